"""``veedor keys``: a pair of keys, to sign with or to read sealed annexes with."""

from pathlib import Path

import click

from veedor.cli.next_step import say_next
from veedor.cli.tongue import Spoken, language_option, said, tongue_in


@click.command(
    cls=Spoken,
    help=said(
        "Make a pair of keys: the private one in FILE, for its owner alone, and the public "
        "one in FILE.pub.\n\nGive the public key to whoever will check your signature, by "
        "another way than the bundle.",
        "Crea un par de claves: la privada en FILE, solo para su dueño, y la pública en "
        "FILE.pub.\n\nEntregue la pública a quien vaya a comprobar su firma, por otra vía que "
        "el legajo.",
    ),
)
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--name",
    metavar="NAME",
    help=said(
        "Name of the key, without spaces (default: the file's).",
        "Nombre de la clave, sin espacios (si no, el del archivo).",
    ),
)
@click.option(
    "--annex",
    is_flag=True,
    help=said(
        "To read sealed annexes with (X25519, of age), instead of to sign (Ed25519).",
        "Para leer anexos sellados (X25519, de age), en vez de para firmar (Ed25519).",
    ),
)
@language_option()
@click.pass_context
def keys(
    context: click.Context, *, file: Path, name: str | None, annex: bool, language: str | None
) -> None:
    """Make a pair of keys."""
    from veedor import seal  # noqa: PLC0415 - `veedor --help` needs none of it

    spanish = (language or tongue_in(context)) == "es"
    if annex:
        public = seal.make_annex_key(file)
    else:
        public = str(seal.make_key(file, name=name or file.stem).public)
    click.echo(f"{'Clave privada, para usted solo' if spanish else 'Private key'}: {file}")
    click.echo(f"{'Clave pública' if spanish else 'Public key'}: {public}")
    tongue, named = ("es", "CASO") if spanish else ("en", "CASE")
    use = ("--to", f"{file}.pub") if annex else ("--key", file)
    say_next(tongue, "bundle", named, *use)
