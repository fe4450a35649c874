"""The audit of flags on counts made by hand, and on figures that were published."""

from collections.abc import Iterable

import numpy as np
import pytest

from veedor.audits.flags.answer import answer
from veedor.audits.flags.counts import ByStratum, Counts, Coverage, Unflagged
from veedor.audits.flags.findings.rules import plain, words_in
from veedor.audits.flags.options import FlagsOptions, binds
from veedor.core import Answer, Estimate, Interval, Setting, Verdict
from veedor.core.audit import OPEN_FROM, OPEN_TO
from veedor.records import RECORDS
from veedor.report import phrase
from veedor.run import words

GIVEN = ("flags", "reviews", "unflagged_sample")
USUAL = FlagsOptions()


def worded(said: Answer) -> Answer:
    """Give an answer back once it could be said in both languages, as every answer must."""
    phrase(said, words("flags"))
    return said


def setting(*records: str) -> Setting:
    return Setting(
        given={name: frozenset(c.name for c in RECORDS[name].columns) for name in records},
        zone="America/Argentina/Buenos_Aires",
        seed=1,
        start=OPEN_FROM,
        end=OPEN_TO,
    )


def stratum(
    flags: int, drawn: int, useful: int, *, unknown: int = 0, name: str = ""
) -> ByStratum:
    """A stratum in which just the flags drawn were reviewed."""
    return ByStratum(
        stratum=name,
        flags=flags,
        drawn=drawn,
        drawn_useful=useful,
        drawn_unknown=unknown,
        useful=useful,
        not_useful=drawn - useful - unknown,
        unknown=unknown,
        only_automatic=0,
    )


def asked(
    flagged: Iterable[ByStratum],
    unflagged: Iterable[Unflagged] = (),
    options: FlagsOptions = USUAL,
) -> Answer:
    counts = Counts(by_stratum=tuple(flagged), unflagged=tuple(unflagged))
    return worded(answer(counts, options, setting(*GIVEN)))


def named(found: Answer, name: str) -> Estimate:
    (one,) = [e for f in found.findings for e in f.estimates if e.name == name]
    return one


def held(found: Answer, name: str) -> Interval:
    interval = named(found, name).interval
    assert interval is not None
    return interval


def test_three_bands_weigh_what_was_reviewed_by_its_band() -> None:
    rows = [
        stratum(1000, 200, 150, name="a"),
        stratum(4000, 200, 60, name="b"),
        stratum(20000, 200, 10, name="c"),
    ]
    found = asked(rows)
    assert held(found, "precision.useful").value == pytest.approx(0.118)
    (precision,) = [f for f in found.findings if f.id == "flags.precision"]
    error = [c.facts["error"] for c in precision.caveats if c.id == "precision.caveat-error"]
    assert error == [pytest.approx(333.641, abs=5e-4)]
    assert precision.verdict is Verdict.SUPPORTED
    assert held(found, "precision.bounds").low == pytest.approx(220 / 25000)


def test_chicagos_alerts_without_a_disposition_leave_bounds() -> None:
    """Chicago OIG, 2021: 50,176 alerts, 41,830 with a disposition, 4,556 gun-related."""
    row = ByStratum("", 50176, 0, 0, 0, 4556, 41830 - 4556, 0, 0)
    bounds = held(asked([row]), "precision.bounds")
    assert (bounds.low, bounds.high) == pytest.approx((0.0908, 0.2571), abs=5e-5)
    # The share of those with a disposition is 10.9 %: one assumption, between the bounds.
    assert bounds.low < 4556 / 41830 < bounds.high


def test_new_yorks_alerts_that_could_not_be_confirmed_give_both_readings() -> None:
    """NYC Comptroller, 2023: of 940, 122 confirmed, 47 unfounded, 771 not confirmable."""
    row = ByStratum("", 940, 0, 0, 0, 122, 47, 771, 0)
    found = asked([row])
    assert held(found, "precision.useful").value == pytest.approx(0.1298, abs=5e-5)
    assert held(found, "precision.not-refuted").value == pytest.approx(0.95, abs=5e-5)


