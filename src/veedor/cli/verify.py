"""``veedor verify``: a bundle, checked from end to end."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec
from msgspec import Struct

from veedor.cli.next_step import say_next
from veedor.cli.progress import watched
from veedor.cli.tongue import Spoken, language_option, on_one_line, said, tongue_in
from veedor.core import SealError

if TYPE_CHECKING:
    from veedor.run.verify import Against

_MARKS = {"holds": "✓", "note": "·", "fault": "✗"}


class _Wanted(Struct, frozen=True, kw_only=True):
    data: Path | None = None
    signers: tuple[Path, ...] = ()
    checkpoint: Path | None = None
    timestamp_authority: Path | None = None
    work: Path | None = None
    language: str | None = None


@click.command(
    cls=Spoken,
    help=said(
        "Check BUNDLE: every byte, the signature, the ledger, and that all its parts belong "
        "together; then run it again from the data and compare the findings.\n\nLines begin "
        "with ✓ (holds), · (good to know) or ✗ (does not hold).\n\nExit codes: 0 all holds; 5 "
        "something does not.",
        "Comprueba BUNDLE: cada byte, la firma, el libro y que todas sus partes se "
        "correspondan; luego lo vuelve a correr con los datos y compara los "
        "hallazgos.\n\nLas líneas empiezan con ✓ (se sostiene), · (conviene saberlo) o ✗ (no "
        "se sostiene).\n\nCódigos de salida: 0 todo se sostiene; 5 algo no.",
    ),
)
@click.argument("bundle", type=click.Path(path_type=Path))
@click.option(
    "--data",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help=said(
        "Folder of the files that were counted, to run it again.",
        "Carpeta de los archivos contados, para volver a correrlo.",
    ),
)
@click.option(
    "--signer",
    "signers",
    multiple=True,
    metavar="KEY.pub",
    type=click.Path(path_type=Path),
    help=said(
        "Public key that it must be signed with (may be repeated).",
        "Clave pública con la que debe estar firmado (puede repetirse).",
    ),
)
@click.option(
    "--checkpoint",
    type=click.Path(path_type=Path),
    help=said(
        "Checkpoint of its ledger that you kept from earlier.",
        "Punto de control de su libro que usted guardó antes.",
    ),
)
@click.option(
    "--timestamp-authority",
    metavar="CERT.pem",
    type=click.Path(path_type=Path),
    help=said(
        "Certificate of the authority that stamped the time.",
        "Certificado de la autoridad que selló el tiempo.",
    ),
)
@click.option(
    "--work",
    type=click.Path(path_type=Path, exists=True, file_okay=False, writable=True),
    help=said("Folder for the work copies.", "Carpeta de las copias de trabajo."),
)
@language_option()
@click.pass_context
def verify(context: click.Context, /, bundle: Path, **asked: object) -> None:
    """Check a bundle from end to end."""
    from veedor.run.verify import verify as checked  # noqa: PLC0415 - slow to load

    wanted = msgspec.convert(asked, _Wanted)
    tongue = wanted.language or tongue_in(context)
    against = _against(wanted)
    faults = 0
    with watched(sys.stderr, tongue, on=True) as tell:
        lines = list(checked(bundle, against, tell=tell))
    for line in lines:
        faults += line.mark == "fault"
        words = line.es if tongue == "es" else line.en
        click.echo(f"{_MARKS[line.mark]} {on_one_line(words)}")
    if faults:
        sys.exit(SealError.exit_code)
    if wanted.data is None:
        say_next(tongue, "verify", bundle, "--data", _folder(tongue))
    else:
        other = "OTRO_INFORME" if tongue == "es" else "OTHER_REPORT"
        say_next(tongue, "diff", bundle, other)


def _folder(tongue: str) -> str:
    return "CARPETA" if tongue == "es" else "FOLDER"


def _against(wanted: _Wanted) -> "Against":
    from veedor import seal  # noqa: PLC0415
    from veedor.run.verify import Against  # noqa: PLC0415

    older = None if wanted.checkpoint is None else seal.kept(wanted.checkpoint)
    place = wanted.timestamp_authority
    authority = None if place is None else seal.kept(place)
    return Against(
        authority=authority,
        signers=[seal.public_key(file) for file in wanted.signers],
        older=older,
        data=wanted.data,
        work=wanted.work,
    )
