"""Coverage, queries, days of use and options."""

from datetime import date

import pytest

from veedor.audits.watchlist import AUDIT
from veedor.audits.watchlist.answer import answer
from veedor.audits.watchlist.counts import (
    Counts,
    Coverage,
)
from veedor.audits.watchlist.options import WatchlistOptions, binds
from veedor.audits.watchlist.tests.by_hand import CHOSEN, EMPTY, counts, findings, setting


def test_rows_outside_the_period_are_left_out_with_their_reason() -> None:
    said = answer(counts(coverage=(Coverage(10, 2, 1, 7, 7, 0, 0),)), CHOSEN, setting())
    (covered,) = said.coverage
    assert covered.audited == 7
    assert [part.rows for part in covered.excluded] == [2, 1]


def test_every_query_that_a_finding_rests_on_is_one_of_the_kinds() -> None:
    known = {*AUDIT.derived, *Counts.__struct_fields__}
    for finding in findings(EMPTY).values():
        assert set(finding.queries) <= known


def test_the_days_of_use_are_the_cases_or_the_periods() -> None:
    bound = binds(WatchlistOptions(), setting(bounded=True))
    assert (bound["first_use"], bound["last_use"]) == (date(2024, 3, 4), date(2024, 3, 31))
    assert bound["bounded"] == 1
    assert bound["last_day"] == date(2024, 3, 31)
    chosen = WatchlistOptions(first_use_on=date(2024, 3, 9), last_use_on=date(2024, 3, 9))
    assert binds(chosen, setting())["first_use"] == date(2024, 3, 9)
    assert binds(WatchlistOptions(), setting())["last_use"] == date(9999, 12, 31)


def test_a_bar_in_a_text_cannot_split_it() -> None:
    assert (
        binds(WatchlistOptions(categories=("a|b", "c")), setting())["categories"] == "|a b|c|"
    )


@pytest.mark.parametrize(
    "faulty",
    [
        {"first_use_on": date(2024, 2, 1), "last_use_on": date(2024, 1, 1)},
        {"legal_age": 0},
        {"legal_age": 120},
    ],
)
def test_options_that_cannot_be_are_refused(faulty: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="must"):
        WatchlistOptions(**faulty)  # type: ignore[arg-type]
