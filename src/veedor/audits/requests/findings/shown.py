"""What the findings share: a share or its bounds, why a number is absent, and the verdict."""

from collections.abc import Iterable

from msgspec import Struct

from veedor.audits.requests.judged import Register
from veedor.core import Ask, Estimate, Sentence, Verdict, say
from veedor.stats import absent, bounds_of, share_of

UNIT = "requests"


class Split(Struct, frozen=True, kw_only=True):
    """Requests that do something, that do not, and of which it is not known."""

    yes: int
    no: int
    unknown: int

    @property
    def whole(self) -> int:
        """Give all of them."""
        return self.yes + self.no + self.unknown


def share(name: str, label: Sentence, split: Split, unit: str = UNIT) -> Estimate:
    """Give the exact share where everything is known, and its bounds where it is not."""
    if split.unknown:
        most = split.yes + split.unknown
        return bounds_of(name, label, unit, split.yes, most, split.whole)
    return share_of(name, label, unit, split.yes, split.whole)


def lacking(register: Register, *columns: str) -> Sentence | None:
    """Say which record or column is lacking; None where all are there."""
    if register.given is None:
        return say("absent.no-requests")
    for column in columns:
        if column not in register.given:
            return say(f"absent.no-{column.replace('_', '-')}")
    return None


def share_or_why(
    name: str, label: Sentence, split: Split, because: Sentence | None
) -> Estimate:
    """Give the share, or the reason why there is none."""
    return share(name, label, split) if because is None else absent(name, label, UNIT, because)


def verdict(estimates: Iterable[Estimate]) -> Verdict:
    """Judge the claim that none of these shares is above zero."""
    reaches = [e.interval for e in estimates if e.interval is not None]
    if not reaches:
        return Verdict.NOT_ASSESSABLE
    if any(reach.low > 0 for reach in reaches):
        return Verdict.CONTRADICTED
    settled = all(reach.high == 0 for reach in reaches)
    return Verdict.SUPPORTED if settled else Verdict.INCONCLUSIVE


def drawn(estimates: Iterable[Estimate]) -> tuple[str, ...]:
    """Name the shares that a picture can show."""
    return tuple(e.name for e in estimates if e.shape == "share" and e.interval is not None)


def asks(because: Sentence | None) -> tuple[Ask, ...]:
    """Ask for the register where it, or a column of it, is lacking."""
    return () if because is None else (Ask(record="requests", text=say("ask.register")),)
