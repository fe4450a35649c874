"""``veedor rules``: the packs of rules, one pack, one rule."""

from collections.abc import Iterator
from difflib import get_close_matches

import click

from veedor.cli.completion import rule_names
from veedor.cli.explain import print_rows
from veedor.cli.messages import NO_RULE
from veedor.cli.tongue import Spoken, language_option, said, tongue_in
from veedor.core import CaseError, Pack, Rule, Texts


@click.command(
    cls=Spoken,
    help=said(
        "List the packs of rules; with NAME, the rules of a pack or the whole of one rule.",
        "Enumera los paquetes de reglas; con NAME, las reglas de uno o una regla entera.",
    ),
)
@click.argument("name", required=False, shell_complete=rule_names)
@language_option()
@click.pass_context
def rules(context: click.Context, name: str | None, language: str | None) -> None:
    """List the packs of rules, the rules of a pack, or the whole of one rule."""
    from veedor.rules import PACKS, read_pack  # noqa: PLC0415 - `veedor --help` needs none

    tongue = language or tongue_in(context)
    packs = {pack: read_pack(pack) for pack in PACKS}
    every = {rule.id: rule for pack in packs.values() for rule in pack.rules}
    if name is None:
        print_rows(_pack(pack, tongue) for pack in packs.values())
    elif name in packs:
        _show_pack(packs[name], tongue)
    elif name in every:
        _show_rule(every[name], tongue)
    else:
        known = [*packs, *every]
        near = get_close_matches(name, known, n=8, cutoff=0.3) or list(packs)
        raise CaseError(NO_RULE, where="rules", name=name, known=", ".join(near))


def _pack(pack: Pack, tongue: str) -> list[str]:
    return [pack.pack, pack.version, f"{len(pack.rules)}", _in(pack.title, tongue)]


def _show_pack(pack: Pack, tongue: str) -> None:
    click.echo(f"{_in(pack.title, tongue)}\n\n{_in(pack.note, tongue)}\n")
    print_rows(
        [rule.id, _source(rule, tongue), _in(rule.question, tongue)] for rule in pack.rules
    )


def _show_rule(rule: Rule, tongue: str) -> None:
    click.echo(f"{rule.id}: {_in(rule.question, tongue)}\n")
    print_rows(_parts(rule, tongue))


def _parts(rule: Rule, tongue: str) -> Iterator[list[str]]:
    spanish = tongue == "es"
    reads = f"{rule.reads.kind}: {rule.reads.estimate}" if rule.reads else "—"
    force = f"{rule.in_force.start or '?'} – {rule.in_force.end or ''}".rstrip()
    yield ["Fuente" if spanish else "Source", _source(rule, tongue)]
    yield ["Vigencia" if spanish else "In force", force]
    yield ["Registros" if spanish else "Records", ", ".join(rule.evidence)]
    yield ["Lee" if spanish else "Reads", reads]
    yield ["Límite" if spanish else "Limit", _limit(rule)]
    yield ["No puede decir" if spanish else "Cannot say", _in(rule.cannot_say, tongue)]
    yield ["Pedido" if spanish else "Request", _in(rule.ask.foi, tongue)]


def _source(rule: Rule, tongue: str) -> str:
    """Name the source with its mark, and that it is to be confirmed where it is."""
    unsure = "; a confirmar contra el texto primario", "; to be confirmed in the primary text"
    more = unsure[tongue != "es"] if rule.mark in {"K", "C"} else ""
    return f"{_in(rule.source, tongue)} [{rule.mark}{more}]"


def _limit(rule: Rule) -> str:
    if rule.limit is None:
        return "—"
    low, high = rule.limit.at_least, rule.limit.at_most
    bound = f"≤ {high:g}" if high is not None else f"≥ {low:g}"
    return f"{bound} {rule.limit.unit or ''}".rstrip()


def _in(texts: Texts, tongue: str) -> str:
    return texts.es if tongue == "es" else texts.en
