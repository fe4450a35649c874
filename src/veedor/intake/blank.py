"""A case file to start from when nothing was handed over: rules, and no source yet."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from veedor.intake.remarks import SCHEMA_LINE, remark
from veedor.intake.written import written


class Blank(Struct, frozen=True, kw_only=True):
    """What a new case says; None is written as "?", for a person to decide."""

    title: str | None
    system: str | None
    auditor: str | None
    time_zone: str | None
    as_of: str
    jurisdiction: str
    packs: tuple[str, ...]
    good_practice: tuple[str, ...]
    unit: str | None


def blank_case(blank: Blank, language: str) -> str:
    """Write a case file that asks for rules and names no source: valid YAML, with remarks.

    >>> blank = Blank(title="T", system=None, auditor=None, time_zone="UTC", unit=None,
    ...     as_of="2026-01-31", jurisdiction="UK", packs=("uk",), good_practice=())
    >>> case = blank_case(blank, "en")
    >>> 'auditor: "?"' in case, "packs: [uk]" in case
    (True, True)
    """
    return "\n".join(_lines(blank, language)) + "\n"


def _lines(blank: Blank, language: str) -> Iterator[str]:
    for line in ("head_new", "head_new_data"):
        yield f"# {remark(line, language)}"
    yield SCHEMA_LINE
    yield f"# {remark('head_schema', language)}"
    for key in ("title", "system", "auditor", "time_zone"):
        yield f"{key}: {_or_open(getattr(blank, key))}  # {remark(key, language)}"
    yield f"seed: 1  # {remark('seed', language)}"
    yield f"language: {language}  # {remark('language', language)}"
    yield ""
    yield "rules:"
    yield f'  as_of: "{blank.as_of}"  # {remark("as_of", language)}'
    yield f"  jurisdiction: {written(blank.jurisdiction)}  # {remark('jurisdiction', language)}"
    yield f"  packs: [{', '.join(_packs(blank))}]  # {remark('packs', language)}"
    if blank.unit is not None:
        yield f"  unit: {written(blank.unit)}  # {remark('unit', language)}"
    yield ""
    yield f"# {remark('documents_new', language)}"
    yield f"# {remark('sources_new', language)}"


def _packs(blank: Blank) -> Iterable[str]:
    yield from map(written, blank.packs)
    for pack in blank.good_practice:
        yield f"{{pack: {written(pack)}, good_practice: true}}"


def _or_open(text: str | None) -> str:
    return '"?"' if text is None else written(text)
