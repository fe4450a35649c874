"""What is refused while a live database is copied, and how to put it right."""

from veedor.core import Message

NO_DRIVER = Message(
    id="snapshot.no-driver",
    en="copying from PostgreSQL needs libraries that are not installed",
    es="copiar de PostgreSQL requiere bibliotecas que no están instaladas",
    fix_en='Install them: pip install "veedor[postgres]"',
    fix_es='Instálelas: pip install "veedor[postgres]"',
)
PASSWORD_SHOWN = Message(
    id="snapshot.password-shown",
    en="the address holds a password, which every program of this machine can read",
    es="la dirección contiene una contraseña, que cualquier programa de esta máquina puede leer",
    fix_en="Take it out; put it in the file ~/.pgpass or in the variable PGPASSWORD",
    fix_es="Quítela; póngala en el archivo ~/.pgpass o en la variable PGPASSWORD",
)
NOT_CONNECTED = Message(
    id="snapshot.not-connected",
    en="the database did not let us in ({said})",
    es="la base de datos no permitió conectarse ({said})",
    fix_en="Check the address, the account and the password with whoever runs the database",
    fix_es="Verifique dirección, cuenta y contraseña con quien administra la base",
)
NO_SUCH_TABLE = Message(
    id="snapshot.no-such-table",
    en='the database has no table or view "{table}" in its schema "{schema}" that this account'
    " may see",
    es="la base no tiene, en su esquema «{schema}», una tabla o vista «{table}» visible para"
    " esta cuenta",
    fix_en="Tables and views there: {known}",
    fix_es="Tablas y vistas de ese esquema: {known}",
)
NO_SUCH_COLUMN = Message(
    id="snapshot.no-such-column",
    en='the table "{table}" has no column "{column}"',
    es="la tabla «{table}» no tiene la columna «{column}»",
    fix_en="Its columns: {known}",
    fix_es="Sus columnas: {known}",
)
ROWS_HIDDEN = Message(
    id="snapshot.rows-hidden",
    en='the database hides rows of "{table}" from this account (row-level security)',
    es="la base le oculta a esta cuenta filas de «{table}» (seguridad a nivel de fila)",
    fix_en="Ask for an account that sees every row; a part would be taken for the whole",
    fix_es="Pida una cuenta que vea todas las filas; una parte pasaría por el todo",
)
NOT_GRANTED = Message(
    id="snapshot.not-granted",
    en='this account may not read "{table}"',
    es="esta cuenta no tiene permiso para leer «{table}»",
    fix_en="Ask for the right to read these columns of it: {columns}",
    fix_es="Pida permiso para leer estas columnas: {columns}",
)
TOO_LONG = Message(
    id="snapshot.too-long",
    en='reading "{table}" took longer than {minutes} minutes and was stopped',
    es="leer «{table}» llevó más de {minutes} minutos y se interrumpió",
    fix_en="Allow more with --minutes, or ask for a copy at an hour with less traffic",
    fix_es="Permita más con --minutes, o pida hacerlo a una hora con menos tráfico",
)
LOCKED = Message(
    id="snapshot.locked",
    en='"{table}" is locked by another program',
    es="otro programa tiene bloqueada «{table}»",
    fix_en="Try again when the agency's maintenance has ended",
    fix_es="Vuelva a intentarlo cuando termine el mantenimiento del organismo",
)
NOT_READ = Message(
    id="snapshot.not-read",
    en='"{table}" could not be read to its end (the database answered {state})',
    es="no se pudo leer «{table}» hasta el final (la base respondió {state})",
    fix_en="Nothing was kept. Show this code to whoever runs the database, and try again",
    fix_es="No se guardó nada. Muestre este código a quien administra la base y reintente",
)
NOT_WRITTEN = Message(
    id="snapshot.not-written",
    en="the copy could not be written ({said})",
    es="no se pudo escribir la copia ({said})",
    fix_en="Make the folder, free some space or give yourself the right to write; nothing was kept",
    fix_es="Cree la carpeta, libere espacio u otórguese permiso de escritura; no se guardó nada",
)
ENDLESS_TIME = Message(
    id="snapshot.endless-time",
    en='the column "{column}" of "{table}" holds times that no calendar has (infinity, or'
    " outside the years 1 to 9999)",
    es="la columna «{column}» de «{table}» contiene tiempos que ningún calendario tiene"
    " (infinito, o fuera de los años 1 a 9999)",
    fix_en="Ask for a view where such a time has no value (NULL), and name the view in the case",
    fix_es="Pida una vista donde ese tiempo no tenga valor (NULL) y nombre la vista en el caso",
)
ROWS_DIFFER = Message(
    id="snapshot.rows-differ",
    en='"{table}" counted {counted} {counted:row|rows} and gave {given}',
    es="«{table}» contó {counted} {counted:fila|filas} y entregó {given}",
    fix_en="Nothing was kept. Run it again; if it repeats, the view is not stable",
    fix_es="No se guardó nada. Repita; si vuelve a ocurrir, la vista no es estable",
)
ALREADY_THERE = Message(
    id="snapshot.already-there",
    en='"{file}" is there already, and evidence is never replaced',
    es="«{file}» ya está, y la prueba nunca se reemplaza",
    fix_en="Move it away, or name another file in the case",
    fix_es="Muévalo a otro lugar, o nombre otro archivo en el caso",
)
ONE_FILE = Message(
    id="snapshot.one-file",
    en='"{file}" would be the copy of two tables',
    es="«{file}» sería copia de dos tablas",
    fix_en="Name one file for each table",
    fix_es="Nombre un archivo por tabla",
)
NOTHING_TO_COPY = Message(
    id="snapshot.nothing-to-copy",
    en="no source of the case is the copy of a database",
    es="ninguna fuente del caso es copia de una base de datos",
    fix_en="Write `snapshot: {{table: NAME}}` beside the `file` of the source",
    fix_es="Escriba `snapshot: {{table: NOMBRE}}` junto al `file` de la fuente",
)
