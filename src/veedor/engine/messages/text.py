"""What is refused of a text, byte by byte, and of its header."""

from veedor.core import Message

NOT_ENCODED = Message(
    id="text.encoding",
    en="line {line}: the bytes {bytes} are not {encoding}",
    es="línea {line}: los bytes {bytes} no son {encoding}",
    fix_en="Declare `reading: {{encoding: ...}}`; files saved by Windows are often windows-1252",
    fix_es="Declare `reading: {{encoding: ...}}`; lo guardado en Windows suele ser windows-1252",
)
UNKNOWN_ENCODING = Message(
    id="text.unknown-encoding",
    en="there is no encoding called {encoding}",
    es="no existe una codificación llamada {encoding}",
    fix_en="Use utf-8, windows-1252, latin-1 or utf-16",
    fix_es="Use utf-8, windows-1252, latin-1 o utf-16",
)
LOOKS_UTF16 = Message(
    id="text.utf16",
    en="the file is UTF-16, but the case says {encoding}",
    es="el archivo está en UTF-16, pero el caso dice {encoding}",
    fix_en="Declare `reading: {{encoding: utf-16}}`",
    fix_es="Declare `reading: {{encoding: utf-16}}`",
)
NUL = Message(
    id="text.nul",
    en="line {line}: there is a NUL byte",
    es="línea {line}: hay un byte NUL",
    fix_en="The file is damaged or is not text: ask for it again, with its SHA-256",
    fix_es="El archivo está dañado o no es texto: pídalo de nuevo, con su huella SHA-256",
)
LONG_RECORD = Message(
    id="text.long-record",
    en="record {record} is longer than {limit} bytes",
    es="el registro {record} tiene más de {limit} bytes",
    fix_en="Look for a quote that is never closed; no such record is a look-up or a list entry",
    fix_es="Busque una comilla sin cerrar; ningún registro de una bitácora es tan largo",
)
OPEN_QUOTE = Message(
    id="text.open-quote",
    en="a quote that opens in record {record} is never closed",
    es="una comilla que se abre en el registro {record} nunca se cierra",
    fix_en="Close it, double it inside a value, or declare `reading: {{quote: ''}}`",
    fix_es="Ciérrela, duplíquela dentro del valor o declare `reading: {{quote: ''}}`",
)
BARE_RETURN = Message(
    id="text.bare-return",
    en="line {line}: a carriage return stands alone (old Macintosh line ends, or a broken value)",
    es="línea {line}: hay un retorno de carro suelto (fin de línea antiguo, o un valor roto)",
    fix_en="Save the file with ordinary line ends, or ask for it again",
    fix_es="Guarde el archivo con fines de línea comunes, o pídalo de nuevo",
)
MIXED_ENDS = Message(
    id="text.mixed-ends",
    en="{returned} of {ends} lines {returned:ends|end} in CR LF and the others in LF",
    es="{returned} de {ends} líneas {returned:termina|terminan} en CR LF y las demás en LF",
    fix_en="Two files may have been joined: ask for them apart, or save it with one line end",
    fix_es="Quizá se unieron dos archivos: pídalos por separado, o guárdelo con un solo fin de línea",
)
RAGGED = Message(
    id="rows.ragged",
    en="{count} {count:record does|records do} not have the {expected} {expected:field|fields} of"
    " the header: {places}",
    es="{count} {count:registro no tiene|registros no tienen} {expected:el|los} {expected}"
    " {expected:campo|campos} del encabezado: {places}",
    fix_en="Check the delimiter (now {delimiter!r}) and the quotes; no record is ever dropped",
    fix_es="Revise el delimitador (ahora {delimiter!r}) y las comillas; nada se descarta",
)
NOT_PARSED = Message(
    id="rows.not-parsed",
    en="the reader stopped: {said}",
    es="el lector se detuvo: {said}",
    fix_en="Save the file again as plain CSV (RFC 4180) or Parquet",
    fix_es="Guarde el archivo otra vez como CSV simple (RFC 4180) o Parquet",
)
COUNTS_DIFFER = Message(
    id="rows.counts-differ",
    en="{physical} {physical:record is|records are} in the file and {parsed} {parsed:was|were} parsed:"
    " some would be lost",
    es="hay {physical} {physical:registro|registros} en el archivo y se {parsed:leyó|leyeron} {parsed}:"
    " algunos se perderían",
    fix_en="Look for quotes inside unquoted values; if there are none, report this to Veedor",
    fix_es="Busque comillas dentro de valores sin comillas; si no hay, avise a Veedor",
)
NO_HEADER = Message(
    id="header.absent",
    en="the first record is empty, where the column names should be",
    es="el primer registro está vacío, y allí deben estar los nombres de las columnas",
    fix_en="Put the column names in the first record",
    fix_es="Ponga los nombres de las columnas en el primer registro",
)
DATA_FIRST = Message(
    id="header.data",
    en="the first record looks like data and not like column names, so it is not shown here",
    es="el primer registro parece de datos y no de nombres de columnas; por eso no se muestra",
    fix_en="Put the column names in the first record",
    fix_es="Ponga los nombres de las columnas en el primer registro",
)
DOUBLE_COLUMN = Message(
    id="header.double",
    en="the column {column} stands {times} times in the header",
    es="la columna {column} figura {times} veces en el encabezado",
    fix_en="Rename one of them; the case could not say which it means",
    fix_es="Cambie el nombre de una; el caso no podría decir cuál es",
)
NO_COLUMN = Message(
    id="header.no-column",
    en="the file has no column {column}; it has {has}",
    es="el archivo no tiene la columna {column}; tiene {has}",
    fix_en="Correct `columns` in the case: ours on the left, theirs on the right",
    fix_es="Corrija `columns` en el caso: la nuestra a la izquierda, la de ellos a la derecha",
)
WRONG_DELIMITER = Message(
    id="header.delimiter",
    en="the header is one single column, {column}, with {other!r} inside",
    es="el encabezado es una sola columna, {column}, con {other!r} adentro",
    fix_en="Declare `reading: {{delimiter: {other!r}}}`",
    fix_es="Declare `reading: {{delimiter: {other!r}}}`",
)
