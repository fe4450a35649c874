"""What these tests make by hand, and how they ask for it."""

from typing import Any

from veedor.audits.recognition.answer import answer
from veedor.audits.recognition.counts import (
    BaselineGroup,
    Counts,
    Figure,
    GroupAlerts,
    Heard,
    Signs,
    Total,
)
from veedor.audits.recognition.options import RecognitionOptions
from veedor.core import Answer, Estimate, Finding, Setting
from veedor.core.audit import OPEN_FROM, OPEN_TO
from veedor.records import RECORDS
from veedor.report import phrase
from veedor.run import words

ALL = {
    name: frozenset(column.name for column in RECORDS[name].columns)
    for name in ("deployments", "claims")
}


LISTED = ALL | {"alerts": frozenset({"group_name", "identity", "decision", "deployment_id"})}


def worded(said: Answer) -> Answer:
    """Give an answer back once it could be said in both languages, as every answer must."""
    phrase(said, words("recognition"))
    return said


def total(use_no: int = 1, **said: Any) -> Total:
    """One deployment; what is not said is not printed, and no alert is on hand."""
    printed: dict[str, Any] = dict.fromkeys(
        (
            *("faces", "alerts", "true_confirmed", "true_unconfirmed", "false_confirmed"),
            *("false_unconfirmed", "stops", "arrests"),
        )
    )
    listed: dict[str, Any] = dict.fromkeys(
        (
            *("listed", "listed_true", "listed_true_unconfirmed", "listed_false"),
            *("listed_false_unconfirmed", "listed_arrests", "listed_open"),
        ),
        0,
    )
    return Total(**({"use_no": use_no} | printed | listed | said))


def row(use_no: int, faces: int | None, *parts: int | None, alerts: int | None = None) -> Total:
    """One deployment by (CT, T0, CF, F0)."""
    names = ("true_confirmed", "true_unconfirmed", "false_confirmed", "false_unconfirmed")
    whole = sum(part or 0 for part in parts) if alerts is None else alerts
    return total(use_no, faces=faces, alerts=whole, **dict(zip(names, parts, strict=True)))


def find(
    *totals: Total,
    declared: tuple[Figure, ...] = (),
    groups: tuple[GroupAlerts, ...] = (),
    given: dict[str, frozenset[str]] | None = None,
    baselines: tuple[BaselineGroup, ...] = (),
    more: dict[str, Any] | None = None,
    **options: Any,
) -> Answer:
    counts = Counts(
        coverage=(),
        totals=totals,
        alert_states=(),
        seconds=(),
        act_states=(),
        minutes=(),
        use_levels=(),
        signs=(Signs(0, 0, 0, 0),),
        look_levels=(),
        declared=declared,
        group_alerts=groups,
        heard=(Heard(0, 0, 0),),
        baselines=baselines,
        **(more or {}),
    )
    setting = Setting(
        given=ALL if given is None else given,
        zone="UTC",
        seed=1,
        start=OPEN_FROM,
        end=OPEN_TO,
    )
    return worded(answer(counts, RecognitionOptions(**options), setting))


def named(said: Answer, name: str) -> Estimate:
    (found,) = [e for f in said.findings for e in f.estimates if e.name == name]
    return found


def finding(said: Answer, name: str) -> Finding:
    return next(f for f in said.findings if f.id == f"recognition.{name}")


def reach(said: Answer, name: str) -> tuple[float, float]:
    found = named(said, name).interval
    assert found is not None
    return found.low, found.high


ROWS = tuple(row(n, 10_000, 10, 0, 1, 0) for n in range(1, 11))


def groups(**false: int) -> tuple[GroupAlerts, ...]:
    rows = tuple(GroupAlerts(name, "wrong", n) for name, n in false.items())
    return (*rows, GroupAlerts("B", "correct", 50))
