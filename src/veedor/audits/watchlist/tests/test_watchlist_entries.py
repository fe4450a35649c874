"""Identity, repeats, reviews, states, kinds of order, turnover."""

from datetime import date

import msgspec
import pytest

from veedor.audits.watchlist.answer import answer
from veedor.audits.watchlist.counts import (
    ByOrder,
    Changes,
    Coverage,
    Documents,
    Identity,
    Repeats,
    Reviews,
    Shapes,
    Sizes,
)
from veedor.audits.watchlist.options import WatchlistOptions
from veedor.audits.watchlist.tests.by_hand import (
    CHOSEN,
    EMPTY,
    counts,
    ends,
    findings,
    levels,
    named,
    setting,
    without,
)
from veedor.core import Interval, Verdict

IDENTITY = (
    Identity("accepted", 2, 2, 80),
    Identity("missing", 0, 0, 7),
    Identity("missing", 2, 0, 5),
    Identity("placeholder", 0, 2, 4),
    Identity("other", 2, 2, 4),
)


def test_an_entry_is_told_by_a_document_or_by_filiation_and_birth() -> None:
    found = findings(counts(identity=IDENTITY, shapes=(Shapes("!A/A", 4),)))
    assert named(found, "entries.not-individualised").count == 13
    assert named(found, "documents.missing").count == 12
    assert named(found, "documents.placeholder").count == 4
    assert named(found, "documents.other-form").count == 4
    assert named(found, "documents.not-usable").count == 20
    assert named(found, "filiation.missing").count == 89
    assert named(found, "birth.missing").count == 88


def test_forms_go_to_the_annex_alone() -> None:
    said = answer(counts(shapes=(Shapes("!A/A", 4),)), CHOSEN, setting())
    (table,) = said.annex
    assert (table.columns, table.rows) == (("shape", "entries"), (("!A/A", 4),))
    assert answer(EMPTY, CHOSEN, setting()).annex == ()


def test_repeats_with_the_same_order_decide_and_those_with_others_do_not() -> None:
    other = counts(repeats=(Repeats(10, 8, 2, 2, 0, 0),), documents=(Documents(5, 0, 5, 0),))
    found = findings(other)
    assert found["watchlist.duplicates"].verdict is Verdict.SUPPORTED
    assert named(found, "duplicates.persons").count == 2
    same = msgspec.structs.replace(other, repeats=(Repeats(10, 8, 2, 2, 1, 1),))
    assert findings(same)["watchlist.duplicates"].verdict is Verdict.CONTRADICTED
    unkeyed = findings(other, given=without("person_ref"))
    assert unkeyed["watchlist.duplicates"].verdict is Verdict.INCONCLUSIVE


def test_a_review_in_between_gives_bounds() -> None:
    seen = counts(
        reviews=(Reviews(2, 0, 6), Reviews(1, 0, 1), Reviews(2, 2, 2), Reviews(0, 0, 1))
    )
    assert ends(named(findings(seen), "entries.source-and-review")) == (0.6, 0.7)
    sure = counts(reviews=(Reviews(2, 0, 6),))
    assert named(findings(sure), "entries.source-and-review").count == 6


def test_options_that_are_not_set_give_reasons_and_no_number() -> None:
    found = findings(counts(levels=levels("scraped", 1, 1, 1)), WatchlistOptions())
    for name, why in (
        ("images.scraped", "images.no-scraped"),
        ("images.past-stated-limit", "images.no-limit"),
        ("entries.outside-categories", "grounds.no-categories"),
        ("entries.catch-all", "grounds.no-catch-all"),
    ):
        because = named(found, name).absent_because
        assert because is not None
        assert because.id == why


def test_states_say_nothing_until_the_case_says_which_are_errors() -> None:
    given = without("error_known_at")
    found = named(findings(EMPTY, WatchlistOptions(), given), "entries.known-wrong")
    assert found.absent_because is not None
    assert found.absent_because.id == "errors.no-status"
    given = without("error_known_at", "status")
    found = named(findings(EMPTY, CHOSEN, given), "entries.known-wrong")
    assert found.absent_because is not None
    assert found.absent_because.id == "errors.no-column"


def test_the_five_kinds_and_no_other_support_the_claim() -> None:
    five = ("PRÓFUGO", "rebeldia", "Orden de captura", "averiguación de paradero", "comparendo")
    rows = tuple(ByOrder(kind, "covered", 0, 2 * (kind == five[0]), 2) for kind in five)
    found = findings(counts(by_order=rows))
    assert found["watchlist.kinds"].verdict is Verdict.SUPPORTED
    assert [named(found, f"kinds.{k}").count for k in ("fugitive", "summons")] == [2, 2]
    assert named(found, "kinds.minors.fugitive").count == 2
    more = (*rows, ByOrder("inhibición", "covered", 0, 0, 1))
    assert findings(counts(by_order=more))["watchlist.kinds"].verdict is Verdict.CONTRADICTED


def test_turnover_gives_the_longest_time_without_a_change() -> None:
    seen = counts(
        coverage=(Coverage(9, 0, 0, 9, 9, 0, 5),),
        changes=(
            Changes(date(2024, 3, 1), 2, 1),
            Changes(date(2024, 3, 2), 0, 3),
            Changes(date(2024, 3, 12), 1, 0),
        ),
        sizes=(Sizes(6, 5, 3, 9),),
    )
    found = findings(seen)
    assert named(found, "turnover.unchanged").count == 10
    assert named(found, "turnover.days").support == 12
    assert named(found, "turnover.busiest").count == 3
    assert named(found, "turnover.added").count == 3
    assert named(found, "turnover.removed").count == 4
    assert ends(named(found, "turnover.kept")) == (0.5, 0.5)


@pytest.mark.parametrize(
    ("columns", "versions", "why"),
    [
        ({"person"}, 0, "turnover.no-spans"),
        ({"person", "version_at"}, 1, "turnover.one-version"),
        ({"person", "version_at", "kind"}, 0, "turnover.one-version"),
        ({"person", "listed_from"}, 0, "absent.none"),
    ],
)
def test_turnover_is_not_seen_in_one_version(
    columns: set[str], versions: int, why: str
) -> None:
    seen = counts(coverage=(Coverage(0, 0, 0, 0, 0, 0, versions),))
    found = findings(seen, given={"watchlist": frozenset(columns)})["watchlist.turnover"]
    assert found.verdict is Verdict.NOT_ASSESSABLE
    assert found.plain.id == why


def test_an_interval_of_images_is_told_as_counted_or_as_bounds() -> None:
    exact = findings(counts(levels=levels("past limit", 3, 0, 1)))["watchlist.images"]
    assert exact.plain.id == "images.plain-limit-exact"
    only_source = WatchlistOptions(scraped_sources=("web",))
    doubtful = findings(counts(levels=levels("scraped", 3, 1, 1)), only_source)
    assert doubtful["watchlist.images"].plain.id == "images.plain-scraped"
    assert named(doubtful, "images.scraped").interval == Interval(
        kind="bounds", low=0.2, high=0.4
    )
