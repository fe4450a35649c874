"""What is refused of paths, and of the audits asked for."""

from veedor.core import Message

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
MADE_OF_OTHERS = Message(
    id="case.made_of_others",
    en='"{record}" is made here from "{held}", and so is "{other}", from another source',
    es="«{record}» se forma aquí a partir de «{held}», y «{other}» también, de otra fuente",
    fix_en="Name the same source for both, or map the file as {record} itself",
    fix_es="Nombre la misma fuente para ambas, o lea el archivo como {record} mismo",
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
