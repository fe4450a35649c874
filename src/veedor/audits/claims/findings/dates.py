"""Days of one table: out of order, turned round, in a wrong year, outside the period."""

from collections.abc import Sequence
from datetime import timedelta
from itertools import groupby

from msgspec import Struct

from veedor.audits.claims.counts import Counts, Days
from veedor.audits.claims.options import ClaimsOptions
from veedor.audits.claims.order import Mark, marks
from veedor.audits.claims.said import finding, iso, judged, lacking, shown
from veedor.core import Finding, Sentence, Setting, say, to_local_day
from veedor.stats.estimates import count_of, share_of

_ORDERED = 0.75


class _Placed(Struct, frozen=True):
    """One row, how it fits the order of its document, and the year in which it would fit."""

    row: Days
    mark: Mark
    fits_year: int | None = None


def find(counts: Counts, options: ClaimsOptions, setting: Setting) -> Finding:
    """Hold every row's day against its neighbours, its listed year and the period."""
    if not counts.days:
        return lacking(
            "dates",
            28,
            estimate="dates.out",
            unit="rows",
            because=say("dates.no-record"),
            record="deployments",
        )
    placed = _placed(counts.days)
    numbers = {
        "turned": sum(one.mark == "turned" for one in placed),
        "out": sum(one.mark == "out" for one in placed),
        "other-year": len(_other_year(counts)),
        "outside": sum(_outside(row.written, setting) for row in counts.days),
        "turned-inside": sum(
            _outside(row.written, setting)
            and row.turned is not None
            and not _outside(row.turned, setting)
            for row in counts.days
        ),
        "unread": sum(row.written is None and row.turned is None for row in counts.days),
    }
    wholes = {
        "turned": len(placed),
        "out": len(placed),
        "other-year": sum(_has_years(row) for row in counts.days),
    }
    said, more = shown(cases(counts), options)
    found = numbers["turned"] + numbers["out"] + numbers["other-year"] + numbers["outside"]
    facts = {name.replace("-", "_"): n for name, n in numbers.items()}
    return finding(
        "dates",
        28,
        verdict=judged(found, len(counts.days), numbers["unread"]),
        plain=say("dates.plain", rows=len(counts.days), ordered=len(placed), **facts),
        estimates=(
            *(
                share_of(f"dates.{name}", say(f"dates.{name}.label"), "rows", numbers[name], n)
                for name, n in wholes.items()
            ),
            *(
                count_of(
                    f"dates.{name}",
                    say(f"dates.{name}.label"),
                    "rows",
                    numbers[name],
                    len(counts.days),
                )
                for name in ("outside", "turned-inside", "unread")
            ),
        ),
        cases=said,
        more=more,
        queries=("days",),
    )


def cases(counts: Counts) -> list[Sentence]:
    """Give every row that fits its order only turned round, or not at all, or its year not."""
    return [
        *(_said(one) for one in _placed(counts.days) if one.mark == "out"),
        *(
            say(
                "dates.case-year",
                year=row.listed_year or 0,
                day=iso(row.written or 0),
                **_place(row),
            )
            for row in _other_year(counts)
        ),
        *(_said(one) for one in _placed(counts.days) if one.mark == "turned"),
    ]


def _placed(days: Sequence[Days]) -> list[_Placed]:
    """Place the rows of each document that keeps an order; of others nothing is said."""
    found: list[_Placed] = []
    for _, group in groupby(days, key=lambda row: (row.in_copy, row.document)):
        rows = list(group)
        if len(rows) < 3:
            continue
        ways = [
            marks([(_sign(r.written, s), _sign(r.turned, s)) for r in rows]) for s in (1, -1)
        ]
        best = max(ways, key=lambda way: (_kept(way), way.count("as written")))
        if _kept(best) >= _ORDERED * len(rows):
            forward = best is ways[0]
            found += [
                _Placed(row, mark, _year_that_fits(rows, best, place, forward=forward))
                for place, (row, mark) in enumerate(zip(rows, best, strict=True))
            ]
    return found


def _kept(way: Sequence[Mark]) -> int:
    return sum(mark in {"as written", "turned"} for mark in way)


def _sign(day: int | None, sign: int) -> int | None:
    return None if day is None else sign * day


def _year_that_fits(
    rows: Sequence[Days], way: Sequence[Mark], place: int, *, forward: bool
) -> int | None:
    """Give the year in which a row out of order would stand between its neighbours."""
    written = rows[place].written
    if way[place] != "out" or written is None:
        return None
    before = next(
        (_day(rows, way, k) for k in range(place - 1, -1, -1) if way[k] != "out"), None
    )
    after = next(
        (_day(rows, way, k) for k in range(place + 1, len(rows)) if way[k] != "out"), None
    )
    low, high = (before, after) if forward else (after, before)
    for shift in (10000, -10000):
        moved = written + shift
        if (low is None or low <= moved) and (high is None or moved <= high):
            return moved // 10000
    return None


def _day(rows: Sequence[Days], way: Sequence[Mark], place: int) -> int | None:
    return rows[place].turned if way[place] == "turned" else rows[place].written


def _has_years(row: Days) -> bool:
    return row.listed_year is not None and row.written_year is not None


def _other_year(counts: Counts) -> list[Days]:
    return [r for r in counts.days if _has_years(r) and r.listed_year != r.written_year]


def _outside(day: int | None, setting: Setting) -> bool:
    if not setting.bounded or day is None:
        return False
    first = to_local_day(setting.start, setting.zone)
    last = to_local_day(setting.end - timedelta(microseconds=1), setting.zone)
    return not first.isoformat() <= iso(day) <= last.isoformat()


def _place(row: Days) -> dict[str, str]:
    return {
        "deployment": row.deployment_id,
        "place": row.place,
        "document": row.document or "?",
    }


def _said(one: _Placed) -> Sentence:
    day = iso(one.row.written) if one.row.written else "?"
    if one.mark == "turned":
        return say(
            "dates.case-turned", day=day, turned=iso(one.row.turned or 0), **_place(one.row)
        )
    if one.fits_year is not None:
        return say("dates.case-out-year", day=day, fits=one.fits_year, **_place(one.row))
    return say("dates.case-out", day=day, **_place(one.row))
