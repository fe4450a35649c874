"""``veedor timestamp``: a third party's word on when a bundle was sealed at the latest."""

import stat
from pathlib import Path
from typing import TYPE_CHECKING

import click

from veedor.cli.tongue import Spoken, language_option, said, tongue_in
from veedor.core import SealError

if TYPE_CHECKING:
    from veedor.seal import Checked


@click.command(
    cls=Spoken,
    help=said(
        "Write the request that a timestamping authority (RFC 3161) answers for BUNDLE; with "
        "--token, put its answer in and write the bundle anew.\n\nVeedor sends nothing: you "
        "take the request to the authority and its answer back.",
        "Escribe el pedido que contesta una autoridad de sellado de tiempo (RFC 3161) para "
        "BUNDLE; con --token, incorpora la respuesta y escribe el legajo de nuevo.\n\nVeedor "
        "no envía nada: usted lleva el pedido a la autoridad y trae la respuesta.",
    ),
)
@click.argument("bundle", type=click.Path(path_type=Path))
@click.option(
    "--token",
    type=click.Path(path_type=Path),
    help=said("Answer of the authority (.tsr).", "Respuesta de la autoridad (.tsr)."),
)
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path),
    help=said(
        "File to write (default: BUNDLE.tsq, or stamped-BUNDLE).",
        "Archivo por escribir (si no, BUNDLE.tsq, o stamped-BUNDLE).",
    ),
)
@language_option()
@click.pass_context
def timestamp(
    context: click.Context,
    bundle: Path,
    token: Path | None,
    out: Path | None,
    language: str | None,
) -> None:
    """Ask for a timestamp of a bundle, or put one in."""
    from veedor import seal  # noqa: PLC0415 - `veedor --help` needs none of it

    spanish = (language or tongue_in(context)) == "es"
    checked = seal.check_bundle(memoryview(seal.kept(bundle)))
    if checked.faults:
        raise checked.faults[0]
    if token is None:
        place = out or bundle.with_name(f"{bundle.name}.tsq")
        _ask(checked, place)
        click.echo(f"{'Pedido' if spanish else 'Request'}: {place}")
        return
    place = out or bundle.with_name(f"stamped-{bundle.name}")
    at = _put(
        checked, seal.kept(token), place, mode=stat.S_IMODE(bundle.stat().st_mode), token=token
    )
    click.echo(f"{'Legajo' if spanish else 'Bundle'}: {place}")
    click.echo(f"{'Sello de tiempo' if spanish else 'Timestamp'}: {at}")


def _ask(checked: "Checked", out: Path) -> None:
    from veedor import seal  # noqa: PLC0415
    from veedor.seal.timestamp import request_for  # noqa: PLC0415

    _refuse_taken(out)
    seal.write_whole(out, request_for(bytes(checked.members[seal.SEAL])))


def _put(checked: "Checked", answer: bytes, out: Path, *, mode: int, token: Path) -> str:
    from veedor import seal  # noqa: PLC0415
    from veedor.seal.timestamp import read_stamp, stamped  # noqa: PLC0415
    from veedor.seal.timestamp_messages import STAMP_THERE  # noqa: PLC0415

    if seal.STAMP in checked.members:
        raise SealError(STAMP_THERE, where=str(out))
    _refuse_taken(out)
    stamp = read_stamp(answer, bytes(checked.members[seal.SEAL]), where=str(token))
    stamped(out, checked.members, answer, mode=mode)
    return f"{stamp.at:%Y-%m-%d %H:%M:%S} UTC, {stamp.authority}"


def _refuse_taken(place: Path) -> None:
    from veedor.seal.messages import OUT_TAKEN  # noqa: PLC0415

    if place.exists() or place.is_symlink():
        raise SealError(OUT_TAKEN, where=str(place))
