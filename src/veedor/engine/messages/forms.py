"""What is refused of workbooks, databases, Parquet and JSON Lines."""

from veedor.core import Message

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
BAD_MAP = Message(
    id="map.bad",
    en="the map cannot be read: {said}",
    es="no se puede leer el mapa: {said}",
    fix_en="Ask for a GeoJSON FeatureCollection, a GeoPackage, a FlatGeobuf, or one Shapefile in"
    " a .zip",
    fix_es="Pida una FeatureCollection de GeoJSON, un GeoPackage, un FlatGeobuf, o un Shapefile"
    " en un .zip",
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
