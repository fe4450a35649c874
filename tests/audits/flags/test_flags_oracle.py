"""Whatever was untold, and a walk through the reviews in plain Python."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.audits.flags.by_hand import READ, Ask, at, captures, flags, named, reach, why
from veedor.audits.flags.options import FlagsOptions

MARKS = st.fixed_dictionaries(
    {
        "public": st.sampled_from([True, False, None]),
        "order_id": st.sampled_from([None, "J"]),
        "crime_kind": st.sampled_from([None, "threats", "noise"]),
        "protected": st.sampled_from([None, "none", "minor", "union"]),
        "usual_conduct": st.sampled_from([True, False, None]),
        "has_case": st.sampled_from([True, False, None]),
    }
)


@settings(max_examples=25, deadline=None)
@given(rows=st.lists(MARKS, min_size=1, max_size=6), told=st.data())
def test_filling_in_what_was_untold_stays_within_the_bounds(
    ask: Ask, rows: list[dict[str, Any]], told: st.DataObject
) -> None:
    options = FlagsOptions(listed_crimes=("threats",))
    before = ask(captures(*rows), options)
    whole: dict[str, list[Any]] = {
        "public": [True, False],
        "protected": ["none", "minor", "union"],
        "usual_conduct": [True, False],
        "has_case": [True, False],
    }
    filled = [
        row
        | {
            name: told.draw(st.sampled_from(values))
            for name, values in whole.items()
            if row[name] is None
        }
        for row in rows
    ]
    after = ask(captures(*filled), options)
    for name in READ - {"financial-queries.without-gateway"}:
        wide, tight = reach(before, name), reach(after, name)
        assert wide is not None
        assert tight is not None
        assert wide[0] <= tight[0] <= tight[1] <= wide[1], name


REVIEW = st.fixed_dictionaries(
    {
        "flag_id": st.sampled_from(["0", "1", "2", "9"]),
        "reviewed_at": st.sampled_from([at(n) for n in range(4)]),
        "account": st.sampled_from(["a", "b", "c", None]),
        "verdict": st.sampled_from(["useful", "not useful", "unknown", None]),
        "sampled": st.sampled_from([True, False, None]),
        "automatic": st.sampled_from([True, False, False, None]),
    }
)


def last_finding(reviews: list[dict[str, Any]]) -> str | None:
    """What the reviews of the last moment found, where they found one thing."""
    if not reviews:
        return None
    last = max(one["reviewed_at"] for one in reviews)
    found = {one["verdict"] or "unknown" for one in reviews if one["reviewed_at"] == last}
    return found.pop() if len(found) == 1 else "unknown"


@settings(max_examples=25, deadline=None)
@given(reviews=st.lists(REVIEW, min_size=1, max_size=9))
def test_findings_are_those_of_a_walk_through_the_reviews(
    ask: Ask, reviews: list[dict[str, Any]]
) -> None:
    """Oracle: plain Python over the same rows."""
    options = FlagsOptions(register="all flags")
    answer = ask({"flags": flags(4), "reviews": reviews}, options)
    human = {
        str(k): [r for r in reviews if r["flag_id"] == str(k) and not r["automatic"]]
        for k in range(4)
    }
    found = [last_finding(rows) for rows in human.values()]
    useful, not_useful = found.count("useful"), found.count("not useful")
    assert reach(answer, "precision.bounds") == (useful / 4, (4 - not_useful) / 4)
    seen = sum(one is not None for one in found)
    assert reach(answer, "flags.reviewed") == (seen, seen)
    closed = sum(
        not human[k] and any(r["flag_id"] == k and r["automatic"] for r in reviews)
        for k in human
    )
    assert reach(answer, "flags.closed-by-system") == (closed / 4, closed / 4)
    drawn = [k for k, rows in enumerate(human.values()) if any(r["sampled"] for r in rows)]
    whole = range(4) if seen == 4 else drawn
    if not whole:
        assert why(answer, "precision.useful") == "absent.none-drawn"
        return
    held = named(answer, "precision.useful").interval
    assert held is not None
    share = sum(found[k] == "useful" for k in whole) / len(whole)
    assert held.value == pytest.approx(share)
