"""What these tests make by hand, and how they ask for it."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from veedor.audits.integrity.counts import Counts
from veedor.core import Answer, Estimate, Finding

Ask = Callable[..., tuple[Counts, Answer]]


START = datetime(2024, 3, 4)  # noqa: DTZ001 - UTC throughout


def at(minutes: float) -> datetime:
    return START + timedelta(minutes=minutes)


def log(*minutes: float, first: int = 1, **columns: Any) -> list[dict[str, Any]]:
    return [
        {"query_id": str(first + place), "made_at": at(minute), **columns}
        for place, minute in enumerate(minutes)
    ]


def named(answer: Answer, name: str) -> Estimate:
    found = [e for f in answer.findings for e in f.estimates if e.name == name]
    assert len(found) == 1, name
    return found[0]


def finding(answer: Answer, name: str) -> Finding:
    return next(f for f in answer.findings if f.id == f"integrity.{name}")


def reach(estimate: Estimate) -> tuple[float, float] | None:
    held = estimate.interval
    return None if held is None else (held.low, held.high)


def event(number: float, action: str, person: str, **more: Any) -> dict[str, Any]:
    made = START + timedelta(days=number)
    return {"made_at": made, "action": action, "person": person, "order_id": None} | (
        {"source": None} | more
    )
