"""Tab completion: what may be written next, and the few lines that teach a shell to ask."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, TypeAlias

import click

from veedor.cli.tongue import Spoken, said

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

# Imports stand inside: `veedor --help` loads this module, and completes nothing.
Items: TypeAlias = "list[CompletionItem[str]]"
_VARIABLE = "_VEEDOR_COMPLETE"
_RULE = "  - id: "


def kind_names(_context: click.Context, _parameter: click.Parameter, start: str) -> Items:
    """Give the kinds of audit that begin with what was typed."""
    from pkgutil import iter_modules  # noqa: PLC0415

    from veedor import audits  # noqa: PLC0415

    return _from(start, sorted(one.name for one in iter_modules(audits.__path__) if one.ispkg))


def record_names(_context: click.Context, _parameter: click.Parameter, start: str) -> Items:
    """Give the records that begin with what was typed."""
    from veedor.records import RECORDS  # noqa: PLC0415

    return _from(start, RECORDS)


def rule_names(_context: click.Context, _parameter: click.Parameter, start: str) -> Items:
    """Give packs and rules that begin with what was typed.

    Rules are found by how their line begins: to read the packs whole takes a second.
    """
    from importlib import resources  # noqa: PLC0415

    packs = resources.files("veedor.rules").joinpath("packs")
    texts = {
        pack.name.removesuffix(".yaml"): pack.read_text("utf-8")
        for pack in packs.iterdir()
        if pack.name.endswith(".yaml")
    }
    lines = (line for pack in sorted(texts) for line in texts[pack].splitlines())
    rules = (line.removeprefix(_RULE) for line in lines if line.startswith(_RULE))
    return _from(start, [*sorted(texts), *rules])


def _from(start: str, names: Iterable[str]) -> Items:
    from click.shell_completion import CompletionItem  # noqa: PLC0415

    return [CompletionItem(name) for name in names if name.lower().startswith(start.lower())]


@click.command(
    cls=Spoken,
    help=said(
        "Print the lines that let a shell complete commands, options, kinds, records and "
        "rules with the Tab key.\n\nIn bash, once: veedor completion bash >> ~/.bashrc",
        "Muestra las líneas con que un intérprete de órdenes completa órdenes, opciones, "
        "clases, registros y reglas con la tecla Tab.\n\nEn bash, una sola vez: veedor "
        "completion bash >> ~/.bashrc",
    ),
)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print the lines that teach a shell to complete what is typed."""
    from click.shell_completion import get_completion_class  # noqa: PLC0415

    found = get_completion_class(shell)
    if found is None:
        raise click.BadParameter(shell)
    door = context.find_root().command
    click.echo(found(door, {}, "veedor", _VARIABLE).source())
