"""Areas and places: one under two names, and rows against areas."""

import re
import unicodedata
from collections.abc import Iterable

from veedor.audits.claims.counts import AreaNames, Counts
from veedor.audits.claims.options import ClaimsOptions
from veedor.audits.claims.said import finding, judged, lacking, shown
from veedor.core import Finding, Sentence, Setting, say
from veedor.stats import count_of, share_of


def find(counts: Counts, options: ClaimsOptions, setting: Setting) -> Finding:
    """Find codes that bear several names or rows, and names that differ in spelling only."""
    del setting
    areas = [row for row in counts.area_names if row.record == "areas"]
    if not counts.area_names:
        return lacking(
            "spelling",
            30,
            estimate="spelling.two-names",
            unit="names",
            because=say("spelling.no-record"),
            record="areas",
        )
    names = {_folded(row.name) for row in counts.area_names if row.name}
    codes = {(row.list_name, row.code) for row in areas if row.code}
    spelled, twice = _spelled(counts), _twice(counts)
    rows = sum(row.rows for row in areas if row.code)
    said, more = shown(cases(counts), options)
    return finding(
        "spelling",
        30,
        verdict=judged(len(spelled) + len(twice), len(names) + len(codes)),
        plain=say(
            "spelling.plain",
            spelled=len(spelled),
            names=len(names),
            rows=rows,
            codes=len(codes),
        ),
        estimates=(
            share_of(
                "spelling.two-names",
                say("spelling.two-names.label"),
                "names",
                len(spelled),
                len(names),
            ),
            share_of(
                "spelling.code-twice",
                say("spelling.code-twice.label"),
                "codes",
                len(twice),
                len(codes),
            ),
            count_of(
                "spelling.rows-over",
                say("spelling.rows-over.label"),
                "rows",
                rows - len(codes),
                rows,
            ),
        ),
        cases=said,
        more=more,
        queries=("area_names",),
    )


def cases(counts: Counts) -> list[Sentence]:
    """Give every code on several rows and every name in several spellings."""
    return [
        *(
            say("spelling.case-code", code=code, rows=rows, names=names)
            for code, rows, names in _twice(counts)
        ),
        *(say("spelling.case-name", names=_quoted(names)) for names in _spelled(counts)),
    ]


def _twice(counts: Counts) -> list[tuple[str, int, str]]:
    """Give the codes that stand on several rows of one list, with their names."""
    by_code: dict[tuple[str, str], list[AreaNames]] = {}
    for row in counts.area_names:
        if row.code:
            by_code.setdefault((row.list_name, row.code), []).append(row)
    return [
        (code, sum(row.rows for row in rows), _quoted(row.name for row in rows))
        for (_, code), rows in by_code.items()
        if sum(row.rows for row in rows) > 1
    ]


def _spelled(counts: Counts) -> list[list[str]]:
    """Give the names that are one but for accents, capitals, spaces and points."""
    by_name: dict[str, dict[str, None]] = {}
    for row in counts.area_names:
        if row.name:
            by_name.setdefault(_folded(row.name), {})[row.name] = None
    return [sorted(names) for names in by_name.values() if len(names) > 1]


def _folded(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[^a-z0-9]+", "", plain.lower()) or name


def _quoted(names: Iterable[str]) -> str:
    return " / ".join(f"«{name}»" for name in names)
