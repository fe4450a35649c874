"""``veedor receive``: an act of receipt for each file, in the custody ledger of a case."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec
from msgspec import Struct

from veedor.cli.messages import NOT_A_TIME
from veedor.cli.next_step import say_next
from veedor.cli.tongue import Spoken, language_option, said, tongue_in
from veedor.core import CaseError

if TYPE_CHECKING:
    from veedor.seal import Ledger, Received

SIGNING_KEY = "custody/signing.key"


class _Wanted(Struct, frozen=True, kw_only=True):
    handed_over_by: str
    source: str = ""
    received_on: str | None = None
    case: Path
    key: Path | None = None
    language: str | None = None


@click.command(
    cls=Spoken,
    help=said(
        "Write an act of receipt for each of FILES (SHA-256, size, who handed it over, when) "
        "into the custody ledger of the case, and sign the ledger.\n\nKeep the checkpoint "
        "that it prints where the other party can see it: from then on, no act can be "
        "changed, removed or slipped in unseen.",
        "Asienta un acta de recepción de cada uno de FILES (SHA-256, tamaño, quién lo "
        "entregó, cuándo) en el libro de custodia del caso, y firma el libro.\n\nGuarde el "
        "punto de control que muestra donde la otra parte lo vea: desde entonces no se puede "
        "cambiar, quitar ni intercalar un acta sin que se note.",
    ),
)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--from",
    "handed_over_by",
    required=True,
    metavar="TEXT",
    help=said("Who handed the files over.", "Quién entregó los archivos."),
)
@click.option(
    "--source",
    default="",
    metavar="TEXT",
    help=said(
        "How they came: a drive, a seal, a file number.",
        "Cómo llegaron: soporte, faja, número de expediente.",
    ),
)
@click.option(
    "--received-on",
    metavar="2026-11-29T11:00-03:00",
    help=said(
        "Day, or moment with its offset (default: now).",
        "Día, o momento con su diferencia horaria (si no, ahora).",
    ),
)
@click.option(
    "--case",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    default=Path(),
    help=said("Folder of the case (default: this one).", "Carpeta del caso (si no, esta)."),
)
@click.option(
    "--key",
    type=click.Path(path_type=Path),
    help=said(
        f"Key that signs (default: {SIGNING_KEY}, made on first use).",
        f"Clave que firma (si no, {SIGNING_KEY}, que se crea la primera vez).",
    ),
)
@language_option()
@click.pass_context
def receive(context: click.Context, /, files: tuple[Path, ...], **asked: object) -> None:
    """Write an act of receipt for each file into the custody ledger of a case."""
    from veedor import seal  # noqa: PLC0415 - `veedor --help` needs none of it

    wanted = msgspec.convert(asked, _Wanted)
    tongue = wanted.language or tongue_in(context)
    moment = _moment(wanted.received_on)
    received = [_received(file, wanted, moment) for file in files]
    place = wanted.key or wanted.case / SIGNING_KEY
    made = wanted.key is None and not place.exists()
    key = seal.make_key(place, name="custody") if made else seal.private_key(place)
    ledger = seal.add_acts(wanted.case, received, key)
    _say(ledger, len(received), tongue)
    if made:
        new = f"Clave nueva, para usted solo: {place}", f"New key, for you alone: {place}"
        click.echo(new[tongue != "es"])
    _say_next(wanted.case, tongue)


def _say_next(folder: Path, tongue: str) -> None:
    """Describe the files where no case does yet; else run it."""
    case = folder / "case.yaml"
    if case.is_file():
        say_next(tongue, "audit", case)
    else:
        say_next(tongue, "draft", folder, "-o", case)


def _moment(text: str | None) -> str:
    """Give the day as it was written, or the moment in UTC; now, where none was."""
    if text is None:
        return _utc(datetime.now(UTC))
    try:
        if len(text) == len("2026-11-29"):
            return date.fromisoformat(text).isoformat()
        moment = datetime.fromisoformat(text)
    except ValueError as problem:
        raise CaseError(NOT_A_TIME, where="--received-on", text=text) from problem
    if moment.tzinfo is None:
        raise CaseError(NOT_A_TIME, where="--received-on", text=text)
    return _utc(moment.astimezone(UTC))


def _utc(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def _received(file: Path, wanted: _Wanted, moment: str) -> "Received":
    from veedor import seal  # noqa: PLC0415

    found = seal.digested(file, name=str(file))
    inside = file.resolve().is_relative_to(wanted.case.resolve())
    name = file.resolve().relative_to(wanted.case.resolve()).as_posix() if inside else file.name
    return seal.Received(
        file=name,
        sha256=found.sha256,
        size=found.size,
        handed_over_by=wanted.handed_over_by,
        received_on=moment,
        source=wanted.source,
    )


def _say(ledger: "Ledger", new: int, tongue: str) -> None:
    spanish = tongue == "es"
    for act in ledger.acts[len(ledger.acts) - new :]:
        number = f"{'Acta' if spanish else 'Act'} {act.number}"
        click.echo(f"{number}: {act.file}, {act.size} bytes, SHA-256 {act.sha256}")
    held = "Libro de custodia" if spanish else "Custody ledger"
    point = "punto de control" if spanish else "checkpoint"
    size = f"{ledger.checkpoint.size} {'actas' if spanish else 'acts'}"
    click.echo(f"{held}: {size}; {point} {ledger.checkpoint.root.hex()}")
