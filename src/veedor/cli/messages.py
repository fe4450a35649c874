"""What the door refuses, in the two languages of this house."""

from veedor.core import Message

TAKEN = Message(
    id="draft.taken",
    en="there is already a file here",
    es="ya hay un archivo aquí",
    fix_en="Choose another name, or move that file away: a draft never replaces anything",
    fix_es="Elija otro nombre, o mueva ese archivo: un borrador no reemplaza nada",
)
NOT_ABOVE = Message(
    id="draft.not_above",
    en="a case file here could not name the files in {folder}",
    es="un archivo de caso aquí no podría nombrar los archivos de {folder}",
    fix_en="Write it in that folder, or in one that holds it",
    fix_es="Escríbalo en esa carpeta, o en una que la contenga",
)
UNWRITABLE = Message(
    id="draft.unwritable",
    en="the file cannot be written",
    es="el archivo no se puede escribir",
    fix_en="Check that its folder exists and that you may write in it",
    fix_es="Verifique que la carpeta existe y que tiene permiso para escribir en ella",
)
NOT_A_DEMO = Message(
    id="demo.not_a_demo",
    en="this folder holds something else than an earlier demonstration",
    es="esta carpeta contiene algo que no es una demostración anterior",
    fix_en="Name another folder with --out: a demonstration never replaces anything else",
    fix_es="Indique otra carpeta con --out: una demostración no reemplaza otra cosa",
)
NOT_A_LETTER = Message(
    id="ask.not_a_letter",
    en="a letter is written as .md or as .docx",
    es="una carta se escribe como .md o como .docx",
    fix_en="Give the file one of these endings",
    fix_es="Dele al archivo una de esas terminaciones",
)
NOT_A_PDF = Message(
    id="pdf.not_a_pdf",
    en="the report on paper is written as .pdf",
    es="el informe en papel se escribe como .pdf",
    fix_en="Give the file this ending",
    fix_es="Dele al archivo esa terminación",
)
NO_RULE = Message(
    id="rules.no_pack_or_rule",
    en='there is no pack and no rule called "{name}"',
    es="no existe un paquete ni una regla «{name}»",
    fix_en="The nearest first: {known}",
    fix_es="Lo más parecido primero: {known}",
)
NOT_A_DAY = Message(
    id="new.not_a_day",
    en='"{text}" is not a day of the calendar',
    es="«{text}» no es un día del calendario",
    fix_en="Write it as 2024-01-31: year, month, day",
    fix_es="Escríbalo así: 2024-01-31, año, mes y día",
)
NOT_A_TIME = Message(
    id="receive.not_a_time",
    en='"{text}" is not a day, nor a moment with its offset',
    es="«{text}» no es un día, ni un momento con su diferencia horaria",
    fix_en="Write it as 2026-11-29 or as 2026-11-29T11:00-03:00",
    fix_es="Escríbalo así: 2026-11-29, o así: 2026-11-29T11:00-03:00",
)
WRITTEN_APART = Message(
    id="audit.written_apart",
    en="{record}: of {support} {support:value|values} of {column}, {values} {values:is|are} written as none in {beside}"
    " ({like}): whoever they stand for is not found there",
    es="{record}: de {support} {support:valor|valores} de {column}, {values} {values:está escrito|están escritos} como"
    " ninguno de {beside} ({like}): a quien designan no se lo halla allí",
    fix_en="If they stand for the same, declare `pad`, `remove` or `capitals` where they differ, and"
    " run it again",
    fix_es="Si designan a los mismos, declare `pad`, `remove` o `capitals` donde difieran, y córrala"
    " de nuevo",
)
