"""What the findings share: the rates, the threshold, and why there is no number."""

from decimal import Decimal

from msgspec import Struct

from veedor.audits.trial.counts import Counts, Coverage, Threshold
from veedor.audits.trial.judged import Rate, rates_of
from veedor.audits.trial.options import TrialOptions
from veedor.core import Ask, Sentence, Setting, say


class Seen(Struct, frozen=True, kw_only=True):
    """The trial as counted: comparisons, searches, and what was handed over."""

    coverage: Coverage
    at: Threshold
    rates: tuple[Rate, ...]
    searched: tuple[Rate, ...]
    setting: Setting

    @property
    def no_scores(self) -> Sentence | None:
        """Say why comparisons have no number at all."""
        if "comparisons" not in self.setting.given:
            return say("absent.no-comparisons")
        return None if self.coverage.audited else say("absent.none", unit="comparisons")

    @property
    def no_threshold(self) -> Sentence | None:
        """Say why errors cannot be counted at a threshold."""
        if self.no_scores is not None or self.at.threshold is not None:
            return self.no_scores
        if self.at.origin == "several":
            return say("absent.several", n=self.at.thresholds)
        return say("absent.no-threshold")

    @property
    def threshold(self) -> str:
        """Give the threshold as it would be written."""
        return plain(self.at.threshold) if self.at.threshold is not None else "-"


def see(counts: Counts, options: TrialOptions, setting: Setting) -> Seen:
    """Put the counts together."""
    del options
    return Seen(
        coverage=counts.coverage[0],
        at=counts.threshold[0],
        rates=rates_of(counts.scopes, counts.persons),
        searched=rates_of(counts.search_scopes, counts.search_persons),
        setting=setting,
    )


def plain(number: Decimal) -> str:
    """Write a decimal without the zeros at its end.

    >>> plain(Decimal("0.500000")), plain(Decimal("40.000000"))
    ('0.5', '40')
    """
    return f"{number:f}".rstrip("0").rstrip(".") if "." in f"{number:f}" else f"{number:f}"


def asks(because: Sentence | None, record: str = "comparisons") -> tuple[Ask, ...]:
    """Ask for a record of the trial where a number is lacking."""
    return () if because is None else (Ask(record=record, text=say(f"ask.{record}")),)
