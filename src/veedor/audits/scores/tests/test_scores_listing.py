"""Time on the list, reviews, stability and training."""

import pytest

from veedor.audits.scores.counts import (
    FirstUse,
    Listed,
    TierPair,
    Totals,
)
from veedor.audits.scores.tests.by_hand import (
    ALL,
    ends,
    entry,
    find,
    named,
    reach,
    why,
)
from veedor.core import Verdict


def test_time_on_the_list_counts_who_is_still_on_it() -> None:
    gone = [Listed(n, 1, 1) for n in range(1, 12)]
    assert reach(find(listed=gone), "listing.median-days").value == 6
    staying = [*gone[:3], Listed(364, 0, 20)]
    assert why(find(listed=staying), "listing.median-days") == "listing.not-reached"
    assert why(find(), "listing.median-days") == "absent.none"


def test_reviews_and_removals() -> None:
    rows = [
        entry(4, selected=True, reviewed=1),
        entry(3, removed=1, reasoned=1),
        entry(2, selected=True, removed=1),
        entry(9, selected=False),
    ]
    found = find(entries=rows)
    assert named(found, "listing.never-reviewed").count == 5
    assert named(found, "listing.removed").count == 5
    assert (
        named(found, "listing.removed-without-reason").count,
        named(found, "listing.removed-without-reason").support,
    ) == (2, 5)
    assert found["scores.listing"].verdict is Verdict.CONTRADICTED
    assert find(entries=rows[:1])["scores.listing"].verdict is Verdict.SUPPORTED


def test_a_changed_tier_counts_only_where_the_facts_are_known_to_be_the_same() -> None:
    rows = [
        TierPair(same_tier=0, same_factors=1, pairs=2),
        TierPair(same_tier=0, same_factors=0, pairs=1),
        TierPair(same_tier=1, same_factors=-1, pairs=4),
        TierPair(same_tier=0, same_factors=-1, pairs=2),
        TierPair(same_tier=-1, same_factors=1, pairs=1),
    ]
    totals = (Totals(20, 10, 0, 10, 2),)
    found = find(tier_pairs=rows, totals=totals)
    assert ends(found, "tiers.changed-without-fact") == (0.2, 0.5)
    assert ends(found, "tiers.changed") == (0.5, 0.6)
    once = find(tier_pairs=rows, totals=(Totals(20, 10, 0, 10, 1),))
    assert why(once, "tiers.changed-without-fact") == "absent.one-run"


@pytest.mark.parametrize(
    ("accounts", "between", "verdict"),
    [
        ((4, 0, 0), (1, 1), Verdict.SUPPORTED),
        ((3, 1, 0), (0.75, 0.75), Verdict.CONTRADICTED),
        ((3, 0, 1), (0.75, 1), Verdict.INCONCLUSIVE),
    ],
)
def test_training_before_first_use(
    accounts: tuple[int, int, int], between: tuple[float, float], verdict: Verdict
) -> None:
    rows = [FirstUse(t, n) for t, n in zip((1, 0, -1), accounts, strict=True)]
    found = find(first_uses=rows)
    assert ends(found, "users.trained-before-use") == between
    assert found["scores.training"].verdict is verdict
    bare = {name: columns for name, columns in ALL.items() if name != "trainings"}
    assert why(find(given=bare), "users.trained-before-use") == "absent.no-trainings"
