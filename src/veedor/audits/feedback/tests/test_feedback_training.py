"""Where training events come from, and how many are from stretches in doubt."""

from datetime import date

import pytest

from veedor.audits.feedback.counts import Doubtful
from veedor.audits.feedback.options import FeedbackOptions
from veedor.audits.feedback.tests.by_hand import ALL, ends, find, named, trained, why, without
from veedor.core import Verdict


def test_what_is_not_known_gives_bounds_that_hold_whatever_it_is() -> None:
    rows = [trained(30, "officer"), trained(50, "victim"), trained(20)]
    found = find(training=rows)
    assert ends(found, "training.police-initiated") == (0.3, 0.5)
    assert found["feedback.origin"].verdict is Verdict.CONTRADICTED


def test_all_known_gives_an_exact_share_and_none_discovered_supports_the_claim() -> None:
    found = find(training=[trained(7, "victim")])
    assert ends(found, "training.police-initiated") == (0, 0)
    assert found["feedback.origin"].verdict is Verdict.SUPPORTED
    open_ = find(training=[trained(7, "victim"), trained(1)])
    assert open_["feedback.origin"].verdict is Verdict.INCONCLUSIVE
    assert ends(find(training=[trained(3, "officer")]), "training.police-initiated") == (1, 1)


def test_events_that_may_not_be_training_data_widen_the_bounds() -> None:
    rows = [
        trained(4, "officer"),
        trained(4, "victim"),
        trained(1, "officer", member=-1),
        trained(1, "victim", member=-1),
    ]
    low, high = ends(find(training=rows), "training.police-initiated")
    assert (low, high) == (0.4, 0.6)
    for officers in (4, 5):
        for victims in (4, 5):
            assert low <= officers / (officers + victims) <= high


def test_parts_go_by_year_and_by_the_most_frequent_types() -> None:
    rows = [
        trained(6, "officer", category="drugs", year=2019),
        trained(1, "victim", category="theft", year=2020),
        trained(3, "victim", category="drugs", year=2020),
        trained(2, "officer", year=0),
    ]
    found = find(training=rows)
    assert ends(found, "training.year.2019") == (1, 1)
    assert ends(found, "training.year.2020") == (0, 0)
    assert ends(found, "training.category.1") == pytest.approx((2 / 3, 2 / 3))
    shown = {e.name for e in found["feedback.origin"].estimates}
    assert "training.year.0" not in shown
    one = find(FeedbackOptions(most_shown=1), training=rows)
    assert len(one["feedback.origin"].estimates) == 3


def test_stretches_in_doubt_count_the_training_events_in_them() -> None:
    first = date(2020, 1, 1)
    stretch = Doubtful(first, None, "decree", "Case 3", 1, events=3, discovered=2, untold=0)
    rows = [
        trained(2, "officer", doubtful=1),
        trained(1, "victim", doubtful=1),
        trained(6, "victim"),
        trained(1, doubtful=-1),
    ]
    found = find(training=rows, doubtful=[stretch])
    assert ends(found, "training.doubtful") == (0.3, 0.4)
    assert ends(found, "doubtful.stretch.1") == (0.3, 0.4)
    assert ends(found, "doubtful.police-initiated.inside") == pytest.approx((2 / 3, 2 / 3))
    assert ends(found, "doubtful.police-initiated.outside") == (0, 0)
    maybe = find(training=[*rows, trained(2, member=-1)], doubtful=[stretch])
    assert ends(maybe, "training.doubtful") == pytest.approx((3 / 12, 6 / 12))


def test_no_list_of_stretches_is_not_a_list_without_any() -> None:
    rows = [trained(2, "officer")]
    none = {name: columns for name, columns in ALL.items() if name != "doubtful_periods"}
    found = find(given=none, training=rows)
    assert why(found, "training.doubtful") == "absent.no-doubtful-periods"
    assert found["feedback.doubtful"].asks
    assert why(find(training=rows), "training.doubtful") == "absent.no-stretch"


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({}, "absent.no-incidents"),
        (without("incidents", "discovered_by"), "absent.no-discovered-by"),
        (ALL, "absent.none"),
    ],
)
def test_what_rules_read_is_there_once_and_says_why_it_has_no_number(
    given: dict[str, frozenset[str]], reason: str
) -> None:
    found = find(given=given)
    assert named(found, "training.police-initiated").interval is None
    assert why(found, "training.police-initiated") == reason
    assert {f.verdict for f in found.values()} == {Verdict.NOT_ASSESSABLE}
