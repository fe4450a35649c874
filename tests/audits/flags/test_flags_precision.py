"""Useful flags: weighed, drawn unequally, told by the last review."""

import pytest

from tests.audits.flags.by_hand import Ask, at, finding, flags, named, reach, review, why
from veedor.audits.flags.options import FlagsOptions
from veedor.core import Verdict


def test_precision_is_weighed_by_stratum_and_not_by_what_was_reviewed(ask: Ask) -> None:
    # Ten flags of stratum a, four drawn, three useful; twenty of b, four drawn, one useful.
    rows = [
        {"flag_id": str(k), "made_at": at(k), "stratum": "a" if k < 10 else "b"}
        for k in range(30)
    ]
    found = [review(k, "useful" if k < 3 else "not useful") for k in range(4)]
    found += [review(k, "useful" if k == 10 else "not useful") for k in range(10, 14)]
    picked = [review(20, "useful", sampled=False)]
    answer = ask({"flags": rows, "reviews": found + picked})
    held = named(answer, "precision.useful").interval
    assert held is not None
    assert held.value == pytest.approx((10 * 3 / 4 + 20 * 1 / 4) / 30)
    assert held.kind == "confidence"
    assert reach(answer, "precision.bounds") == pytest.approx((5 / 30, 26 / 30))
    strata = [named(answer, f"precision.by-stratum.{n}").interval for n in (1, 2)]
    assert [one.value for one in strata if one] == [0.75, 0.25]
    assert reach(answer, "flags.reviewed") == (9, 9)
    alike = ask({"flags": rows, "reviews": found + picked}, FlagsOptions(reviews_drawn="all"))
    other = named(alike, "precision.useful").interval
    assert other is not None
    assert other.value == pytest.approx((7.5 + 20 * 2 / 5) / 30)


def test_unequal_chances_weigh_each_flag_by_what_it_stands_for(ask: Ask) -> None:
    reviews = [
        review(0, "useful", weight=1),
        review(1, "useful", weight=1.5),
        review(2, "not useful", weight=2.5),
        review(3, "useful", sampled=False, weight=None),
    ]
    tables = {"flags": flags(9), "reviews": reviews}
    held = named(ask(tables), "precision.weighted").interval
    assert held is not None
    assert held.value == pytest.approx(2.5 / 5)
    assert held.low < 0.2
    bare = {"flags": flags(9), "reviews": [*reviews[:3], review(4, "useful", weight=None)]}
    assert why(ask(bare), "precision.weighted") == "absent.no-weight"
    low = {"flags": flags(9), "reviews": [*reviews[:3], review(4, "useful", weight=0.5)]}
    assert why(ask(low), "precision.weighted") == "absent.no-weight"
    one = {"flags": flags(9), "reviews": [reviews[2]]}
    assert why(ask(one), "precision.weighted") == "absent.none-drawn"
    none = {"flags": flags(9), "reviews": [review(1, "not useful")]}
    assert why(ask(none), "precision.weighted") == "absent.no-column"


def test_each_system_has_its_own_bounds(ask: Ask) -> None:
    rows = [row | {"system": "ab"[k % 2] if k else None} for k, row in enumerate(flags(6))]
    reviews = [review(1, "useful"), review(3, "not useful"), review(2, "unknown")]
    answer = ask({"flags": rows, "reviews": reviews})
    # No system: flag 0. a: 2 and 4. b: 1, 3 and 5.
    shown = [reach(answer, f"precision.by-system.{place}") for place in (1, 2, 3)]
    assert shown == [(0, 1), (0, 1), pytest.approx((1 / 3, 2 / 3))]
    alone = ask({"flags": flags(6, system="a"), "reviews": reviews})
    names = [e.name for e in finding(alone, "precision").estimates]
    assert "precision.by-system.1" not in names


def test_what_a_review_could_not_tell_gives_two_readings(ask: Ask) -> None:
    verdicts = ["useful", "not useful", "unknown", None]
    answer = ask({"flags": flags(4), "reviews": [review(k, v) for k, v in enumerate(verdicts)]})
    assert reach(answer, "precision.useful") == (0.25, 0.25)
    assert reach(answer, "precision.not-refuted") == (0.75, 0.75)
    assert reach(answer, "precision.bounds") == (0.25, 0.75)


def test_a_stratum_that_nothing_was_drawn_from_leaves_bounds(ask: Ask) -> None:
    rows = [{**row, "stratum": str(int(row["flag_id"]) % 2)} for row in flags(10)]
    half = ask({"flags": rows, "reviews": [review(0, "useful"), review(2, "not useful")]})
    assert why(half, "precision.useful") == "absent.stratum-unseen"
    assert reach(half, "precision.bounds") == (0.1, 0.9)
    assert finding(half, "precision").verdict is Verdict.INCONCLUSIVE
    none = ask({"flags": rows, "reviews": [review(0, "not useful", sampled=False)]})
    assert why(none, "precision.useful") == "absent.none-drawn"


def test_a_register_that_only_confirms_has_no_useful_share(ask: Ask) -> None:
    tables = {"flags": flags(5), "reviews": [review(k, "useful") for k in range(5)]}
    names = ("precision.bounds", "precision.useful", "recall", "recall.bounds")
    for name in names:
        assert why(ask(tables), name) == "absent.all-useful"
        said = ask(tables, FlagsOptions(register="confirmed only"))
        assert why(said, name) == "absent.confirmed-only"
        event = {"known_events": [{"event_id": "1", "flagged": True}]}
        assert why(ask(event), name) == "absent.events-only"
    whole = ask(tables, FlagsOptions(register="all flags"))
    assert reach(whole, "precision.useful") == (1, 1)
    part = {"flags": flags(9), "reviews": tables["reviews"]}
    assert why(ask(part), "precision.useful") == "absent.only-useful"
    assert reach(ask(part), "precision.bounds") == pytest.approx((5 / 9, 1))
    lacking = {"flags": flags(5)}
    assert why(ask(lacking), "precision.bounds") == "absent.no-reviews"


def test_the_last_review_decides_and_the_system_does_not(ask: Ask) -> None:
    reviews = [
        review(0, "useful", 1),
        review(0, "not useful", 2, account="b"),
        review(1, "useful", 1),
        review(1, "not useful", 1, account="b"),
        review(2, "not useful", 1, automatic=True, account=None),
        review(3, "useful") | {"reviewed_at": None},
    ]
    tables = {"flags": flags(5), "reviews": reviews}
    answer = ask(tables)
    # Useful: 3. Not useful: 0. Without a finding: 1 (two at one moment), 2 (system), 4.
    assert reach(answer, "precision.bounds") == (0.2, 0.8)
    assert reach(answer, "flags.closed-by-system") == (0.2, 0.2)
    assert reach(answer, "flags.never-reviewed") == (0.2, 0.2)
    counted = ask(tables, FlagsOptions(automatic_is_review=True))
    assert reach(counted, "precision.bounds") == (0.2, 0.6)
    assert reach(counted, "flags.closed-by-system") == (0, 0)
