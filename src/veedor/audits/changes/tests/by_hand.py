"""What these tests make by hand, and how they ask for it."""

from datetime import datetime, timedelta

from veedor.audits.changes.answer import answer
from veedor.audits.changes.counts import Counts, Coverage, Daily, Entries, Uses
from veedor.audits.changes.options import ChangesOptions
from veedor.core import Answer, Estimate, Finding, Interval, Setting
from veedor.core.audit import OPEN_FROM, OPEN_TO
from veedor.report import phrase
from veedor.run import words

START = datetime(2024, 3, 4, 3)  # noqa: DTZ001 - midnight in Buenos Aires, in UTC


DAY, HOUR = timedelta(days=1), timedelta(hours=1)


LOG = frozenset(
    {"made_at", "parameter", "old_value", "new_value", "account", "approved_by"}
    | {"approved_on", "reason"}
)


COUNTS = frozenset({"starts_at", "queries", "hits"})


BOTH = {"changes": LOG, "hit_counts": COUNTS}


OPTIONS = ChangesOptions(draws=99)


def worded(said: Answer) -> Answer:
    """Give an answer back once it could be said in both languages, as every answer must."""
    phrase(said, words("changes"))
    return said


def setting(given: dict[str, frozenset[str]] | None = None, *, days: int | None = 4) -> Setting:
    return Setting(
        given=BOTH if given is None else given,
        zone="America/Argentina/Buenos_Aires",
        seed=1,
        start=OPEN_FROM if days is None else START,
        end=OPEN_TO if days is None else START + days * DAY,
        bounded=days is not None,
    )


def entry(
    day: int = 0,
    *,
    hour: int = 0,
    place: str = "inside",
    system: str = "",
    kind: str = "threshold",
    parameter: str = "umbral",
    values: tuple[str, str] = ("0,6", "0,7"),
    author: int = 1,
    approved: int = 1,
    reasoned: int = 1,
    dated: int = 1,
    same: int = 0,
    later: int = 0,
) -> Entries:
    at = START + day * DAY + hour * HOUR
    return Entries(
        *(str(day), at, at.date(), place, system, kind, parameter, *values),
        *(author, approved, reasoned, dated, same, later),
    )


def daily(
    *stretches: tuple[int, int, int], system: str = "", group: str = ""
) -> tuple[Daily, ...]:
    """Days on end, each stretch as days, look-ups a day and matches a day."""
    rows: list[Daily] = []
    for days, queries, hits in stretches:
        for _ in range(days):
            # One more and one less by turns: days are never all alike.
            off = len(rows) % 2 if 0 < hits < queries else 0
            rows.append(
                Daily(
                    system, group, START.date() + len(rows) * DAY, queries, hits + 1 - 2 * off
                )
                if 0 < hits < queries
                else Daily(system, group, START.date() + len(rows) * DAY, queries, hits)
            )
    return tuple(rows)


def use(
    hour: float, hours: float = 1, *, authorised: str = "no", queries: int = 5, used: str = ""
) -> Uses:
    at = START + hour * HOUR
    return Uses(at, at + hours * HOUR, used, authorised, queries)


def counts(
    *entries: Entries,
    days: tuple[Daily, ...] = (),
    uses: tuple[Uses, ...] = (),
    coverage: Coverage | None = None,
) -> Counts:
    return Counts(
        entries=entries,
        daily=days,
        uses=uses,
        coverage=(coverage or Coverage(0, 0, 0, 0, 0, 0),),
    )


def ask(
    seen: Counts, options: ChangesOptions = OPTIONS, where: Setting | None = None
) -> Answer:
    return worded(answer(seen, options, where or setting()))


def find(said: Answer, name: str) -> Finding:
    return next(one for one in said.findings if one.id == name)


def named(said: Answer, name: str) -> Estimate:
    (found,) = [e for one in said.findings for e in one.estimates if e.name == name]
    return found


def reach(said: Answer, name: str) -> Interval:
    found = named(said, name).interval
    assert found is not None
    return found


R8 = daily((60, 50, 28), (30, 50, 7), (60, 50, 28))


def hours(said: Answer, name: str = "use-not-excluded") -> tuple[float, float]:
    found = reach(said, f"hours.{name}")
    total = named(said, f"hours.{name}").support
    return round(found.low * total, 6), round(found.high * total, 6)
