"""What stops a query, an engine, or files put together."""

from veedor.core import Message

INEXACT = Message(
    id="query.inexact",
    en="the query returns inexact numbers: {columns}",
    es="la consulta devuelve números inexactos: {columns}",
    fix_en="Count, or cast to DECIMAL",
    fix_es="Cuente, o convierta a DECIMAL",
)
NOT_WHOLE = Message(
    id="query.not-whole",
    en="the query returns columns that are not whole numbers, or lack some: {columns}",
    es="la consulta devuelve columnas que no son números enteros, o a las que les faltan: {columns}",
    fix_en="Cast to BIGINT, and say what a missing number stands for",
    fix_es="Convierta a BIGINT, y diga qué vale un número que falta",
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
NO_MASTER = Message(
    id="spark.no-master",
    en="“{said}” is not a master of Spark that Veedor knows",
    es="“{said}” no es un maestro de Spark que Veedor conozca",
    fix_en="Write local-cluster[WORKERS,CORES,MiB], spark://HOST:PORT, yarn or k8s://HOST:PORT;"
    " for one process on this computer leave it out and use --threads",
    fix_es="Escriba local-cluster[OBREROS,NÚCLEOS,MiB], spark://HOST:PUERTO, yarn o"
    " k8s://HOST:PUERTO; para un solo proceso en esta computadora, omítalo y use --threads",
)
MASTER_WITHOUT_SPARK = Message(
    id="spark.master-without-spark",
    en="only Spark has a master, and the engine asked for is {engine}",
    es="solo Spark tiene un maestro, y el motor pedido es {engine}",
    fix_en="Add --engine spark, or leave --master out",
    fix_es="Agregue --engine spark, u omita --master",
)
NOT_SHARED = Message(
    id="spark.not-shared",
    en="not every worker sees the work folder: of {of} {of:row|rows} written there, {seen}"
    " {seen:is|are} seen",
    es="no todos los nodos ven la carpeta de trabajo: de {of} {of:fila escrita|filas escritas}"
    " allí se {seen:ve|ven} {seen}",
    fix_en="Name with --work a folder that this computer and every worker see under the same"
    " path, and let the workers run as the user who audits",
    fix_es="Indique con --work una carpeta que esta computadora y todos los nodos vean en la"
    " misma ruta, y haga que los nodos corran con el usuario que audita",
)
UNSEEN = Message(
    id="spark.unseen",
    en="a worker did not find a file of the work folder",
    es="un nodo no encontró un archivo de la carpeta de trabajo",
    fix_en=NOT_SHARED.fix_en,
    fix_es=NOT_SHARED.fix_es,
)
IN_SEVERAL_FILES = Message(
    id="combine.several",
    en="{count} {count:record repeats|records repeat} the {key} of one in another of"
    " the files {files}",
    es="{count} {count:registro repite|registros repiten} el {key} de otro, que está en"
    " otro de los archivos {files}",
    fix_en="If downloads overlap, declare `duplicates: count once` for each of them",
    fix_es="Si las descargas se superponen, declare `duplicates: count once` en cada una",
)
FILES_DISAGREE = Message(
    id="combine.disagree",
    en="{count} {count:record|records} with the same {key} {count:differs|differ} between the files {files}",
    es="{count} {count:registro|registros} con el mismo {key} {count:difiere|difieren} entre los archivos {files}",
    fix_en="These are not double records: ask the agency which file holds",
    fix_es="No son registros dobles: pregunte al organismo qué archivo vale",
)
