"""What is refused of a file before it is read, and of the machine that reads it."""

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
    fix_en="Give .csv, .tsv, .txt, .parquet, .xlsx, .jsonl, .ndjson, .sqlite or .db; for maps"
    " .geojson, .gpkg, .fgb, or a Shapefile as .zip",
    fix_es="Entregue .csv, .tsv, .txt, .parquet, .xlsx, .jsonl, .ndjson, .sqlite o .db; para"
    " mapas .geojson, .gpkg, .fgb, o un Shapefile como .zip",
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
NOT_FOR_RESUMING = Message(
    id="resume.not-ours",
    en='the folder holds "{file}", which no run of Veedor put there',
    es="la carpeta contiene «{file}», que no puso ninguna corrida de Veedor",
    fix_en="Name a folder of its own with --resume: it is emptied at the end",
    fix_es="Indique en --resume una carpeta propia: al final se vacía",
)
RESUMED_TWICE = Message(
    id="resume.twice",
    en="another run is at work in this folder",
    es="otra corrida está usando esta carpeta",
    fix_en="Wait until it ends, or name another folder with --resume",
    fix_es="Espere a que termine, o indique otra carpeta en --resume",
)
