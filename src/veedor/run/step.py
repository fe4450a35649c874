"""What a run tells whoever watches it."""

from collections.abc import Callable

import msgspec


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """One step of the work: what is done ("admit", "derive", "query"), to what, how far."""

    what: str
    name: str
    done: int | None = None
    total: int | None = None
    unit: str = ""


Tell = Callable[[Step], None]


def silent(_step: Step) -> None:
    """Tell nobody."""
