"""The rule packs: data in ``packs/*.yaml``, read and checked when they are asked for."""

from collections.abc import Iterable
from datetime import date
from importlib import resources

import msgspec
from ruamel.yaml import YAML

from veedor.core.rule import Pack, Rule

PACKS = ("ar", "caba", "eu-ai-act", "eu-led", "uk", "us", "coe-un", "audits")


def read_pack(name: str) -> Pack:
    """Give one pack by its name; raises KeyError for an unknown one.

    >>> read_pack("ar").rules[0].id
    'AR-01'
    """
    if name not in PACKS:
        raise KeyError(name)
    text = resources.files("veedor.rules").joinpath("packs", f"{name}.yaml").read_text("utf-8")
    return msgspec.convert(YAML(typ="safe", pure=True).load(text), Pack)


def in_force(rules: Iterable[Rule], day: date) -> tuple[Rule, ...]:
    """Give the rules that are the law on a day; a date that is not known does not end a rule.

    >>> found = in_force(read_pack("eu-ai-act").rules, date(2025, 6, 1))
    >>> "EU-01" in {rule.id for rule in found}
    True
    """
    return tuple(rule for rule in rules if _holds(rule, day))


def _holds(rule: Rule, day: date) -> bool:
    start, end = rule.in_force.start, rule.in_force.end
    began = start is None or date.fromisoformat(start) <= day
    return began and (end is None or day <= date.fromisoformat(end))
