"""What the verification of a bundle says, in the two languages of this house."""

from veedor.core import Texts

WORDS = {
    "whole": Texts(
        en="Bundle: {files} {files:file|files}, with the SHA-256 that was signed; not a byte "
        "more",
        es="Legajo: {files} {files:archivo|archivos}, con la huella SHA-256 que se firmó; ni "
        "un byte más",
    ),
    "signed-known": Texts(
        en="Signature: holds, with the key {key}, which you named",
        es="Firma: válida, con la clave {key}, que usted indicó",
    ),
    "signed-unknown": Texts(
        en="Signature: holds, with the key {key}; name the signer's key with --signer: "
        "whoever writes a bundle anew can sign it with a key of their own",
        es="Firma: válida, con la clave {key}; indique la de quien firma con --signer: quien "
        "rehace un legajo puede firmarlo con una clave propia",
    ),
    "ledger": Texts(
        en="Custody ledger: {acts} {acts:act, as it was|acts, as they were} signed",
        es="Libro de custodia: {acts} {acts:acta, tal como se firmó|actas, tal como se "
        "firmaron}",
    ),
    "ledger-grew": Texts(
        en="Custody ledger: it begins with the acts of the older checkpoint",
        es="Libro de custodia: comienza con las actas del punto de control anterior",
    ),
    "ledger-other-key": Texts(
        en="Custody ledger: signed with another key than the bundle, {key}",
        es="Libro de custodia: firmado con otra clave que el legajo, {key}",
    ),
    "no-ledger": Texts(
        en="Custody ledger: there is none; nothing shows when the files were received",
        es="Libro de custodia: no hay; nada muestra cuándo se recibieron los archivos",
    ),
    "stamped": Texts(
        en="Timestamp: sealed before {at}, on the word of {name}, whose certificate you named",
        es="Sello de tiempo: se firmó antes del {at}, según {name}, cuyo certificado usted "
        "indicó",
    ),
    "stamp-unchecked": Texts(
        en="Timestamp: it is for this seal and says {at}, by {name}; not checked: name the "
        "authority's certificate with --timestamp-authority",
        es="Sello de tiempo: es de esta firma y dice {at}, de {name}; no se comprobó: indique "
        "el certificado de la autoridad con --timestamp-authority",
    ),
    "received": Texts(
        en="Custody: {files:the|each of the} {files} {files:file that was|files that were} "
        "counted has its act of receipt",
        es="Custodia: {files:el|cada uno de los} {files} {files:archivo contado|archivos "
        "contados} tiene su acta de recepción",
    ),
    "not-received": Texts(
        en="Custody: {file} was never received: no act bears its SHA-256 {digest}",
        es="Custodia: {file} nunca se recibió: ningún acta lleva su SHA-256 {digest}",
    ),
    "no-report": Texts(
        en="{where}: this is not a report that this Veedor reads",
        es="{where}: esto no es un informe que este Veedor lea",
    ),
    "not-canonical": Texts(
        en="{where}: not written as Veedor writes a report",
        es="{where}: no está escrito como Veedor escribe un informe",
    ),
    "follows": Texts(
        en="Pages, receipts, queries and rule packs: as they follow from report.json",
        es="Páginas, pasaportes, consultas y paquetes: los que corresponden a report.json",
    ),
    "withheld": Texts(
        en="Public version: counts of persons below {below} are withheld, with those that "
        "would give them back ({measures} {measures:measure|measures})",
        es="Versión pública: se reservan las cantidades de personas menores que {below}, con "
        "las que permitirían recuperarlas ({measures} {measures:medida|medidas})",
    ),
    "small-left": Texts(
        en="{where}: a count of persons below {below} stands in what says it is public",
        es="{where}: hay una cantidad de personas menor que {below} en lo que dice ser una "
        "versión pública",
    ),
    "case-elsewhere": Texts(
        en="Case file: not in the bundle, as it writes identifiers itself; {file}, from the "
        "folder of the data, is the case that the report answers",
        es="Archivo de caso: no está en el legajo, porque él mismo escribe identificadores; "
        "{file}, de la carpeta de los datos, es el caso del informe",
    ),
    "case-gone": Texts(
        en="Not run again: the case file is not in the bundle, as it writes identifiers "
        "itself, and no file of the folder of the data (*.yaml) is the case of the report",
        es="No se volvió a correr: el archivo de caso no está en el legajo, porque él mismo "
        "escribe identificadores, y ningún archivo de la carpeta de los datos (*.yaml) es el "
        "caso del informe",
    ),
    "same-public": Texts(
        en="Run again from the data, with the same numbers withheld: the same public version, "
        "byte for byte",
        es="Se volvió a correr con los datos, con los mismos números reservados: la misma "
        "versión pública, byte por byte",
    ),
    "not-follow": Texts(
        en="{where}: not what follows from report.json",
        es="{where}: no es lo que corresponde a report.json",
    ),
    "other-pack": Texts(
        en="{where}: not the pack whose digest the report names ({digest})",
        es="{where}: no es el paquete cuya huella dice el informe ({digest})",
    ),
    "other-query": Texts(
        en="{where}: the report shows another query than the one that Veedor {version} runs",
        es="{where}: el informe muestra otra consulta que la que corre Veedor {version}",
    ),
    "other-case": Texts(
        en="case/case.yaml: not the case that the report answers",
        es="case/case.yaml: no es el caso del informe",
    ),
    "other-versions": Texts(
        en="Versions: made with {theirs}; here {ours}",
        es="Versiones: se hizo con {theirs}; aquí {ours}",
    ),
    "no-data": Texts(
        en="Not run again: name the folder of the data with --data",
        es="No se volvió a correr: indique la carpeta de los datos con --data",
    ),
    "file-gone": Texts(
        en="{where}: the file is not in the folder of the data",
        es="{where}: el archivo no está en la carpeta de los datos",
    ),
    "file-other": Texts(
        en="{where}: not the file that was counted: SHA-256 {found}; the report has {said}",
        es="{where}: no es el archivo contado: SHA-256 {found}, y el informe dice {said}",
    ),
    "not-run": Texts(
        en="Not run again: the data are not those that were counted",
        es="No se volvió a correr: los datos no son los que se contaron",
    ),
    "failed": Texts(
        en="Run again, and refused: {said}",
        es="Se volvió a correr, y se rechazó: {said}",
    ),
    "same-bytes": Texts(
        en="Run again from the data: the same report, byte for byte",
        es="Se volvió a correr con los datos: el mismo informe, byte por byte",
    ),
    "same-findings": Texts(
        en="Run again from the data: the same findings; the bytes differ",
        es="Se volvió a correr con los datos: los mismos hallazgos; los bytes difieren",
    ),
    "differs": Texts(
        en="Run again from the data, it differs (first: the bundle; second: the data): {said}",
        es="Se volvió a correr y difiere (primero: el legajo; segundo: los datos): {said}",
    ),
}
