"""What the one path refuses, and how to put it right."""

from veedor.core import Message

NO_KIND = Message(
    id="case.no-kind",
    en="there is no kind of audit called {kind}",
    es="no existe la clase de auditoría {kind}",
    fix_en="Use one of {kinds}",
    fix_es="Use una de estas: {kinds}",
)
NO_OPTION = Message(
    id="case.no-option",
    en="there is no option called {name}",
    es="no existe la opción {name}",
    fix_en="Perhaps {near}; `veedor explain` gives every option of a kind",
    fix_es="Quizás {near}; `veedor explain` da todas las opciones de una clase",
)
BAD_OPTIONS = Message(
    id="case.options",
    en="the options do not fit the kind {kind}: {said}",
    es="las opciones no corresponden a la clase {kind}: {said}",
    fix_en="See `veedor explain {kind}` for every option and its default",
    fix_es="Vea `veedor explain {kind}`: allí está cada opción y su valor por defecto",
)
ROWS_CHANGED = Message(
    id="query.rows-changed",
    en="the same query gave {least} {least:row|rows} one time and {most} another",
    es="la misma consulta dio {least} {least:fila|filas} una vez y {most} otra",
    fix_en="Check the disk, and that nothing else writes into the work folder; then run it again",
    fix_es="Revise el disco, y que nada más escriba en la carpeta de trabajo; luego repítala",
)
UNLIKE = Message(
    id="case.unlike",
    en="{column} is written as {log_like} in {log} and as {other_like} in {other}: nobody of the"
    " one would be found in the other",
    es="{column} está escrito como {log_like} en {log} y como {other_like} en {other}: nadie del"
    " uno se hallaría en el otro",
    fix_en="Declare `remove`, `capitals` or `pad` for {column}, so that both are written alike; if they are"
    " different numbers, declare `unlike: allowed`",
    fix_es="Declare `remove`, `capitals` o `pad` en {column}, para que ambos se escriban igual; si son"
    " números distintos, declare `unlike: allowed`",
)
NO_NEED = Message(
    id="case.no-need",
    en="this kind does not read a record called {name}; it reads {needs}",
    es="esta clase no lee un registro llamado {name}; lee {needs}",
    fix_en="Correct the left side: the record; the right side is the source",
    fix_es="Corrija el lado izquierdo: el registro; el derecho es la fuente",
)
LACKS_NEED = Message(
    id="case.lacks-need",
    en="the audit cannot do without the record {name}",
    es="la auditoría no puede hacerse sin el registro {name}",
    fix_en="Name the source that holds it",
    fix_es="Nombre la fuente que lo contiene",
)
NO_AUDIT_FOR = Message(
    id="case.no-audit-for",
    en='"{cited}" is a finding of an audit that the case does not ask for',
    es="«{cited}» es un hallazgo de una auditoría que el caso no pide",
    fix_en="Ask for that audit under `audits`, or cite a finding of one that is asked for: {known}",
    fix_es="Pida esa auditoría en `audits`, o cite un hallazgo de una que se pida: {known}",
)
NO_RULES_FOR = Message(
    id="case.no-rules-for",
    en='"{cited}" is not a finding (`access.outside`), and the case asks for no rules',
    es="«{cited}» no es un hallazgo (`access.outside`), y el caso no pide reglas",
    fix_en="Ask for its pack under `rules`, or cite a finding by its id, as the report shows it",
    fix_es="Pida su paquete en `rules`, o cite un hallazgo por su id, como lo muestra el informe",
)
NOT_IN_REPORT = Message(
    id="case.not-in-report",
    en='the report has no finding and no rule called "{cited}"',
    es="el informe no tiene un hallazgo ni una regla llamados «{cited}»",
    fix_en="Cite one by the id that the report shows; the nearest: {known}",
    fix_es="Cite uno por el id que muestra el informe; los más parecidos: {known}",
)
BAD_KEY = Message(
    id="pseudonym.key",
    en="the pseudonym key must be 32 hexadecimal digits",
    es="la clave de seudónimos debe tener 32 dígitos hexadecimales",
    fix_en="Delete the file to have a new one made, or restore the one you had",
    fix_es="Borre el archivo para que se cree otra, o recupere la que tenía",
)
OTHER_DOCUMENT = Message(
    id="case.other-document",
    en="the file's SHA-256 is {found}, and the case declares {declared}",
    es="la huella SHA-256 del archivo es {found}, y el caso declara {declared}",
    fix_en="Find out which of the two is the document that was received; correct the other",
    fix_es="Averigüe cuál de los dos es el documento recibido y corrija el otro",
)
OUTLINES_TOO_COSTLY = Message(
    id="outlines.too-costly",
    en="putting points into these areas took more processor time or memory than it may ({limit})",
    es="ubicar puntos en estas áreas exigió más procesador o memoria de lo permitido ({limit})",
    fix_en="An outline may be built to exhaust the reader: ask for the areas as a GeoPackage, with simpler outlines",
    fix_es="Un contorno puede estar armado para agotar al lector: pida las áreas como GeoPackage, con contornos más simples",
)
OUTLINES_FAILED = Message(
    id="outlines.failed",
    en="an outline of these areas ended the process that reads them ({said})",
    es="un contorno de estas áreas hizo terminar el proceso que los lee ({said})",
    fix_en="Look for an outline that is no polygon, or is nested in others; ask for the areas as a GeoPackage",
    fix_es="Busque un contorno que no sea un polígono, o que esté dentro de otros; pida las áreas como GeoPackage",
)
