"""Reach, rules and flights."""

from datetime import timedelta

import pytest

from tests.audits.flags.by_hand import Ask, at, captures, finding, flags, reach, review, why
from veedor.audits.flags.options import FlagsOptions
from veedor.core import Verdict


def test_reach_divides_by_useful_flags_that_came_of_a_capture(ask: Ask) -> None:
    rows = [
        {"person": "p" if n < 4 else "q", "posts": 3 if n else None, "flag_id": str(n % 3)}
        for n in range(6)
    ]
    tables = {
        **captures(*rows),
        "flags": flags(4),
        "reviews": [review(0, "useful"), review(1, "not useful"), review(3, "useful")],
    }
    answer = ask(tables, FlagsOptions(minimum_support=2, top=(1,)))
    # Flags 0, 1 and 2 came of captures: one useful, one not, one without a review.
    assert reach(answer, "captures-per-useful-flag") == (3, 6)
    assert reach(answer, "posts-per-useful-flag") == (8, 16)
    assert reach(answer, "persons-per-useful-flag") == (1, 2)
    assert why(answer, "captures-per-case") == "absent.no-case"
    assert reach(answer, "targets.top-1") == pytest.approx((4 / 6, 4 / 6))
    assert reach(answer, "targets.gini") == pytest.approx((1 / 6, 1 / 6))
    few = ask(tables)
    assert why(few, "targets.gini") == "absent.few-persons"
    none = ask({**captures(*rows), "flags": flags(4), "reviews": [review(3, "useful")]})
    assert why(none, "posts-per-useful-flag") == "absent.none-useful"
    cased = ask(captures({"has_case": True}, {"has_case": None}, {}))
    assert reach(cased, "captures-per-case") == (1.5, 3)


def test_rules_are_held_against_whole_words_without_accents(ask: Ask) -> None:
    rules = ["Paro UNION obrera", "reunión", "zapatos", "marcha|plaza", "marcha|plaza"]
    rows = [{"flag_id": str(n), "made_at": at(n), "rule": rule} for n, rule in enumerate(rules)]
    tables = {"flags": rows, **captures({"rule": "Reunión "}, {"rule": "marcha|plaza"})}
    options = FlagsOptions(
        watched_words={"union": ("unión obrera",), "protest": ("marcha", "sentada")}
    )
    answer = ask(tables, options)
    # Five texts: the space and capital of one make it another text.
    assert reach(answer, "rules.with-watched-word") == (0.4, 0.4)
    assert reach(answer, "flags.by-watched-word") == (0.6, 0.6)
    assert reach(answer, "monitoring.by-watched-word") == (0.5, 0.5)
    assert reach(answer, "rules.of-category.1") == (1, 1)
    (annex,) = answer.annex
    assert annex.rows == (("protest", "marcha", 1, 3), ("union", "unión obrera", 1, 1))
    assert why(ask(tables), "rules.with-watched-word") == "absent.no-words"
    clean = ask({"flags": rows[1:3]}, options)
    assert finding(clean, "rules").verdict is Verdict.SUPPORTED
    assert clean.annex == ()


def test_a_flight_lasts_whole_minutes_that_have_passed_and_not_minutes_of_the_clock(
    ask: Ask,
) -> None:
    took_off, landed = at(0) + timedelta(seconds=0.9), at(0) + timedelta(seconds=60.5)
    flight = {"flight_id": "1", "started_at": took_off, "ended_at": landed}
    assert reach(ask({"flights": [flight]}), "flights.longest") == (0, 0)
    landed += timedelta(seconds=0.4)
    assert reach(ask({"flights": [{**flight, "ended_at": landed}]}), "flights.longest") == (
        1,
        1,
    )


def test_flights_by_their_marks_and_length(ask: Ask) -> None:
    marks: list[tuple[bool | None, bool | None, str | None, float | None]] = [
        (True, False, "A", 0.5),
        (True, True, None, 1.0),
        (False, True, None, 2.0),
        (None, True, None, None),
        (False, None, None, -1.0),
    ]
    rows = [
        {
            "flight_id": str(n),
            "started_at": at(n),
            "ended_at": None if hours is None else at(n + hours),
            "authorised": authorised,
            "over_gathering": over,
            "order_id": number,
        }
        for n, (authorised, over, number, hours) in enumerate(marks)
    ]
    answer = ask({"flights": rows})
    assert reach(answer, "flights.without-authorisation") == (0.4, 0.6)
    assert reach(answer, "flights.over-gatherings") == (0.6, 0.8)
    assert reach(answer, "flights.over-gatherings-without-authorisation") == (0.2, 0.6)
    assert reach(answer, "flights.authorised-without-number") == (0.5, 0.5)
    assert reach(answer, "flights.long") == (0.4, 0.8)
    assert reach(answer, "flights.longest") == (120, 120)
    bare = ask({"flights": [{"flight_id": "1", "started_at": at(1)}]})
    assert why(bare, "flights.longest") == "absent.no-column"
