"""What these tests make by hand, and how they ask for it."""

from datetime import UTC, date, datetime
from decimal import Decimal

import msgspec

from veedor.audits.claims.answer import answer
from veedor.audits.claims.counts import (
    Admitted,
    ColumnPairs,
    CopyCounts,
    Counts,
    Covered,
    Days,
    Members,
    Published,
    Rates,
    Systems,
    Terms,
    Totals,
)
from veedor.audits.claims.options import ClaimsOptions
from veedor.core import Answer, Estimate, Finding, Setting
from veedor.core.audit import OPEN_FROM, OPEN_TO
from veedor.report import phrase
from veedor.run import words

NOTHING = Counts(
    admitted=(Admitted(0, 0, 0, 0, 0, 0, 0, 0),),
    published=(),
    members=(),
    totals=(),
    rates=(),
    splits=(),
    columns_twice=(),
    column_pairs=(ColumnPairs(0),),
    days=(),
    copy_counts=(CopyCounts(0, 0, 0, 0),),
    copy_cells=(),
    copy_dates=(),
    area_names=(),
    terms=(),
    covered=(),
    systems=(),
)


ALL = {
    "claims": frozenset({"claim_id"}),
    "relations": frozenset({"relation_id"}),
    "deployments": frozenset({"alerts", "alerts_false", "false_alert_rate"}),
    "deployments_copy": frozenset({"deployment_id"}),
    "areas": frozenset({"area_code"}),
    "stated_terms": frozenset({"data_kind"}),
    "policies": frozenset({"system"}),
}


def worded(said: Answer) -> Answer:
    """Give an answer back once it could be said in both languages, as every answer must."""
    phrase(said, words("claims"))
    return said


def setting(
    given: dict[str, frozenset[str]] | None = None, *, bounded: bool = False
) -> Setting:
    return Setting(
        given=ALL if given is None else given,
        zone="America/Argentina/Buenos_Aires",
        seed=1,
        start=datetime(2024, 3, 1, 3, tzinfo=UTC).replace(tzinfo=None)
        if bounded
        else OPEN_FROM,
        end=datetime(2024, 7, 1, 3, tzinfo=UTC).replace(tzinfo=None) if bounded else OPEN_TO,
        bounded=bounded,
    )


def say_all(
    counts: Counts, options: ClaimsOptions | None = None, where: Setting | None = None
) -> Answer:
    return worded(answer(counts, options or ClaimsOptions(), where or setting()))


def find(name: str, counts: Counts, where: Setting | None = None, **options: object) -> Finding:
    chosen = msgspec.convert(options, ClaimsOptions)
    said = say_all(counts, chosen, where)
    return next(f for f in said.findings if f.id == f"claims.{name}")


def named(finding: Finding, name: str) -> Estimate:
    return next(e for e in finding.estimates if e.name == name)


def reach(finding: Finding, name: str) -> tuple[float | None, float, float]:
    interval = named(finding, name).interval
    assert interval is not None
    return interval.value, interval.low, interval.high


def with_(**fields: object) -> Counts:
    return msgspec.structs.replace(NOTHING, **fields)


def figure(name: str, value: str, unit: str | None = "count", **more: object) -> Published:
    return msgspec.structs.replace(Published(name), value=Decimal(value), unit=unit, **more)


def related(how: str, *parts: tuple[str, str]) -> tuple[Members, ...]:
    return tuple(Members("r", how, claim, role, 1) for role, claim in parts)


SUM = related("sum", ("term", "a"), ("term", "b"), ("total", "t"))


def ratio(printed: str, unit: str, decimals: int, *below: str) -> Counts:
    figures = (
        figure("n", "4556", measured="gun-related"),
        figure("r", printed, unit, decimals=decimals),
        *(figure(f"d{place}", value) for place, value in enumerate(below)),
    )
    parts = (
        ("numerator", "n"),
        ("result", "r"),
        *(("denominator", f"d{k}") for k in range(len(below))),
    )
    return with_(published=figures, members=related("ratio", *parts))


def total(value: str, *rows: Totals, column: str = "faces_seen") -> Counts:
    return with_(published=(figure("c", value, totals=column),), totals=rows)


def rate(part: int | None, faces: int | None, printed: str, alerts: int = 10) -> Rates:
    return Rates("d1", 20240606, "Grid", "2", "", "Once", Decimal(printed), part, faces, alerts)


def row(number: int, written: int | None, turned: int | None = None, **more: object) -> Days:
    plain = Days(0, str(number), "Grid", "", "Once", "year last", written, turned, None, None)
    return msgspec.structs.replace(plain, **more)


JUNE, SEPTEMBER = date(2023, 6, 1), date(2023, 9, 1)


def term(
    document: str,
    value: str | None,
    unit: str | None = "days",
    since: date | None = JUNE,
    until: date | None = None,
) -> Terms:
    number = None if value is None else Decimal(value)
    return Terms("RF", "alerts", "", "", document, "1", number, unit, since, until)


def policies(*rows: tuple[str, str, str, int | None], unnamed: int = 0) -> Counts:
    systems = (
        Systems("RF", 5),
        Systems("LPR", 3),
        *((Systems("", unnamed),) if unnamed else ()),
    )
    return with_(
        systems=systems, covered=tuple(Covered(p, s, "D", "", t, n) for p, s, t, n in rows)
    )


def declared(value: str, unit: str, **more: object) -> Published:
    return figure("u", value, unit, measured="declared_uses", **more)
