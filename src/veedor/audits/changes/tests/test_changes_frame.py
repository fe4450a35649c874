"""Coverage, the contract with the rules, the period and the options."""

import pytest

from veedor.audits.changes.counts import Coverage
from veedor.audits.changes.options import ChangesOptions, binds
from veedor.audits.changes.tests.by_hand import (
    BOTH,
    COUNTS,
    DAY,
    LOG,
    OPTIONS,
    R8,
    START,
    ask,
    counts,
    entry,
    setting,
    use,
)


def test_rows_outside_the_period_are_told_by_record() -> None:
    seen = counts(entry(-9, place="before"), entry(0), coverage=Coverage(7, 1, 2, 0, 0, 0))
    changes, rows = ask(seen).coverage
    assert (changes.admitted, changes.audited) == (2, 1)
    assert (rows.admitted, rows.audited) == (7, 4)
    assert [part.rows for part in rows.excluded] == [1, 2]
    assert ask(seen, where=setting({})).coverage == ()


def test_each_estimate_is_given_exactly_once_whatever_is_there() -> None:
    always = {
        *("changes.approved-and-reasoned", "changes.without-author", "changes.without-reason"),
        *("changes.without-approval", "changes.approved-later", "changes.self-approved"),
        *("changes.broken-chain", "changes.with-effect", "changes.steps", "changes.unlogged"),
        *("hours.use-not-excluded", "hours.on-or-unknown", "hours.on-without-log"),
        *("hours.used-while-off", "changes.group-effects"),
    }
    for given_ in (BOTH, {"changes": LOG}, {"hit_counts": COUNTS}, {}):
        for seen in (counts(), counts(entry(60), days=R8, uses=(use(1),))):
            said = ask(seen, where=setting(given_))
            names = [e.name for one in said.findings for e in one.estimates]
            assert len(names) == len(set(names))
            assert always <= set(names)


def test_the_period_is_bound() -> None:
    assert binds(OPTIONS, setting()) == {"period_from": START, "period_to": START + 4 * DAY}


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"least_days": 1}, "least_days must be at least 2"),
        ({"window_days": 3}, "window_days no fewer"),
        ({"draws": 0}, "must be positive"),
        ({"block_days": 0}, "block_days and draws"),
        ({"tolerance_days": -1}, "tolerance_days not negative"),
        ({"false_alarms": 1.0}, "between 0 and 1"),
    ],
)
def test_choices_that_cannot_be_are_refused(wrong: dict[str, float], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        ChangesOptions(**wrong)  # type: ignore[arg-type]
