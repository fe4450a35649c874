"""What the engine refuses, and how to put it right."""

from veedor.core import Message

NO_SUCH_FILE = Message(
    id="file.absent",
    en="there is no such file",
    es="el archivo no existe",
    fix_en="Correct `file` in the case; paths are relative to the case's folder",
    fix_es="Corrija `file` en el caso; las rutas son relativas a la carpeta del caso",
)
NOT_A_FILE = Message(
    id="file.not-plain",
    en="this is a link, a folder or a device, not a plain file",
    es="es un enlace, una carpeta o un dispositivo, no un archivo común",
    fix_en="Put a copy of the file itself in the case's folder",
    fix_es="Ponga una copia del archivo mismo en la carpeta del caso",
)
NOT_ALLOWED = Message(
    id="file.not-allowed",
    en="this account may not read the file",
    es="esta cuenta no tiene permiso para leer el archivo",
    fix_en="Give yourself the right to read it, or copy it with an account that has it",
    fix_es="Otórguese permiso de lectura, o cópielo con una cuenta que lo tenga",
)
READING_FAILED = Message(
    id="file.reading-failed",
    en="the file could not be read to its end ({said})",
    es="no se pudo leer el archivo hasta el final ({said})",
    fix_en="Copy it to this machine's own disk and run again; if that fails, ask for it again",
    fix_es="Cópielo al disco de esta máquina y vuelva a correr; si falla, pídalo de nuevo",
)
CHANGED = Message(
    id="file.changed",
    en="the file changed while it was being read",
    es="el archivo cambió mientras se lo leía",
    fix_en="Close the programs that write to it and run again",
    fix_es="Cierre los programas que lo escriben y vuelva a correr la auditoría",
)
EMPTY = Message(
    id="file.empty",
    en="the file is empty",
    es="el archivo está vacío",
    fix_en="Ask for the file again; a record with no rows still has a header",
    fix_es="Pida el archivo de nuevo; aun sin filas debe traer su encabezado",
)
UNKNOWN_FORM = Message(
    id="file.form",
    en="files with the ending {ending!r} are not read",
    es="no se leen archivos con la terminación {ending!r}",
    fix_en="Give .csv, .tsv, .txt, .parquet, .xlsx, .jsonl, .ndjson, .sqlite or .db",
    fix_es="Entregue .csv, .tsv, .txt, .parquet, .xlsx, .jsonl, .ndjson, .sqlite o .db",
)
DISK_FULL = Message(
    id="disk.full",
    en="the disk is full: the work copy needs {size} bytes",
    es="el disco está lleno: la copia de trabajo necesita {size} bytes",
    fix_en="Free some space, or name another folder with --work; nothing was published",
    fix_es="Libere espacio o nombre otra carpeta con --work; no se publicó nada",
)
TOO_COSTLY = Message(
    id="file.too-costly",
    en="reading it took more processor time or memory than a file of {size} bytes may need"
    " ({limit})",
    es="leerlo exigió más procesador o memoria de lo que un archivo de {size} bytes puede"
    " requerir ({limit})",
    fix_en="The file may be built to exhaust the reader: ask for a plain CSV of the same table",
    fix_es="El archivo puede estar armado para agotar al lector: pida un CSV simple de la tabla",
)
OUT_OF_MEMORY = Message(
    id="file.memory",
    en="reading it needs more memory than the {limit} that it was given",
    es="leerlo exige más memoria que los {limit} asignados",
    fix_en="Give more with --memory; if a file of {size} bytes should not need it, it may be"
    " built to exhaust the reader: ask for a plain CSV of the same table",
    fix_es="Asigne más con --memory; si un archivo de {size} bytes no debería exigirla, puede"
    " estar armado para agotar al lector: pida un CSV simple de la misma tabla",
)
TOO_LARGE = Message(
    id="file.too-large",
    en="what was read from it outgrew what a file of {size} bytes may hold",
    es="lo leído superó lo que un archivo de {size} bytes puede contener",
    fix_en="The file may be built to exhaust the reader: ask for a plain CSV of the same table",
    fix_es="El archivo puede estar armado para agotar al lector: pida un CSV simple de la tabla",
)
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
    en="{returned} of {ends} lines end in CR LF and the others in LF",
    es="{returned} de {ends} líneas terminan en CR LF y las demás en LF",
    fix_en="Two files may have been joined: ask for them apart, or save it with one line end",
    fix_es="Quizá se unieron dos archivos: pídalos por separado, o guárdelo con un solo fin de línea",
)
RAGGED = Message(
    id="rows.ragged",
    en="{count} records do not have the {expected} fields of the header: {places}",
    es="{count} registros no tienen los {expected} campos del encabezado: {places}",
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
    en="{physical} records are in the file and {parsed} were parsed: some would be lost",
    es="hay {physical} registros en el archivo y se leyeron {parsed}: algunos se perderían",
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
WRONG_TYPE = Message(
    id="column.type",
    en="the column {column} holds {stored}, which cannot be read as {kind}",
    es="la columna {column} guarda {stored}, que no puede leerse como {kind}",
    fix_en="Ask for the column as text; a document number kept as a decimal is already altered",
    fix_es="Pida la columna como texto; un documento guardado como decimal ya está alterado",
)
DATE_ONLY = Message(
    id="column.date-only",
    en="the column {column} holds dates without a time, and a moment is asked for",
    es="la columna {column} guarda fechas sin hora, y se pide un momento",
    fix_en="Declare `day: start` or `day: end`: which end of the day each one means",
    fix_es="Declare `day: start` o `day: end`: qué extremo del día significa cada una",
)
NOT_READABLE = Message(
    id="values.not-readable",
    en="{count} values of {column} cannot be read as {kind}{format}: {places}",
    es="{count} valores de {column} no pueden leerse como {kind}{format}: {places}",
    fix_en="Declare a repair under `map`, correct `format`, or list them under `missing`",
    fix_es="Declare una reparación en `map`, corrija `format` o anótelos en `missing`",
)
DAY_OR_MONTH = Message(
    id="values.day-or-month",
    en="{count} values of {column} cannot be read as {kind}{format}: {places}",
    es="{count} valores de {column} no pueden leerse como {kind}{format}: {places}",
    fix_en="Is the order {other} and not {order}? Correct `format`, or list them under `missing`",
    fix_es="¿El orden es {other} y no {order}? Corrija `format`, o anótelos en `missing`",
)
NOT_AMONG = Message(
    id="values.not-among",
    en="{count} values of {column} are none of {values}: {places}",
    es="{count} valores de {column} no están entre {values}: {places}",
    fix_en="Declare under `map` which of them each one means",
    fix_es="Declare en `map` qué significa cada uno",
)
LACKING = Message(
    id="values.lacking",
    en="{count} records lack {column}: {places}",
    es="a {count} registros les falta {column}: {places}",
    fix_en="Ask for the missing values; a record without them cannot be audited",
    fix_es="Pida los valores que faltan; un registro sin ellos no puede auditarse",
)
NO_ZONE = Message(
    id="time.no-zone",
    en="{column} has no time zone, in the file or in the case",
    es="{column} no tiene huso horario, ni en el archivo ni en el caso",
    fix_en="Declare `zone` with an IANA name such as America/Argentina/Buenos_Aires (or UTC)",
    fix_es="Declare `zone` con un nombre IANA como America/Argentina/Buenos_Aires (o UTC)",
)
CLOCK_CHANGE = Message(
    id="time.clock-change",
    en="{column}: {gap} times do not exist in {zone} and {overlap} happened twice"
    " (changes of clocks): {places}",
    es="{column}: {gap} horas no existen en {zone} y {overlap} ocurrieron dos veces"
    " (cambios de hora): {places}",
    fix_en="Check that the zone is right, then declare `clock_changes: before` or `after`",
    fix_es="Revise que el huso sea correcto y declare `clock_changes: before` o `after`",
)
DUPLICATES = Message(
    id="key.duplicates",
    en="{count} records repeat a {key} that another one has: {places}",
    es="{count} registros repiten un {key} que otro ya tiene: {places}",
    fix_en="If the whole record is double, declare `duplicates: count once`",
    fix_es="Si el registro entero está doble, declare `duplicates: count once`",
)
CONFLICTING = Message(
    id="key.conflicting",
    en="{count} values of {key} stand in records that differ in other columns: {places}",
    es="{count} valores de {key} figuran en registros que difieren en otras columnas: {places}",
    fix_en="These are not double records: ask the agency which one holds",
    fix_es="No son registros dobles: pregunte al organismo cuál vale",
)
BACKWARDS = Message(
    id="span.backwards",
    en="{count} records end ({end}) before they start ({start}): {places}",
    es="{count} registros terminan ({end}) antes de empezar ({start}): {places}",
    fix_en="Check the day/month order and which column is which",
    fix_es="Revise el orden día/mes y cuál columna es cuál",
)
OVERLAPPING = Message(
    id="span.overlapping",
    en="{count} records overlap in time with an earlier one of the same {apart}",
    es="{count} registros se superponen en el tiempo con otro anterior del mismo {apart}",
    fix_en="If several orders on one person are usual, declare `overlaps: allowed`",
    fix_es="Si es normal que haya varias órdenes sobre una persona, declare `overlaps: allowed`",
)
MERGED_CELLS = Message(
    id="xlsx.merged",
    en="cells are merged at {places}",
    es="hay celdas combinadas en {places}",
    fix_en="Ask for the sheet without merged cells: a merged value belongs to no single row",
    fix_es="Pida la hoja sin celdas combinadas: un valor combinado no es de ninguna fila",
)
NO_STORED_VALUE = Message(
    id="xlsx.no-stored-value",
    en="cells hold formulas without their values at {places}",
    es="hay fórmulas sin su valor guardado en {places}",
    fix_en="Open the workbook in a spreadsheet program and save it, or ask for the table as CSV",
    fix_es="Abra el libro en una planilla de cálculo y guárdelo, o pida la tabla en CSV",
)
ZIP_BOMB = Message(
    id="xlsx.bomb",
    en="the workbook unpacks to {unpacked} bytes from {size}: more than {limit}",
    es="el libro se descomprime en {unpacked} bytes desde {size}: más de {limit}",
    fix_en="Ask for the table as CSV",
    fix_es="Pida la tabla en CSV",
)
BAD_WORKBOOK = Message(
    id="xlsx.bad",
    en="the workbook cannot be opened: {said}",
    es="no se puede abrir el libro: {said}",
    fix_en="Open and save it again, or ask for the table as CSV",
    fix_es="Ábralo y guárdelo otra vez, o pida la tabla en CSV",
)
NO_SHEET = Message(
    id="xlsx.no-sheet",
    en="say which sheet is meant: there is {has}",
    es="diga qué hoja es: hay {has}",
    fix_en="Declare `reading: {{sheet: NAME}}`",
    fix_es="Declare `reading: {{sheet: NOMBRE}}`",
)
NO_TABLE = Message(
    id="sqlite.no-table",
    en="say which table is meant: there is {has}",
    es="diga qué tabla es: hay {has}",
    fix_en="Declare `reading: {{table: NAME}}`",
    fix_es="Declare `reading: {{table: NOMBRE}}`",
)
BAD_DATABASE = Message(
    id="sqlite.bad",
    en="the database cannot be opened: {said}",
    es="no se puede abrir la base: {said}",
    fix_en="Ask for a dump of the table as CSV",
    fix_es="Pida un volcado de la tabla en CSV",
)
BAD_PARQUET = Message(
    id="parquet.bad",
    en="the Parquet file cannot be read: {said}",
    es="no se puede leer el archivo Parquet: {said}",
    fix_en="Ask for it again, with its SHA-256, or as CSV",
    fix_es="Pídalo de nuevo, con su huella SHA-256, o en CSV",
)
BAD_JSON_LINE = Message(
    id="jsonl.bad",
    en="line {line} is not a JSON object with plain values: {said}",
    es="la línea {line} no es un objeto JSON con valores simples: {said}",
    fix_en="Give one object a line, each name once, values of text, number, true, false or null",
    fix_es="Dé un objeto por línea, cada nombre una vez, con valores simples",
)
INEXACT = Message(
    id="query.inexact",
    en="the query returns inexact numbers: {columns}",
    es="la consulta devuelve números inexactos: {columns}",
    fix_en="Count, or cast to DECIMAL",
    fix_es="Cuente, o convierta a DECIMAL",
)
QUERY_FAILED = Message(
    id="query.failed",
    en="the engine could not answer: {said}",
    es="el motor no pudo responder: {said}",
    fix_en="If memory or disk ran out, give more with --memory or free some space",
    fix_es="Si faltó memoria o disco, dé más con --memory o libere espacio",
)
READER_FAILED = Message(
    id="reader.failed",
    en="the reading process ended by itself ({said})",
    es="el proceso de lectura terminó solo ({said})",
    fix_en="Run again; if it happens again, report it to Veedor with the file's form and size",
    fix_es="Vuelva a correr; si se repite, avise a Veedor con la forma y el tamaño del archivo",
)
NO_SPARK = Message(
    id="spark.absent",
    en="{lacks} is not installed",
    es="falta instalar {lacks}",
    fix_en="Run pip install 'veedor[spark]' and install Java 17, or audit with --engine duck",
    fix_es="Corra pip install 'veedor[spark]' e instale Java 17, o audite con --engine duck",
)
SPARK_FAILED = Message(
    id="spark.not-started",
    en="Spark did not start: {said}",
    es="Spark no arrancó: {said}",
    fix_en="Check that Java is version 17 or 21 and that the memory asked for is free",
    fix_es="Verifique que Java sea la versión 17 o 21 y que la memoria pedida esté libre",
)
SPARK_MEMORY = Message(
    id="spark.memory",
    en="Spark does not run in less than {least} MiB of memory",
    es="Spark no funciona con menos de {least} MiB de memoria",
    fix_en="Give more with --memory, or audit with --engine duck",
    fix_es="Dé más con --memory, o audite con --engine duck",
)
SPARK_BUSY = Message(
    id="spark.busy",
    en="this program already has a Spark session open",
    es="este programa ya tiene abierta una sesión de Spark",
    fix_en="Close it first: an audit shares its tables with nobody",
    fix_es="Ciérrela primero: una auditoría no comparte sus tablas con nadie",
)
IN_SEVERAL_FILES = Message(
    id="combine.several",
    en="{count} records repeat a {key} that another of the files {files} has",
    es="{count} registros repiten un {key} que otro de los archivos {files} ya tiene",
    fix_en="If downloads overlap, declare `duplicates: count once` for each of them",
    fix_es="Si las descargas se superponen, declare `duplicates: count once` en cada una",
)
FILES_DISAGREE = Message(
    id="combine.disagree",
    en="{count} records with the same {key} differ between the files {files}",
    es="{count} registros con el mismo {key} difieren entre los archivos {files}",
    fix_en="These are not double records: ask the agency which file holds",
    fix_es="No son registros dobles: pregunte al organismo qué archivo vale",
)
