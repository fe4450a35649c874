"""What is refused of rules, answers and documents."""

from veedor.core import Message

NOT_A_DAY = Message(
    id="case.not_a_day",
    en='"{text}" is not a day of the calendar',
    es="«{text}» no es un día del calendario",
    fix_en='Write it as "2024-01-31": year, month, day',
    fix_es="Escríbalo así: «2024-01-31», año, mes y día",
)
NO_PACKS = Message(
    id="case.no_packs",
    en="rules are asked for, and no pack is named",
    es="se piden reglas, y no se nombra ningún paquete",
    fix_en="Name at least one; `veedor rules` lists them",
    fix_es="Nombre al menos uno; `veedor rules` los enumera",
)
FILE_OR_DIGEST = Message(
    id="case.file_or_digest",
    en="a document without `file` and without `sha256` could be any document",
    es="un documento sin `file` y sin `sha256` podría ser cualquiera",
    fix_en="Name the file beside the case, or give the SHA-256 of the document that was seen",
    fix_es="Nombre el archivo junto al caso, o dé la huella SHA-256 del documento que se vio",
)
NOT_A_DIGEST = Message(
    id="case.not_a_digest",
    en="this is not a SHA-256 digest",
    es="esto no es una huella SHA-256",
    fix_en="Write its 64 hexadecimal digits in lower case, as `sha256sum` prints them",
    fix_es="Escriba sus 64 dígitos hexadecimales en minúscula, como los da `sha256sum`",
)
NO_DOCUMENT = Message(
    id="case.no_document",
    en='the case has no document called "{document}"',
    es="el caso no tiene un documento llamado «{document}»",
    fix_en="Add it under `documents`. Those there are, the nearest first: {known}",
    fix_es="Agréguelo en `documents`. Los que hay, el más parecido primero: {known}",
)
NOT_SIGNED = Message(
    id="case.not_signed",
    en="an answer rests on a document, or on somebody who signs it",
    es="una respuesta se apoya en un documento, o en alguien que la firma",
    fix_en="Name `document`, or give `signed_by` and `on` (the day)",
    fix_es="Nombre `document`, o indique `signed_by` y `on` (el día)",
)
RESTS_ON_NOTHING = Message(
    id="case.rests-on-nothing",
    en="this question rests on nothing and has no answer",
    es="esta pregunta no se apoya en nada y no tiene respuesta",
    fix_en="Name findings or rules under `rests_on`, or write the `answer`; that it cannot be answered is one",
    fix_es="Nombre hallazgos o reglas en `rests_on`, o escriba la respuesta en `answer`; que no puede responderse es una",
)
