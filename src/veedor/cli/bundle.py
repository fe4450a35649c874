"""``veedor bundle``: a case, run and sealed into one file."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec
from msgspec import Struct, UnsetType

from veedor.cli.messages import NOT_A_DAY
from veedor.cli.next_step import say_next
from veedor.cli.progress import watched
from veedor.cli.receive import SIGNING_KEY
from veedor.cli.tongue import Spoken, language_option, said, tongue_in
from veedor.core import CaseError, SealError

if TYPE_CHECKING:
    from veedor.core import Report

_THEY = ("la otra parte corre", "the other party runs")


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
        "a key. It is a public version: small cells are withheld.\n\nThe annex and the report "
        "in full go beside it, sealed for those named with --to alone.",
        "Corre CASE y lo sella en un solo archivo firmado: caso, informe, pasaportes de los "
        "datos, consultas, paquetes de reglas con su texto, libro de custodia, versiones. Sin "
        "datos si no se piden, y nunca una clave. Es una versión pública: rige el secreto "
        "estadístico.\n\nEl anexo y el informe completo van aparte, sellados solo para quienes "
        "se indiquen con --to.",
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
    from veedor.run.public import public_of  # noqa: PLC0415

    wanted = msgspec.convert(asked, _Wanted)
    tongue = wanted.language or tongue_in(context)
    key = seal.private_key(_key(case, wanted))
    recipients = [seal.annex_recipient(one) for one in wanted.to]
    _refuse_taken(wanted.out, _annex(wanted))
    bundling.refuse_early(case)
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
    if not wanted.with_data:
        _say_withheld(public_of(outcome.report), tongue, told_how=bool(recipients))
    if recipients:
        sealed = seal.seal_annex(
            bundling.annex_of(outcome) or b"",
            bundle_sha256=digest,
            key=key,
            recipients=recipients,
            report=b"" if wanted.with_data else bundling.full_record(outcome.report),
        )
        seal.write_whole(_annex(wanted), sealed, mode=0o600)
        _say(f"{_in(tongue, 'Sealed annex', 'Anexo sellado')}: {_annex(wanted)}")
    say_next(tongue, "verify", wanted.out, "--data", case.parent, before=_THEY)


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


def _say_withheld(public: "Report", tongue: str, *, told_how: bool) -> None:
    """Tell what the bundle holds back, and how the court gets it."""
    withheld = public.withheld
    if isinstance(withheld, UnsetType):
        return
    shown, below = withheld.measures, withheld.below
    en = f"Public version: counts of persons below {below} withheld ({shown} measures)"
    es = f"Versión pública: reservadas las cantidades menores que {below} ({shown} medidas)"
    if not told_how and shown:
        en += "; name with --to who gets the report in full"
        es += "; indique con --to quién recibe el informe completo"
    _say(_in(tongue, en, es))


def _in(tongue: str, en: str, es: str) -> str:
    return es if tongue == "es" else en


def _say(*lines: str) -> None:
    for line in lines:
        click.echo(line)
