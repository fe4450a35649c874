"""The rule packs and units: data in YAML, read and checked when they are asked for."""

from collections.abc import Iterable
from datetime import date
from functools import cache
from hashlib import sha256
from importlib import resources

import msgspec
from ruamel.yaml import YAML

from veedor.core import Pack, Rule, Unit

PACKS = ("ar", "caba", "eu-ai-act", "eu-led", "uk", "us", "coe-un", "audits")
UNITS = ("uiaas",)


def read_pack(name: str) -> Pack:
    """Give one pack by its name; raises KeyError for an unknown one.

    >>> read_pack("ar").rules[0].id
    'AR-01'
    """
    return msgspec.convert(_parsed(_bytes("packs", name, PACKS)), Pack)


def read_unit(name: str) -> Unit:
    """Give one unit with its functions by its name; raises KeyError for an unknown one.

    >>> len(read_unit("uiaas").functions)
    11
    """
    return msgspec.convert(_parsed(_bytes("units", name, UNITS)), Unit)


def pack_digest(name: str) -> str:
    """Give the SHA-256 of a pack's file, so that a reader can tell which text was applied."""
    return sha256(_bytes("packs", name, PACKS)).hexdigest()


@cache
def document_kinds() -> tuple[str, ...]:
    """Give the kinds of document that some rule asks for, and "other" for any else.

    >>> "impact assessment" in document_kinds()
    True
    """
    asked = {rule.ask.document for name in PACKS for rule in read_pack(name).rules}
    return (*sorted(kind for kind in asked if kind is not None), "other")


def in_force(rules: Iterable[Rule], day: date) -> tuple[Rule, ...]:
    """Give the rules that are the law on a day; a date that is not known does not end a rule.

    >>> found = in_force(read_pack("eu-ai-act").rules, date(2025, 6, 1))
    >>> "EU-01" in {rule.id for rule in found}
    True
    """
    return tuple(rule for rule in rules if is_in_force(rule, day))


def is_in_force(rule: Rule, day: date) -> bool:
    """Say whether a rule is the law on a day."""
    start, end = rule.in_force.start, rule.in_force.end
    began = start is None or date.fromisoformat(start) <= day
    return began and (end is None or day <= date.fromisoformat(end))


def _bytes(folder: str, name: str, known: tuple[str, ...]) -> bytes:
    if name not in known:
        raise KeyError(name)
    return resources.files("veedor.rules").joinpath(folder, f"{name}.yaml").read_bytes()


def _parsed(text: bytes) -> object:
    return YAML(typ="safe", pure=True).load(text.decode("utf-8"))
