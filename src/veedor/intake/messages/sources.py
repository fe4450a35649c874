"""What is refused of zones, sources, columns and formats."""

from veedor.core import Message

OFFSET_ZONE = Message(
    id="case.offset_zone",
    en='"{zone}" is a fixed offset or an abbreviation: it does not say on which days the '
    "clocks changed",
    es="«{zone}» es un desfase fijo o una sigla: no dice en qué fechas cambió la hora",
    fix_en='Name the place, such as "America/Argentina/Buenos_Aires"; "UTC" is accepted',
    fix_es="Nombre el lugar, por ejemplo «America/Argentina/Buenos_Aires»; se acepta «UTC»",
)
UNKNOWN_ZONE = Message(
    id="case.unknown_zone",
    en='"{zone}" is not a time zone of the IANA list',
    es="«{zone}» no es un huso horario de la lista IANA",
    fix_en="Names on that list, the nearest first: {known}",
    fix_es="Nombres de esa lista, el más parecido primero: {known}",
)
NO_SOURCES = Message(
    id="case.no_sources",
    en="the case names no source",
    es="el caso no nombra ninguna fuente",
    fix_en="Add at least one file under `sources`",
    fix_es="Agregue al menos un archivo en `sources`",
)
NO_AUDITS = Message(
    id="case.no_audits",
    en="the case asks for no audit",
    es="el caso no pide ninguna auditoría",
    fix_en="Add at least one under `audits`; `veedor kinds` lists them",
    fix_es="Agregue al menos una en `audits`; `veedor kinds` las enumera",
)
FILE_OR_ROWS = Message(
    id="case.file_or_rows",
    en="a source has either `file` or `rows`: one of the two, not both and not neither",
    es="una fuente tiene `file` o `rows`: una de las dos, ni ambas ni ninguna",
    fix_en="Keep the one that holds the data",
    fix_es="Deje la que contiene los datos",
)
NO_SNAPSHOT_YET = Message(
    id="case.no_snapshot_yet",
    en='the copy of the database, "{file}", was not taken yet',
    es="todavía no se tomó la copia de la base, «{file}»",
    fix_en="Take it first: `veedor snapshot`, with the case and --database postgresql://…",
    fix_es="Tómela primero: `veedor snapshot`, con el caso y --database postgresql://…",
)
SNAPSHOT_FILE = Message(
    id="case.snapshot_file",
    en="a copy of a database is kept in a .parquet file",
    es="la copia de una base se guarda en un archivo .parquet",
    fix_en="Write `file: {stem}.parquet` beside `snapshot`",
    fix_es="Escriba `file: {stem}.parquet` junto a `snapshot`",
)
SNAPSHOT_COLUMNS = Message(
    id="case.snapshot_columns",
    en="a copy holds only the columns that the case names, and this source names none",
    es="la copia contiene solo las columnas que el caso nombra, y esta fuente no nombra ninguna",
    fix_en="Name them under `columns`: Veedor's on the left, the database's on the right",
    fix_es="Nómbrelas en `columns`: a la izquierda las de Veedor, a la derecha las de la base",
)
UNKNOWN_RECORD = Message(
    id="case.unknown_record",
    en='there is no record called "{record}"',
    es="no hay un registro llamado «{record}»",
    fix_en="Records, the nearest first: {known}",
    fix_es="Registros, el más parecido primero: {known}",
)
UNKNOWN_COLUMN = Message(
    id="case.unknown_column",
    en='the record "{record}" has no column of this name',
    es="el registro «{record}» no tiene una columna con ese nombre",
    fix_en="On the left go Veedor's columns, on the right the file's. Columns of {record}, the "
    "nearest first: {known}",
    fix_es="A la izquierda van las columnas de Veedor y a la derecha las del archivo. Columnas "
    "de {record}, la más parecida primero: {known}",
)
COLUMN_MISSING = Message(
    id="case.column_missing",
    en='the record "{record}" cannot do without the column "{column}"',
    es="el registro «{record}» no puede prescindir de la columna «{column}»",
    fix_en="Say which column of the file holds it: {meaning_en}",
    fix_es="Indique qué columna del archivo la contiene: {meaning_es}",
)
ROW_COLUMN = Message(
    id="case.row_column",
    en="this row does not hold this column",
    es="esta fila no contiene esta columna",
    fix_en="Add it to each row, or correct its name",
    fix_es="Agréguela en cada fila, o corrija su nombre",
)
NOT_FOR_THIS_KIND = Message(
    id="case.not_for_this_kind",
    en="`{key}` is for {kinds_en}, and this column holds something else",
    es="`{key}` es para {kinds_es}, y esta columna contiene otra cosa",
    fix_en="Remove it",
    fix_es="Quítelo",
)
BAD_FORMAT = Message(
    id="case.bad_format",
    en='"{format}" cannot be read: it holds an unknown code, or none for year, month or day',
    es="«{format}» no se puede leer: tiene un código desconocido, o le falta el del año, el "
    "mes o el día",
    fix_en='Write each part with its code, such as "%d/%m/%Y %H:%M:%S" for 31/12/2024 23:59:00',
    fix_es="Escriba cada parte con su código, por ejemplo «%d/%m/%Y %H:%M:%S» para "
    "31/12/2024 23:59:00",
)
DAY_WITHOUT_TIME = Message(
    id="case.day_without_time",
    en="a moment is expected, and this format gives only a day",
    es="se espera un momento, y este formato solo da un día",
    fix_en="Add `day: start` or `day: end` to say which moment of that day it means",
    fix_es="Agregue `day: start` (comienzo) o `day: end` (fin) para decir qué momento de ese "
    "día significa",
)
DAY_WITH_TIME = Message(
    id="case.day_with_time",
    en="`day` is for a format that gives only a day, and this one gives a time as well",
    es="`day` es para un formato que solo da un día, y este también da la hora",
    fix_en='Remove `day`, or write the format without a time, such as "%Y-%m-%d"',
    fix_es="Quite `day`, o escriba el formato sin la hora, por ejemplo «%Y-%m-%d»",
)
NOT_AN_UNDERSTOOD_VALUE = Message(
    id="case.not_understood",
    en='`map` gives "{value}", which the column "{column}" does not understand',
    es="`map` da «{value}», que la columna «{column}» no entiende",
    fix_en="Map to one of: {known}",
    fix_es="Use uno de estos: {known}",
)
ONE_CHARACTER = Message(
    id="case.one_character",
    en="the delimiter and the quote are one character each, and not the same one",
    es="el separador y la comilla son un carácter cada uno, y no el mismo",
    fix_en='Write it so: delimiter: ";" (a tab is "\\t")',
    fix_es='Escríbalo así: delimiter: ";" (una tabulación es "\\t")',
)
