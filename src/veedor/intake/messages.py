"""What intake says about a case file, in the two languages of this house."""

from veedor.core import Message

NO_FILE = Message(
    id="case.no_file",
    en="there is no such file",
    es="ese archivo no existe",
    fix_en="Give the path of a case file; `veedor draft FOLDER` writes a first one",
    fix_es="Indique la ruta de un archivo de caso; `veedor draft CARPETA` escribe un primero",
)
NOT_A_FILE = Message(
    id="case.not_a_file",
    en="this is not an ordinary file",
    es="no es un archivo común",
    fix_en="Give the path of the case file itself, not of its folder",
    fix_es="Indique la ruta del archivo de caso, no la de su carpeta",
)
UNREADABLE = Message(
    id="case.unreadable",
    en="the file cannot be opened",
    es="el archivo no se puede abrir",
    fix_en="Check that you have permission to read it",
    fix_es="Verifique que tiene permiso para leerlo",
)
TOO_LARGE = Message(
    id="case.too_large",
    en="a case file holds at most {most} bytes, and this one holds more",
    es="un archivo de caso tiene como máximo {most} bytes, y este tiene más",
    fix_en="Put long tables in a file of their own and name it with `file`",
    fix_es="Lleve las tablas largas a un archivo aparte y nómbrelo con `file`",
)
NOT_UTF8 = Message(
    id="case.not_utf8",
    en="the file is not UTF-8 text",
    es="el archivo no es texto UTF-8",
    fix_en="Save it again as UTF-8",
    fix_es="Vuelva a guardarlo como UTF-8",
)
NOT_YAML = Message(
    id="case.not_yaml",
    en="this is not valid YAML from here on",
    es="a partir de aquí no es YAML válido",
    fix_en="Check indentation (spaces, never tabs), colons and quotes on this line and above it",
    fix_es="Revise la sangría (espacios, nunca tabulaciones), los dos puntos y las comillas en "
    "esta línea y en las anteriores",
)
EMPTY = Message(
    id="case.empty",
    en="the file says nothing",
    es="el archivo no dice nada",
    fix_en="Write the case in it; `veedor draft FOLDER` writes a first one",
    fix_es="Escriba el caso; `veedor draft CARPETA` escribe un primero",
)
TWO_DOCUMENTS = Message(
    id="case.two_documents",
    en="a second YAML document starts here (---)",
    es="aquí empieza un segundo documento YAML (---)",
    fix_en="Keep one case in each file",
    fix_es="Deje un solo caso en cada archivo",
)
TAG = Message(
    id="case.tag",
    en="a YAML tag (!...) is not accepted",
    es="no se aceptan etiquetas de YAML (!...)",
    fix_en="Remove the tag and write the plain value",
    fix_es="Quite la etiqueta y escriba el valor",
)
ANCHOR = Message(
    id="case.anchor",
    en="a YAML anchor or alias (& or *) is not accepted",
    es="no se aceptan anclas ni alias de YAML (& o *)",
    fix_en="Write the value out where it is needed; a text that starts with & or * goes in "
    "quotes",
    fix_es="Escriba el valor en cada lugar; un texto que empieza con & o * va entre comillas",
)
TOO_DEEP = Message(
    id="case.too_deep",
    en="the entries are nested more than {most} levels deep",
    es="las entradas están anidadas a más de {most} niveles",
    fix_en="A case needs no more than six levels; write it flatter",
    fix_es="A un caso le bastan seis niveles; escríbalo con menos",
)
DUPLICATE_KEY = Message(
    id="case.duplicate_key",
    en='the key "{key}" appears twice in the same place; first on line {first}',
    es="la clave «{key}» aparece dos veces en el mismo lugar; primero en la línea {first}",
    fix_en="Keep one of the two",
    fix_es="Deje una de las dos",
)
KEY_NOT_TEXT = Message(
    id="case.key_not_text",
    en="a key must be text, and this one is not",
    es="una clave debe ser un texto, y esta no lo es",
    fix_en="Write it in quotes",
    fix_es="Escríbala entre comillas",
)
NOT_FINITE = Message(
    id="case.not_finite",
    en="a number must be finite; NaN and infinity are not accepted",
    es="un número debe ser finito; no se aceptan NaN ni infinito",
    fix_en="Write a number, or put it in quotes if it is text",
    fix_es="Escriba un número, o póngalo entre comillas si es un texto",
)
NUMBER_CHANGES = Message(
    id="case.number_changes",
    en="read as a number, what is written here would not come back the same",
    es="leído como número, lo escrito aquí no se conservaría igual",
    fix_en="Put it in quotes if it is a code or an id (leading zeros, many digits); otherwise "
    "write the number plainly",
    fix_es="Póngalo entre comillas si es un código o un identificador (ceros a la izquierda, "
    "muchos dígitos); si no, escriba el número sin adornos",
)
NOT_TEXT_AT_ALL = Message(
    id="case.surrogate",
    en="this text holds half a character (a lone surrogate)",
    es="este texto contiene medio carácter (un sustituto suelto)",
    fix_en="Type the character itself instead of its \\u code",
    fix_es="Escriba el carácter mismo en lugar de su código \\u",
)
UNKNOWN_KEY = Message(
    id="case.unknown_key",
    en="this key means nothing here",
    es="esta clave no significa nada aquí",
    fix_en="Keys known here, the nearest first: {known}",
    fix_es="Claves conocidas aquí, la más parecida primero: {known}",
)
MISSING_KEY = Message(
    id="case.missing_key",
    en='the key "{key}" is missing',
    es="falta la clave «{key}»",
    fix_en="Add it",
    fix_es="Agréguela",
)
WRONG_TYPE = Message(
    id="case.wrong_type",
    en="this holds {got_en}, and {expected_en} is expected",
    es="aquí hay {got_es}, y se espera {expected_es}",
    fix_en="Write {expected_en}",
    fix_es="Escriba {expected_es}",
)
UNQUOTED = Message(
    id="case.unquoted",
    en="this holds {got_en}, and {expected_en} is expected",
    es="aquí hay {got_es}, y se espera {expected_es}",
    fix_en="If it is meant as text, put it in quotes",
    fix_es="Si es un texto, póngalo entre comillas",
)
NOT_A_CHOICE = Message(
    id="case.not_a_choice",
    en='"{got}" is not one of the choices here',
    es="«{got}» no es una de las opciones aquí",
    fix_en="Write one of: {known}",
    fix_es="Escriba una de estas: {known}",
)
MISFIT = Message(
    id="case.misfit",
    en="what is written here does not fit a case file",
    es="lo escrito aquí no corresponde a un archivo de caso",
    fix_en="Compare it with `veedor schema case`",
    fix_es="Compárelo con `veedor schema case`",
)
UNDECIDED = Message(
    id="case.undecided",
    en='"?" stands for a decision that only a person can make',
    es="«?» ocupa el lugar de una decisión que solo una persona puede tomar",
    fix_en="A person must fill this in: {what_en}",
    fix_es="Una persona debe completarlo: {what_es}",
)
BLANK = Message(
    id="case.blank",
    en="this is blank",
    es="esto está en blanco",
    fix_en="Write at least one word",
    fix_es="Escriba al menos una palabra",
)
CONTROL = Message(
    id="case.control",
    en="this holds control characters, which no reader can see",
    es="esto contiene caracteres de control, que nadie puede ver",
    fix_en="Type the text again without them",
    fix_es="Vuelva a escribir el texto sin ellos",
)
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
ABSOLUTE_PATH = Message(
    id="case.absolute_path",
    en="the path is absolute",
    es="la ruta es absoluta",
    fix_en="Write it from the case file's folder, so that the case works on another machine",
    fix_es="Escríbala desde la carpeta del caso, para que el caso funcione en otra máquina",
)
PATH_LEAVES = Message(
    id="case.path_leaves",
    en="the path leads out of the case file's folder",
    es="la ruta sale de la carpeta del caso",
    fix_en="Put a copy of the file beside the case file, and no link or `..`",
    fix_es="Ponga una copia del archivo junto al caso, sin enlaces ni `..`",
)
BACKSLASH = Message(
    id="case.backslash",
    en="the path is written with \\",
    es="la ruta está escrita con \\",
    fix_en="Write / between folders; it works on every system",
    fix_es="Escriba / entre carpetas; funciona en todos los sistemas",
)
NO_DATA_FILE = Message(
    id="case.no_data_file",
    en='there is no file "{file}" beside the case file',
    es="no hay un archivo «{file}» junto al caso",
    fix_en="Files there, the nearest first: {known}",
    fix_es="Archivos que sí están, el más parecido primero: {known}",
)
NOT_A_DATA_FILE = Message(
    id="case.not_a_data_file",
    en='"{file}" is not an ordinary file',
    es="«{file}» no es un archivo común",
    fix_en="Name one file, not a folder or a device",
    fix_es="Nombre un archivo, no una carpeta ni un dispositivo",
)
UNKNOWN_SOURCE = Message(
    id="case.unknown_source",
    en='there is no source called "{source}"',
    es="no hay una fuente llamada «{source}»",
    fix_en="Sources of this case, the nearest first: {known}",
    fix_es="Fuentes de este caso, la más parecida primero: {known}",
)
NAMES_NONE = Message(
    id="case.names_none",
    en="the list names no source",
    es="la lista no nombra ninguna fuente",
    fix_en="Name at least one, or remove the line",
    fix_es="Nombre al menos una, o quite la línea",
)
SAME_SOURCE = Message(
    id="case.same_source",
    en='the source "{source}" is named twice in this list',
    es="la fuente «{source}» aparece dos veces en esta lista",
    fix_en="Name it once",
    fix_es="Nómbrela una sola vez",
)
OTHER_RECORD = Message(
    id="case.other_record",
    en='the audit reads "{record}" here, and the source "{source}" holds "{held}"',
    es="la auditoría lee aquí «{record}», y la fuente «{source}» contiene «{held}»",
    fix_en="Name a source that holds {record}",
    fix_es="Nombre una fuente que contenga {record}",
)
SAME_AUDIT = Message(
    id="case.same_audit",
    en="this audit of the same sources was already asked for in audits[{first}]",
    es="esta auditoría de las mismas fuentes ya se pidió en audits[{first}]",
    fix_en="Keep one of the two: options are chosen once, before the data is seen",
    fix_es="Deje una de las dos: las opciones se eligen una vez, antes de ver los datos",
)
BAD_PERIOD = Message(
    id="case.bad_period",
    en="this is neither a date (2019-03-25) nor a moment with its offset "
    "(2025-09-21T00:00:00Z)",
    es="no es una fecha (2019-03-25) ni un momento con su desfase (2025-09-21T00:00:00Z)",
    fix_en="Write it in one of these two ways",
    fix_es="Escríbalo de una de esas dos maneras",
)
PERIOD_BACKWARDS = Message(
    id="case.period_backwards",
    en="the period ends before it starts, or as it starts",
    es="el período termina antes de empezar, o en cuanto empieza",
    fix_en="`to` is the first day that is no longer under audit",
    fix_es="`to` es el primer día que ya no se audita",
)
NO_FOLDER = Message(
    id="draft.no_folder",
    en="there is no such folder",
    es="esa carpeta no existe",
    fix_en="Give the folder that holds the files to audit",
    fix_es="Indique la carpeta que contiene los archivos por auditar",
)
NOTHING_THERE = Message(
    id="draft.nothing_there",
    en="the folder holds no file",
    es="la carpeta no contiene archivos",
    fix_en="Put the files to audit in it",
    fix_es="Ponga en ella los archivos por auditar",
)
