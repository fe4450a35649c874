"""Opening a report in the browser, or saying where it is."""

from pathlib import Path

import click


def open_page(page: Path, *, tongue: str) -> None:
    """Open a page in the person's browser; say its address where none can be opened."""
    import webbrowser  # noqa: PLC0415 - few audits ask for it

    address = page.absolute().as_uri()
    try:
        opened = webbrowser.open(address)
    except webbrowser.Error:
        opened = False
    if not opened:
        told = (
            f"No se pudo abrir un navegador; la página está en {address}"
            if tongue == "es"
            else f"No browser could be opened; the page is at {address}"
        )
        click.echo(told, err=True)
