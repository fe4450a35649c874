"""Things that do something, that do not, and of which the record does not say."""

from collections.abc import Iterable

from msgspec import Struct

from veedor.core import Estimate, Sentence, Verdict
from veedor.stats.estimates import absent, bounds_of, share_of


class Split(Struct, frozen=True, kw_only=True):
    """How many do, do not, and are not known to; ``no_or_out`` do not, or do not count at all.

    >>> Split(yes=1, no=2, unknown=3).whole
    6
    """

    yes: int = 0
    no: int = 0
    unknown: int = 0
    no_or_out: int = 0

    @property
    def whole(self) -> int:
        """Give all of them."""
        return self.yes + self.no + self.unknown + self.no_or_out

    @property
    def open(self) -> int:
        """Give those that leave the share open: where none does, who is out does not matter."""
        return self.unknown + (self.no_or_out if self.yes or self.unknown else 0)

    def worded(self, sentence: str) -> str:
        """Name the sentence that tells of what is not known, where anything is not.

        >>> Split(unknown=3).worded("plain"), Split(yes=1).worded("plain")
        ('plain-unknown', 'plain')
        """
        return f"{sentence}-unknown" if self.unknown else sentence


def split_share(name: str, label: Sentence, unit: str, split: Split) -> Estimate:
    """Give the exact share where everything is known, and its bounds where it is not.

    The bounds hold whichever of the unknown count at all, and so belong in the denominator.
    """
    if split.open:
        most = split.yes + split.open
        return bounds_of(name, label, unit, split.yes, most, split.whole)
    return share_of(name, label, unit, split.yes, split.whole)


def share_or_why(
    name: str, label: Sentence, unit: str, split: Split, because: Sentence | None
) -> Estimate:
    """Give the share, or the reason why there is none."""
    if because is not None:
        return absent(name, label, unit, because)
    return split_share(name, label, unit, split)


def none_does(estimates: Iterable[Estimate]) -> Verdict:
    """Judge the claim that none of these shares is above zero."""
    reaches = [e.interval for e in estimates if e.interval is not None]
    if not reaches:
        return Verdict.NOT_ASSESSABLE
    if any(reach.low > 0 for reach in reaches):
        return Verdict.CONTRADICTED
    settled = all(reach.high == 0 for reach in reaches)
    return Verdict.SUPPORTED if settled else Verdict.INCONCLUSIVE


def shares_given(estimates: Iterable[Estimate]) -> tuple[str, ...]:
    """Name the shares that have a number, for a finding's picture."""
    return tuple(e.name for e in estimates if e.shape == "share" and e.interval is not None)
