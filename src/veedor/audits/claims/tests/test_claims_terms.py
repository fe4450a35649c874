"""Terms stated in documents, and the policy that covers each technology."""

from datetime import date

import pytest

from veedor.audits.claims.counts import (
    Systems,
    Terms,
)
from veedor.audits.claims.tests.by_hand import (
    JUNE,
    SEPTEMBER,
    find,
    named,
    policies,
    reach,
    term,
    with_,
)
from veedor.core import Verdict


@pytest.mark.parametrize(
    ("one", "other", "low", "high"),
    [
        (term("A", "30"), term("B", "90"), 1, 1),
        (term("A", "30"), term("B", "30"), 0, 0),
        (term("A", "30"), term("A", "90"), 0, 0),
        (term("A", "24", "hours"), term("B", "1"), 0, 0),
        (term("A", "48", "hours"), term("B", "1"), 1, 1),
        (term("A", "1", "months"), term("B", "30"), 0, 1),
        (term("A", "1", "months"), term("B", "32"), 1, 1),
        (term("A", "12", "months"), term("B", "1", "years"), 0, 1),
        (term("A", None), term("B", "90"), 0, 1),
        (term("A", None), term("B", None), 0, 1),
        (term("A", "30", None), term("B", "30"), 0, 1),
        (term("A", "30", None), term("B", "30", None), 0, 0),
        (term("A", "30", since=None), term("B", "90"), 0, 1),
        (term("A", "30", since=None, until=JUNE), term("B", "90"), 0, 0),
        (term("A", "30", until=SEPTEMBER), term("B", "90", since=SEPTEMBER), 0, 0),
        (term("A", "30", since=SEPTEMBER), term("B", "90", until=SEPTEMBER), 0, 0),
        (term("A", "30", until=SEPTEMBER), term("B", "90", since=date(2023, 8, 31)), 1, 1),
    ],
)
def test_terms_contradict_where_both_are_in_force_and_differ(
    one: Terms, other: Terms, low: int, high: int
) -> None:
    for rows in ((one, other), (other, one)):
        found = find("terms", with_(terms=rows))
        assert reach(found, "terms.contradicted")[1:] == (low, high)
        assert len(found.alternatives) == high


def test_a_term_of_one_has_its_unit_in_the_singular() -> None:
    found = find("terms", with_(terms=(term("A", "1", "months"), term("B", "32"))))
    (case,) = found.alternatives
    assert {case.text.facts["one_unit"], case.text.facts["other_unit"]} == {
        "months.one",
        "days",
    }


def test_a_kind_in_one_document_contradicts_nothing_and_is_counted() -> None:
    found = find("terms", with_(terms=(term("A", "30"),)))
    assert found.verdict is Verdict.SUPPORTED
    assert named(found, "terms.one-document").count == 1


@pytest.mark.parametrize(
    ("rows", "low", "high"),
    [
        ((("P1", "RF", "t1", 10), ("P2", "LPR", "t2", 12)), 0, 0),
        ((("P1", " rf ", "t1", 10), ("P2", "LPR", "t2", 10)), 0, 0),
        ((("P1", "RF", "t1", 10), ("P1", "LPR", "t1", 10)), 1, 1),
        ((("P1", "RF", "t1", 10), ("P2", "LPR", "t1", 10)), 0, 1),
        ((("P1", "RF", "t1", 10), ("P2", "LPR", "t2", 9)), 0, 0.5),
        ((("P1", "RF", "t1", 10), ("P2", "LPR", "t2", None)), 0, 0.5),
        ((("P1", "RF", "t1", 10), ("P2", "LPR", "", 10)), 0, 0.5),
        ((("P1", "RF", "t1", 10),), 0.5, 0.5),
        ((), 1, 1),
    ],
)
def test_a_policy_is_its_own_where_text_and_content_are(
    rows: tuple[tuple[str, str, str, int | None], ...], low: float, high: float
) -> None:
    found = find("policies", policies(*rows))
    assert reach(found, "technologies.without-own-policy")[1:] == (low, high)


def test_rows_without_a_technology_may_hide_one_more() -> None:
    counts = policies(("P1", "RF", "t1", 10), ("P2", "LPR", "t2", 10), unnamed=4)
    found = find("policies", counts)
    assert found.verdict is Verdict.INCONCLUSIVE
    assert reach(found, "technologies.without-own-policy")[2] == pytest.approx(1 / 3)
    assert named(found, "technologies.unnamed-rows").count == 4


def test_without_a_named_technology_there_is_no_share() -> None:
    found = find("policies", with_(systems=(Systems("", 4),)))
    assert found.verdict is Verdict.NOT_ASSESSABLE
