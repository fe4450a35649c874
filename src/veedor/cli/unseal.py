"""``veedor unseal``: the annex of a bundle, for those whom it was sealed for."""

from pathlib import Path

import click

from veedor.cli.tongue import Spoken, language_option, said, tongue_in
from veedor.core import SealError


@click.command(
    cls=Spoken,
    help=said(
        "Open the sealed ANNEX of BUNDLE with your private key, check that it belongs to the "
        "bundle and bears the same signature, and put it in a folder for you alone.",
        "Abre el anexo sellado ANNEX de BUNDLE con su clave privada, comprueba que sea el del "
        "legajo y lleve la misma firma, y lo pone en una carpeta para usted solo.",
    ),
)
@click.argument("annex", type=click.Path(path_type=Path))
@click.argument("bundle", type=click.Path(path_type=Path))
@click.option(
    "--key",
    required=True,
    type=click.Path(path_type=Path),
    help=said("Your private key.", "Su clave privada."),
)
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path),
    default=Path("annex"),
    help=said("Folder for the annex (default: annex).", "Carpeta del anexo (si no, annex)."),
)
@language_option()
@click.pass_context
def unseal(
    context: click.Context,
    annex: Path,
    bundle: Path,
    key: Path,
    out: Path,
    language: str | None,
) -> None:
    """Open the sealed annex of a bundle."""
    from veedor import report, seal  # noqa: PLC0415 - `veedor --help` needs none of it
    from veedor.seal.messages import OTHER_BUNDLE  # noqa: PLC0415

    checked = seal.check_bundle(memoryview(seal.kept(bundle)))
    if checked.faults or checked.signer is None:
        raise checked.faults[0]
    identity = seal.annex_identity(key)
    found = seal.unseal_annex(seal.kept(annex), identity, signer=checked.signer)
    unstamped = {name: one for name, one in checked.members.items() if name != seal.STAMP}
    if found.bundle_sha256 != seal.archive_sha256(unstamped):
        raise SealError(OTHER_BUNDLE, where=str(annex))
    tongue = language or tongue_in(context)
    files = {"annex.json": found.annex.encode()} if found.annex else {}
    if found.report:
        record = found.report.encode()
        files |= {"report.json": record, "index.html": report.to_html(record, tongue).encode()}
    report.publish_private(out, files)
    names = {
        "annex.json": ("Anexo reservado", "Private annex"),
        "index.html": ("Informe completo", "Report in full"),
    }
    for name in (one for one in names if one in files):
        click.echo(f"{names[name][tongue != 'es']}: {out / name}")
