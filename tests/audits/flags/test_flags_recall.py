"""Recall, agreement, drift, waits and referrals."""

from typing import Any

import pytest

from tests.audits.flags.by_hand import Ask, Rows, at, finding, flags, named, reach, review, why
from veedor.audits.flags.options import FlagsOptions
from veedor.core import Verdict


def test_recall_needs_a_draw_of_what_raised_no_flag(ask: Ask) -> None:
    tables: dict[str, Rows] = {
        "flags": flags(4),
        "reviews": [review(k, "useful" if k < 2 else "not useful") for k in range(4)],
    }
    assert why(ask(tables), "recall") == "absent.no-unflagged-sample"
    assert why(ask(tables), "recall.bounds") == "absent.no-unflagged-things"
    bound = ask(tables, FlagsOptions(unflagged_things=98))
    assert reach(bound, "recall.bounds") == (0.02, 1)
    drawn = [
        {"item_id": str(n), "stratum_size": 4, "verdict": "useful" if n < 2 else "not useful"}
        for n in range(4)
    ]
    whole = named(ask({**tables, "unflagged_sample": drawn}), "recall").interval
    assert whole is not None
    # Two useful flags, and two missed among four things that were all looked at.
    assert (whole.low, whole.value, whole.high) == (0.5, 0.5, 0.5)
    some = [one | {"stratum_size": 8} for one in drawn]
    part = named(ask({**tables, "unflagged_sample": some}), "recall").interval
    assert part is not None
    # Between two and six of the eight; four by the draw.
    assert (part.low, part.value) == pytest.approx((2 / 8, 2 / 6))
    assert part.high == pytest.approx(2 / 4)


@pytest.mark.parametrize(
    ("change", "because"),
    [
        ({"stratum_size": None}, "absent.no-stratum-size"),
        ({"stratum_size": 1}, "absent.stratum-too-small"),
        ({"verdict": None}, "absent.unflagged-untold"),
    ],
)
def test_a_draw_that_cannot_be_used_says_why(
    ask: Ask, change: dict[str, Any], because: str
) -> None:
    sample = [
        {"item_id": str(n), "stratum_size": 9, "verdict": "useful"} | change for n in range(2)
    ]
    tables = {"flags": flags(2), "reviews": [review(0, "useful"), review(1, "not useful")]}
    assert why(ask({**tables, "unflagged_sample": sample}), "recall") == because


def test_known_events_give_the_share_that_raised_a_flag_in_reach(ask: Ask) -> None:
    marks = [(True, True), (False, None), (None, True), (False, False)]
    events = [
        {"event_id": str(n), "flagged": flagged, "in_reach": within}
        for n, (flagged, within) in enumerate(marks)
    ]
    answer = ask({"known_events": events})
    assert reach(answer, "sensitivity") == pytest.approx((1 / 3, 2 / 3))
    assert finding(answer, "recall").plain.id == "recall.plain-sensitivity-unknown"


def test_agreement_reads_the_last_judgement_of_each_account(ask: Ask) -> None:
    def both(flag: int, first: str, second: str) -> list[dict[str, Any]]:
        return [review(flag, first, 100), review(flag, second, 101, account="b")]

    reviews = [
        *both(0, "useful", "useful"),
        *both(1, "useful", "not useful"),
        *both(2, "not useful", "not useful"),
        *both(3, "unknown", "useful"),
        review(4, "useful"),
        review(0, "not useful", 99),
        review(2, "useful", 102, account="c"),
    ]
    answer = ask({"flags": flags(5), "reviews": reviews})
    assert reach(answer, "reviews.agreed") == pytest.approx((2 / 3, 2 / 3))
    held = named(answer, "reviews.kappa").interval
    assert held is not None
    # Seen 2/3; by chance (2/3)(1/3) + (1/3)(2/3) = 4/9.
    assert held.value == pytest.approx((2 / 3 - 4 / 9) / (5 / 9))
    # Flags 0, 1, 2 as uu, un, nnu: apart 0 + 2 + 2; of seven, four useful and three not: 24.
    assert reach(answer, "reviews.alpha") == pytest.approx((1 - 6 * 4 / 24,) * 2)
    assert reach(answer, "reviews.overturned.useful") == (0.5, 0.5)
    assert reach(answer, "reviews.overturned.not-useful") == (0, 0)
    alone = ask({"flags": flags(5), "reviews": [review(0, "useful")]})
    assert why(alone, "reviews.kappa") == why(alone, "reviews.alpha") == "agreement.no-kappa"
    assert finding(alone, "agreement").plain.id == "agreement.none"


def test_drift_compares_halves_of_the_days_and_the_spread_names_nobody(ask: Ask) -> None:
    reviews = [
        review(k, "useful" if (k // 8) % 2 == 0 or k % 8 < 2 else "not useful", 24 * (k % 8))
        | {"account": "abc"[k % 3]}
        for k in range(48)
    ]
    options = FlagsOptions(minimum_support=10)
    answer = ask({"flags": flags(48), "reviews": reviews}, options)
    # Days 0 and 1 are all useful, the six others half: halves of 3/4 and 1/2.
    held = named(answer, "reviews.drift").interval
    assert held is not None
    assert held.value == pytest.approx(0.5 - 0.75)
    spread = [reach(answer, f"reviewers.{end}") for end in ("least", "most")]
    assert spread[0] is not None
    assert spread[1] is not None
    assert spread[0][0] <= 30 / 48 <= spread[1][0]
    few = ask({"flags": flags(48), "reviews": reviews[:3]}, options)
    assert why(few, "reviews.drift") == "agreement.few-days"
    assert why(few, "reviewers.least") == "agreement.few-accounts"


def test_waits_count_whole_hours_and_flags_still_open(ask: Ask) -> None:
    rows = [{"flag_id": str(k), "made_at": at(0)} for k in range(30)]
    reviews = [review(k, "useful", k + 1.5) for k in range(25)]
    answer = ask({"flags": rows, "reviews": reviews}, start=at(0), end=at(100))
    held = named(answer, "hours-to-review.median").interval
    assert held is not None
    # The fifteenth of thirty is reviewed after 15.5 hours.
    assert held.value == 15
    assert held.low < 15 < held.high
    slow = ask({"flags": rows, "reviews": reviews[:5]}, start=at(0), end=at(100))
    assert why(slow, "hours-to-review.median") == "waits.not-reached"
    assert finding(slow, "waits").verdict is Verdict.CONTRADICTED
    early = [review(0, "useful", -5)]
    odd = ask({"flags": rows[:1], "reviews": early})
    assert why(odd, "hours-to-review.median") == "absent.none"
    assert finding(odd, "waits").verdict is Verdict.SUPPORTED


def test_referrals_follow_each_flag_to_its_furthest_outcome(ask: Ask) -> None:
    outcomes = [
        (0, "case"),
        (0, "no case"),
        (1, "pending"),
        (2, "no case"),
        (3, None),
        (99, "case"),
    ]
    referrals = [{"flag_id": str(flag), "outcome": what} for flag, what in outcomes]
    reviews = [review(0, "useful"), review(1, "not useful")]
    answer = ask({"flags": flags(8), "reviews": reviews, "referrals": referrals})
    assert reach(answer, "flags.referred") == (0.5, 0.5)
    # One with a case; pending or untold, two.
    assert reach(answer, "flags.with-case") == (1 / 8, 3 / 8)
    assert reach(answer, "referrals.not-found-useful") == (0.25, 0.75)
    (covered,) = [c for c in answer.coverage if c.record == "referrals"]
    assert (covered.admitted, covered.audited) == (6, 5)
