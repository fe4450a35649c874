"""What the door refuses, in the two languages of this house."""

from veedor.core import Message

TAKEN = Message(
    id="draft.taken",
    en="there is already a file here",
    es="ya hay un archivo aquí",
    fix_en="Choose another name, or move that file away: a draft never replaces anything",
    fix_es="Elija otro nombre, o mueva ese archivo: un borrador no reemplaza nada",
)
NOT_ABOVE = Message(
    id="draft.not_above",
    en="a case file here could not name the files in {folder}",
    es="un archivo de caso aquí no podría nombrar los archivos de {folder}",
    fix_en="Write it in that folder, or in one that holds it",
    fix_es="Escríbalo en esa carpeta, o en una que la contenga",
)
UNWRITABLE = Message(
    id="draft.unwritable",
    en="the file cannot be written",
    es="el archivo no se puede escribir",
    fix_en="Check that its folder exists and that you may write in it",
    fix_es="Verifique que la carpeta existe y que tiene permiso para escribir en ella",
)
NOT_A_DEMO = Message(
    id="demo.not_a_demo",
    en="this folder holds something else than an earlier demonstration",
    es="esta carpeta contiene algo que no es una demostración anterior",
    fix_en="Name another folder with --out: a demonstration never replaces anything else",
    fix_es="Indique otra carpeta con --out: una demostración no reemplaza otra cosa",
)