def test_recall_holds_between_what_both_draws_allow() -> None:
    found = asked(
        [stratum(100, 100, 40)], [Unflagged("", 1000, 1000, 100, 0, 0)], FlagsOptions()
    )
    recall = held(found, "recall")
    assert (recall.value, recall.high) == (1, 1)
    # All 40 useful flags are known; of the rest none in 100 is, at most 39 of 1,000 at 98.75 %.
    missed = 40 / recall.low - 40
    assert 35 <= missed <= 45
    assert missed == pytest.approx(round(missed), abs=1e-6)
    none = asked([stratum(100, 100, 0)], [Unflagged("", 1000, 1000, 100, 0, 0)])
    because = named(none, "recall").absent_because
    assert because is not None
    assert because.id == "absent.nothing-useful"


@pytest.mark.parametrize(
    ("flagged", "unflagged"),
    [
        (((60, 20, 30), (200, 30, 20)), ((500, 60, 25),)),
        (((300, 40, 60),), ((400, 40, 80), (600, 60, 6))),
    ],
)
def test_the_interval_of_recall_covers(
    flagged: tuple[tuple[int, int, int], ...], unflagged: tuple[tuple[int, int, int], ...]
) -> None:
    dice = np.random.default_rng(20250401)
    true = sum(one[2] for one in flagged), sum(one[2] for one in unflagged)
    recall = true[0] / sum(true)
    kept, runs = 0, 300
    for _ in range(runs):
        rows = [
            stratum(n, m, int(dice.hypergeometric(k, n - k, m)), name=str(at))
            for at, (n, m, k) in enumerate(flagged)
        ]
        rest = [
            Unflagged(str(at), n, n, m, int(dice.hypergeometric(k, n - k, m)), 0)
            for at, (n, m, k) in enumerate(unflagged)
        ]
        interval = held(asked(rows, rest), "recall")
        kept += interval.low <= recall <= interval.high
    assert kept / runs >= 0.95


def test_more_than_twenty_strata_show_the_largest_in_their_own_order() -> None:
    rows = [stratum(10 + n, 2, 1, name=f"{n:02d}") for n in range(25)]
    found = asked(rows)
    shown = [
        e.label.facts["name"]
        for f in found.findings
        for e in f.estimates
        if e.name.startswith("precision.by-stratum.")
    ]
    assert shown == [f"{n:02d}" for n in range(5, 25)]


def test_a_stratum_with_one_draw_has_no_textbook_error() -> None:
    found = asked([stratum(10, 1, 1, name="a"), stratum(10, 4, 1, name="b")])
    (precision,) = [f for f in found.findings if f.id == "flags.precision"]
    assert "precision.caveat-error" not in {c.id for c in precision.caveats}


def test_only_records_that_were_handed_over_are_accounted_for() -> None:
    rows = (Coverage("flags", 9, 2, 3, 0), Coverage("flights", 0, 0, 0, 0))
    found = answer(Counts(coverage=rows), FlagsOptions(), setting("flags"))
    (only,) = found.coverage
    assert (only.admitted, only.audited) == (9, 4)
    assert [part.rows for part in only.excluded] == [2, 3]


def test_binds_write_lists_between_bars_and_choices_as_numbers() -> None:
    chosen = FlagsOptions(listed_crimes=("Estafa", "a|b"), reviews_drawn="all")
    bound = binds(chosen, setting("orders"))
    assert bound["listed_crimes"] == "|estafa|a b|"
    assert (bound["all_drawn"], bound["orders_given"], bound["automatic_counts"]) == (1, 1, 0)


@pytest.mark.parametrize(
    ("rule", "word", "there"),
    [
        ("MARCHA", "marcha", True),
        ("marchas", "marcha", False),
        ("#Marcha!", "marcha", True),
        ("fe y alegría", "fe", True),
        ("jefe", "fe", False),
        ("Unión   Obrera", "union obrera", True),
        ("union de la obrera", "union obrera", False),
        ("x", "", False),
    ],
)
def test_words_are_whole(rule: str, word: str, *, there: bool) -> None:
    assert words_in(rule, (plain(word),)) is there
