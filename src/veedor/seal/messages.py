"""What custody and seal refuse, in the two languages of this house."""

from veedor.core import Message

NO_SUCH_FILE = Message(
    id="seal.no_such_file",
    en="there is no plain file here that may be read",
    es="no hay aquí un archivo común que se pueda leer",
    fix_en="Check the name and the permissions; links and devices are not followed",
    fix_es="Verifique el nombre y los permisos; no se siguen enlaces ni dispositivos",
)
CHANGED = Message(
    id="seal.changed",
    en="the file changed while it was read",
    es="el archivo cambió mientras se lo leía",
    fix_en="Stop what writes to it, and try again",
    fix_es="Detenga lo que escribe en él e intente de nuevo",
)
CANNOT_WRITE = Message(
    id="seal.cannot_write",
    en="the file cannot be written ({said}); what was there is as it was",
    es="el archivo no se puede escribir ({said}); lo que había sigue igual",
    fix_en="Check the folder, its permissions and the space on the disk",
    fix_es="Verifique la carpeta, sus permisos y el espacio en el disco",
)
NOT_A_NAME = Message(
    id="seal.not_a_name",
    en='"{name}" cannot be the name of a key',
    es="«{name}» no puede ser el nombre de una clave",
    fix_en="Use a name without spaces and without a plus sign, such as defensoria.example/custody",
    fix_es="Use un nombre sin espacios ni signo más, como defensoria.example/custodia",
)
KEY_THERE = Message(
    id="seal.key_there",
    en="there is already a file here, and a key is never replaced",
    es="ya hay un archivo aquí, y una clave no se reemplaza",
    fix_en="Choose another name",
    fix_es="Elija otro nombre",
)
KEY_OPEN = Message(
    id="seal.key_open",
    en="others may read this private key",
    es="otras personas pueden leer esta clave privada",
    fix_en="Run `chmod 600` on it; if someone may have copied it, make another",
    fix_es="Córrale `chmod 600`; si alguien pudo copiarla, cree otra",
)
NOT_A_KEY = Message(
    id="seal.not_a_key",
    en="this is not a private key of `veedor keys`",
    es="esto no es una clave privada de `veedor keys`",
    fix_en="Name the file that `veedor keys` wrote, without .pub",
    fix_es="Indique el archivo que escribió `veedor keys`, sin .pub",
)
NOT_A_PUBLIC_KEY = Message(
    id="seal.not_a_public_key",
    en="this is not a public key of `veedor keys`",
    es="esto no es una clave pública de `veedor keys`",
    fix_en="Use the .pub file as it was made, of one line",
    fix_es="Use el archivo .pub tal como se creó, de una sola línea",
)
NO_KEY = Message(
    id="seal.no_key",
    en="there is no key to sign with",
    es="no hay una clave con la cual firmar",
    fix_en="Make one with `veedor keys FILE`, and name it with --key",
    fix_es="Cree una con `veedor keys ARCHIVO` e indíquela con --key",
)
LEDGER_PART_MISSING = Message(
    id="ledger.part_missing",
    en="the custody ledger is not whole: it needs ledger.jsonl, checkpoint and key.pub",
    es="el libro de custodia no está completo: necesita ledger.jsonl, checkpoint y key.pub",
    fix_en="Put back the folder as it was after the last receipt",
    fix_es="Restituya la carpeta como estaba después de la última recepción",
)
BAD_CHECKPOINT = Message(
    id="ledger.bad_checkpoint",
    en="this is not a checkpoint that the ledger's key signed",
    es="esto no es un punto de control firmado con la clave del libro",
    fix_en="Use a checkpoint exactly as it was written, and the key it was signed with",
    fix_es="Use el punto de control tal como se escribió, y la clave con que se firmó",
)
LEDGER_SIZE = Message(
    id="ledger.size",
    en="the signed checkpoint counts {signed} {signed:act|acts} of receipt, and the"
    " ledger holds {there}",
    es="el punto de control firmado cuenta {signed} {signed:acta|actas} de recepción, y el"
    " libro tiene {there}",
    fix_en="Acts were removed or added after the signature; ask for the ledger that was signed",
    fix_es="Se quitaron o agregaron actas después de la firma; pida el libro que se firmó",
)
LEDGER_NUMBER = Message(
    id="ledger.number",
    en="act number {number} stands where number {expected} should",
    es="está el acta número {number} donde debería estar la número {expected}",
    fix_en="An act was removed, added or moved here; ask for the ledger that was signed",
    fix_es="Aquí se quitó, agregó o movió un acta; pida el libro que se firmó",
)
LEDGER_LINE = Message(
    id="ledger.line",
    en="this line is not an act of receipt as Veedor writes it",
    es="esta línea no es un acta de recepción como las escribe Veedor",
    fix_en="The line was edited or cut; ask for the ledger that was signed",
    fix_es="La línea se modificó o se cortó; pida el libro que se firmó",
)
LEDGER_ROOT = Message(
    id="ledger.root",
    en="the acts are not those that the checkpoint was signed over",
    es="las actas no son aquellas sobre las que se firmó el punto de control",
    fix_en="At least one act was edited after the signature; ask for the ledger that was signed",
    fix_es="Se modificó al menos un acta después de la firma; pida el libro que se firmó",
)
OTHER_KEY = Message(
    id="ledger.other_key",
    en="the ledger was begun with another key",
    es="el libro se abrió con otra clave",
    fix_en="Sign with the key that began it: one ledger has one key",
    fix_es="Firme con la clave con que se abrió: un libro tiene una sola clave",
)
ROLLED_BACK = Message(
    id="ledger.rolled_back",
    en="the ledger was rolled back: it had {was} {was:act|acts} when the older checkpoint was signed, and has {now}",
    es="el libro retrocedió: tenía {was} {was:acta|actas} cuando se firmó el punto de control anterior, y tiene {now}",
    fix_en="Ask for the ledger with all its acts, and for the reason",
    fix_es="Pida el libro con todas sus actas, y la razón",
)
REWRITTEN = Message(
    id="ledger.rewritten",
    en="{was:the first act is not that|the first {was} acts are not those} of the older"
    " checkpoint: the ledger was written anew",
    es="{was:la primera acta no es la|las primeras {was} actas no son las} del punto de control"
    " anterior: el libro se rehízo",
    fix_en="Ask for the ledger as it was, and for the reason",
    fix_es="Pida el libro como estaba, y la razón",
)
OUT_TAKEN = Message(
    id="seal.out_taken",
    en="there is already a file here",
    es="ya hay un archivo aquí",
    fix_en="Choose another name: what was sealed is never replaced",
    fix_es="Elija otro nombre: lo que se selló no se reemplaza",
)
SECRET_INSIDE = Message(
    id="seal.secret_inside",
    en="this file holds a private key or the key of the pseudonyms",
    es="este archivo contiene una clave privada o la clave de los seudónimos",
    fix_en="Take it out of the case: no key ever goes into a bundle",
    fix_es="Sáquelo del caso: ninguna clave va en un legajo",
)
TOO_LARGE = Message(
    id="seal.too_large",
    en="a bundle of {size} bytes is more than one archive holds (4 GiB)",
    es="un legajo de {size} bytes supera lo que cabe en un archivo (4 GiB)",
    fix_en="Leave out --with-data, and hand the files over beside the bundle",
    fix_es="Quite --with-data y entregue los archivos junto con el legajo",
)
NOT_A_BUNDLE = Message(
    id="seal.not_a_bundle",
    en="from here on, this is not a bundle as `veedor bundle` writes it",
    es="desde aquí, esto no es un legajo como los que escribe `veedor bundle`",
    fix_en="Ask for the file again, with its SHA-256 digest by another way",
    fix_es="Pida el archivo de nuevo, con su huella SHA-256 por otra vía",
)
MEMBER_CHANGED = Message(
    id="seal.member_changed",
    en="this file is not the one that was signed",
    es="este archivo no es el que se firmó",
    fix_en="Ask for the bundle that was signed",
    fix_es="Pida el legajo que se firmó",
)
MEMBER_GONE = Message(
    id="seal.member_gone",
    en="this file was signed, and is not there",
    es="este archivo se firmó, y no está",
    fix_en="Ask for the bundle that was signed",
    fix_es="Pida el legajo que se firmó",
)
MEMBER_ADDED = Message(
    id="seal.member_added",
    en="this file is there, and was not signed",
    es="este archivo está, y no se firmó",
    fix_en="Ask for the bundle that was signed",
    fix_es="Pida el legajo que se firmó",
)
DIRECTORY_CHANGED = Message(
    id="seal.directory_changed",
    en="the archive's directory is not that of its files",
    es="el índice del archivo no corresponde a los archivos que contiene",
    fix_en="Ask for the bundle that was signed",
    fix_es="Pida el legajo que se firmó",
)
BAD_SIGNATURE = Message(
    id="seal.bad_signature",
    en="the signature does not hold",
    es="la firma no es válida",
    fix_en="Ask for the bundle that was signed",
    fix_es="Pida el legajo que se firmó",
)
OTHER_SIGNER = Message(
    id="seal.other_signer",
    en='this was signed with a key called "{name}" that is none of those you named',
    es="esto se firmó con una clave llamada «{name}» que no es ninguna de las que usted indicó",
    fix_en="Get the signer's public key from the signer, not from the bundle, and compare",
    fix_es="Obtenga la clave pública de quien firma, no del legajo, y compare",
)
NOT_A_RECIPIENT = Message(
    id="seal.not_a_recipient",
    en="this is not a public key to seal for (age1…)",
    es="esto no es una clave pública para la cual sellar (age1…)",
    fix_en="Use the .pub file of `veedor keys --annex`, or a public key of age",
    fix_es="Use el archivo .pub de `veedor keys --annex`, o una clave pública de age",
)
NOT_UNSEALED = Message(
    id="seal.not_unsealed",
    en="the annex does not open",
    es="el anexo no se abre",
    fix_en="Use the private key that it was sealed for, and the file as it was sent",
    fix_es="Use la clave privada para la cual se selló, y el archivo tal como se envió",
)
OTHER_BUNDLE = Message(
    id="seal.other_bundle",
    en="this annex belongs to another bundle",
    es="este anexo pertenece a otro legajo",
    fix_en="Name the bundle that it was sealed with",
    fix_es="Indique el legajo con el que se selló",
)
NOT_AN_IDENTITY = Message(
    id="seal.not_an_identity",
    en="this is not a private key to open an annex with (AGE-SECRET-KEY-1…)",
    es="esto no es una clave privada para abrir un anexo (AGE-SECRET-KEY-1…)",
    fix_en="Name the file that `veedor keys --annex` wrote, without .pub",
    fix_es="Indique el archivo que escribió `veedor keys --annex`, sin .pub",
)
