"""``veedor bundle``: a case, run and sealed into one file."""

import sys
from pathlib import Path

import click
import msgspec
from msgspec import Struct

from veedor.cli.messages import NOT_A_DAY
from veedor.cli.progress import watched
from veedor.cli.receive import SIGNING_KEY
from veedor.cli.tongue import Spoken, language_option, said, tongue_in
from veedor.core import CaseError, SealError


class _Wanted(Struct, frozen=True, kw_only=True):
    out: Path
    key: Path | None = None
    with_data: bool = False
    to: tuple[str, ...] = ()
    dated: str | None = None
    work: Path | None = None
    language: str | None = None


@click.command(
    cls=Spoken,
    help=said(
        "Run CASE and seal it into one signed file: case, report, receipts, queries, rule "
        "packs with their text, custody ledger, versions. No data unless asked for, and never "
        "a key.\n\nThe annex goes beside it, sealed for those named with --to alone.",
        "Corre CASE y lo sella en un solo archivo firmado: caso, informe, pasaportes de los "
        "datos, consultas, paquetes de reglas con su texto, libro de custodia, versiones. Sin "
        "datos si no se piden, y nunca una clave.\n\nEl anexo va aparte, sellado solo para "
        "quienes se indiquen con --to.",
    ),
)
@click.argument("case", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path),
    default=Path("bundle.zip"),
    help=said("File to write (default: bundle.zip).", "Archivo por escribir (bundle.zip)."),
)
@click.option(
    "--key",
    type=click.Path(path_type=Path),
    help=said(
        f"Key that signs (default: {SIGNING_KEY} beside the case).",
        f"Clave que firma (si no, {SIGNING_KEY} junto al caso).",
    ),
)
@click.option(
    "--with-data",
    is_flag=True,
    help=said(
        "Put the files of the case in too: personal data, for the court alone.",
        "Incluir también los archivos del caso: datos personales, solo para el juzgado.",
    ),
)
@click.option(
    "--to",
    multiple=True,
    metavar="KEY.pub",
    help=said(
        "Seal the annex for this public key (may be repeated).",
        "Sellar el anexo para esta clave pública (puede repetirse).",
    ),
)
@click.option(
    "--dated",
    metavar="2026-11-29",
    help=said(
        "Day that the bundle bears (default: of the last receipt).",
        "Día que lleva el legajo (si no, el de la última recepción).",
    ),
)
@click.option(
    "--work",
    type=click.Path(path_type=Path, exists=True, file_okay=False, writable=True),
    help=said("Folder for the work copies.", "Carpeta de las copias de trabajo."),
)
@language_option()
@click.pass_context
def bundle(context: click.Context, /, case: Path, **asked: object) -> None:
    """Run a case and seal it into one signed file."""
    from veedor import run, seal  # noqa: PLC0415 - `veedor --help` needs none of it
    from veedor.run import bundle as bundling  # noqa: PLC0415
    from veedor.run.bundle import Sealing  # noqa: PLC0415

    wanted = msgspec.convert(asked, _Wanted)
    tongue = wanted.language or tongue_in(context)
    key = seal.private_key(_key(case, wanted))
    recipients = [seal.annex_recipient(one) for one in wanted.to]
    _refuse_taken(wanted.out, _annex(wanted))
    bundling.refuse_early(case, with_data=wanted.with_data)
    how = Sealing(key=key, with_data=wanted.with_data, dated=_day(wanted.dated))
    with watched(sys.stderr, tongue, on=True) as tell:
        outcome = run.audit(case, work=wanted.work, tell=tell)
    ledger = bundling.bundle(case, outcome, wanted.out, how)
    digest = seal.digested(wanted.out, name=str(wanted.out)).sha256
    _say(f"{_in(tongue, 'Bundle', 'Legajo')}: {wanted.out}", f"SHA-256 {digest}")
    if ledger is None:
        without = (
            "sin libro de custodia (`veedor receive`)",
            "no custody ledger (`veedor receive`)",
        )
        _say(without[tongue != "es"])
    _say_small(bundling.small_counts(outcome.report), tongue)
    annex = bundling.annex_of(outcome)
    if annex is not None and recipients:
        sealed = seal.seal_annex(annex, bundle_sha256=digest, key=key, recipients=recipients)
        seal.write_whole(_annex(wanted), sealed, mode=0o600)
        _say(f"{_in(tongue, 'Sealed annex', 'Anexo sellado')}: {_annex(wanted)}")


def _key(case: Path, wanted: _Wanted) -> Path:
    place = wanted.key or case.parent / SIGNING_KEY
    if wanted.key is None and not place.is_file():
        from veedor.seal.messages import NO_KEY  # noqa: PLC0415

        raise SealError(NO_KEY, where=str(place))
    return place


def _annex(wanted: _Wanted) -> Path:
    return wanted.out.with_name(f"{wanted.out.name}.annex.age")


def _refuse_taken(*places: Path) -> None:
    """Refuse before an hour of audit, not after it."""
    from veedor.seal.messages import OUT_TAKEN  # noqa: PLC0415

    for place in places:
        if place.exists() or place.is_symlink():
            raise SealError(OUT_TAKEN, where=str(place))


def _day(text: str | None) -> str | None:
    from datetime import date  # noqa: PLC0415

    try:
        return None if text is None else date.fromisoformat(text).isoformat()
    except ValueError as problem:
        raise CaseError(NOT_A_DAY, where="--dated", text=text) from problem


def _say_small(names: tuple[str, ...], tongue: str) -> None:
    """Tell of counts by which someone may be known: they are in the bundle as they are."""
    if names:
        en = f"Counts below 10: {len(names)}; read them before you publish (first: {names[0]})"
        es = f"Números menores que 10: {len(names)}; léalos antes de publicar ({names[0]})"
        _say(_in(tongue, en, es))


def _in(tongue: str, en: str, es: str) -> str:
    return es if tongue == "es" else en


def _say(*lines: str) -> None:
    for line in lines:
        click.echo(line)
