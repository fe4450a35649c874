"""What is refused of the case file as a YAML document."""

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
