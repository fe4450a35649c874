"""Minors on a list that was published, or not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veedor.audits.watchlist.counts import (
    Minors,
)
from veedor.audits.watchlist.options import WatchlistOptions
from veedor.audits.watchlist.tests.by_hand import (
    counts,
    ends,
    findings,
    named,
    published,
    without,
)
from veedor.core import Verdict


@given(
    st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2)), min_size=1, max_size=5).filter(
        lambda rows: any(out for _, out in rows)
    )
)
def test_the_published_minors_reach_as_far_as_any_world_does(
    rows: list[tuple[int, int]],
) -> None:
    seen = counts(minors=tuple(Minors(minor, out, 0, 1, 15) for minor, out in rows))
    for name in ("published-minors", "minors.published"):
        low, high = ends(named(findings(seen), name))
        worlds = list(published(rows))
        assert low == pytest.approx(min(worlds))
        assert high == pytest.approx(max(worlds))


def test_where_nothing_was_published_no_minor_was() -> None:
    found = findings(counts(minors=(Minors(2, 0, 0, 3, 15), Minors(1, 0, 2, 4, -1))))
    assert ends(named(found, "published-minors")) == (0.0, 0.0)
    assert named(found, "published-minors").support == 7
    assert found["watchlist.minors"].verdict is Verdict.SUPPORTED


def test_minors_without_a_reason_are_a_share_of_all_entries() -> None:
    seen = counts(
        minors=(Minors(0, 2, 2, 94, -1), Minors(2, 2, 0, 4, 16), Minors(2, 2, 2, 2, 13))
    )
    found = findings(seen)
    assert ends(named(found, "minors.without-reason")) == (0.02, 0.02)
    assert ends(named(found, "minors.youngest")) == (13.0, 13.0)
    assert named(found, "minors.entries").count == 6


def test_no_minors_give_none_without_a_reason_though_the_column_is_lacking() -> None:
    given = without("reason_for_minor")
    adults = counts(minors=(Minors(0, 2, 2, 9, -1),))
    assert ends(named(findings(adults, given=given), "minors.without-reason")) == (0.0, 0.0)
    doubtful = counts(minors=(Minors(1, 2, 2, 9, -1),))
    found = named(findings(doubtful, given=given), "minors.without-reason")
    assert found.absent_because is not None
    assert found.absent_because.facts == {"column": "reason_for_minor"}


def test_the_option_says_that_the_list_was_published() -> None:
    seen = counts(minors=(Minors(2, 2, 2, 1, 15),))
    given = without("published")
    assert named(findings(seen, given=given), "published-minors").interval is None
    options = WatchlistOptions(list_published=True)
    assert ends(named(findings(seen, options, given), "published-minors")) == (1.0, 1.0)
