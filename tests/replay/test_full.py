from dataclasses import replace

import numpy as np
import pytest

from veedor.replay import draw_replay
from veedor.replay.sizes import DAY, DAYS, FULL, OPEN
from veedor.replay.truth import truth


def test_the_full_size_is_the_published_one() -> None:
    assert (FULL.queries, FULL.persons, FULL.listed) == (9_392_372, 7_042_507, 40_689)
    assert (FULL.entries, DAYS) == (200_000, 1_002)
    assert FULL.queries / FULL.persons == pytest.approx(1.3337, abs=1e-4)
    assert 1 - FULL.listed / FULL.persons == pytest.approx(0.9942, abs=1e-4)
    assert FULL.queries / FULL.listed == pytest.approx(230.8, abs=0.05)
    assert 1 - FULL.through_list[-1] / FULL.persons == pytest.approx(0.972, abs=1e-3)


def test_too_few_look_ups_for_the_persons_are_refused() -> None:
    with pytest.raises(ValueError, match=r"^too few look-ups for that many persons$"):
        replace(FULL, queries=FULL.persons)


@pytest.mark.slow
def test_the_full_replay_has_exactly_the_published_totals() -> None:
    drawn = draw_replay(FULL, seed=1_822_908)
    known = truth(drawn)
    assert known["totals"]["queries"] == len(drawn.lookups.person) == 9_392_372
    assert known["totals"]["persons"] == 7_042_507
    assert known["totals"]["first_day"] == "2019-03-25"
    assert known["totals"]["last_day"] == "2021-12-20"
    assert known["list"]["persons_at_fewest"] == known["list"]["persons_at_most"] == 40_689
    assert known["list"]["entries"] == 200_000
    assert known["list"]["persons_ever"] == len(np.unique(drawn.listings.person)) == 180_000
    assert known["list"]["persons_ever_and_queried"] == 153_000
    assert known["as_of"]["queries_inside"] + known["as_of"]["queries_outside"] == 9_392_372
    assert known["never_listed"]["persons"] == 7_042_507 - 153_000
    assert known["planted"]["silent_days"] == ["2020-09-13"]
    assert [gap["missing"] for gap in known["planted"]["gaps"]] == [1, 37, 412, 2]
    assert known["planted"]["targets"][0]["queries"] == 226
    assert known["planted"]["targets"][1]["queries"] == 76
    assert len(np.unique(drawn.document)) == len(drawn.document)
    assert np.all(np.diff(drawn.lookups.second) >= 0)
    assert drawn.lookups.second[-1] < DAYS * DAY < OPEN
