"""What the findings share: the unit, why a number is absent, and what to ask for."""

from veedor.audits.requests.register import Register
from veedor.core import Ask, Sentence, say

UNIT = "requests"


def lacking(register: Register, *columns: str) -> Sentence | None:
    """Say which record or column is lacking; None where all are there."""
    given = register.frame.given
    if given is None:
        return say("absent.no-requests")
    for column in columns:
        if column not in given:
            return say(f"absent.no-{column.replace('_', '-')}")
    return None


def asks(because: Sentence | None) -> tuple[Ask, ...]:
    """Ask for the register where it, or a column of it, is lacking."""
    return () if because is None else (Ask(record="requests", text=say("ask.register")),)
