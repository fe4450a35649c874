"""Areas and places: one under two names, and rows against areas."""

import re
import unicodedata
from collections.abc import Iterable

from veedor.audits.claims.counts import AreaNames, Counts
from veedor.audits.claims.options import ClaimsOptions
from veedor.audits.claims.said import finding, judged, lacking, shown
from veedor.core import Estimate, Finding, Sentence, Setting, say
from veedor.stats.estimates import absent, count_of, share_of


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
    spelled, twice, strange = _spelled(counts), _twice(counts), _strange(counts, options)
    rows = sum(row.rows for row in areas if row.code)
    said, more = shown(cases(counts, options), options)
    return finding(
        "spelling",
        30,
        verdict=judged(len(spelled) + len(twice) + len(strange), len(names) + len(codes)),
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
            _off_list(counts, options),
        ),
        cases=said,
        more=more,
        queries=("area_names",),
    )


def _off_list(counts: Counts, options: ClaimsOptions) -> Estimate:
    """Give the codes of other lists that the canonical list does not hold."""
    name, label = "spelling.off-list", say("spelling.off-list.label")
    others = {r.code for r in counts.area_names if r.code and r.list_name != _canon(options)}
    if not _canonical(counts, options):
        return absent(name, label, "codes", say("spelling.no-list"))
    return share_of(name, label, "codes", len(_strange(counts, options)), len(others))


def _canon(options: ClaimsOptions) -> str:
    return options.canonical_list or ""


def _canonical(counts: Counts, options: ClaimsOptions) -> set[str]:
    if options.canonical_list is None:
        return set()
    return {r.code for r in counts.area_names if r.code and r.list_name == _canon(options)}


def _strange(counts: Counts, options: ClaimsOptions) -> list[AreaNames]:
    """Give one row for each code of another list that the canonical list does not hold."""
    canonical = _canonical(counts, options)
    rows = {
        row.code: row
        for row in counts.area_names
        if canonical and row.code and row.code not in canonical
    }
    return list(rows.values())


def cases(counts: Counts, options: ClaimsOptions) -> list[Sentence]:
    """Give codes on several rows, names in several spellings, codes off the list."""
    return [
        *(
            say("spelling.case-code", code=code, rows=rows, names=names)
            for code, rows, names in _twice(counts)
        ),
        *(say("spelling.case-name", names=_quoted(names)) for names in _spelled(counts)),
        *(
            say("spelling.case-off-list", code=row.code, name=row.name, list=row.list_name)
            for row in _strange(counts, options)
        ),
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
