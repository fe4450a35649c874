"""What every answer holds, with and without records; options; the annex."""

import pytest

from veedor.audits.claims.counts import (
    Admitted,
    AreaNames,
)
from veedor.audits.claims.options import ClaimsOptions, binds
from veedor.audits.claims.tests.by_hand import (
    ALL,
    NOTHING,
    SUM,
    figure,
    say_all,
    setting,
    with_,
)
from veedor.core import Verdict

READ_BY_RULES = (
    "technologies.without-own-policy",
    "use.real-over-declared",
    "terms.contradicted",
    "rates.both-denominators",
)


@pytest.mark.parametrize("given", [{}, ALL])
@pytest.mark.parametrize("name", READ_BY_RULES)
def test_what_the_rules_read_is_there_once_even_without_any_record(
    name: str, given: dict[str, frozenset[str]]
) -> None:
    said = say_all(NOTHING, where=setting(given))
    found = [e for f in said.findings for e in f.estimates if e.name == name]
    assert len(found) == 1
    assert found[0].absent_because is not None


def test_without_any_record_nothing_is_assessed_and_nothing_is_covered() -> None:
    said = say_all(NOTHING, where=setting({}))
    assert {f.verdict for f in said.findings} == {Verdict.NOT_ASSESSABLE}
    assert said.coverage == ()
    assert said.annex == ()


def test_what_gives_no_number_comes_after_what_gives_one() -> None:
    figures = (figure("a", "1"), figure("b", "2"), figure("t", "3"))
    said = say_all(with_(published=figures, members=SUM))
    ranked = sorted(said.findings, key=lambda f: f.rank)
    assert [f.id for f in ranked if f.verdict is not Verdict.NOT_ASSESSABLE] == ["claims.sums"]
    assert ranked[0].id == "claims.sums"


def test_every_row_of_a_record_handed_over_is_covered() -> None:
    said = say_all(with_(admitted=(Admitted(3, 2, 5, 4, 1, 6, 7, 8),)))
    assert {c.record: c.admitted for c in said.coverage} == {
        "claims": 3,
        "relations": 2,
        "deployments": 5,
        "deployments_copy": 4,
        "areas": 1,
        "stated_terms": 6,
        "policies": 7,
    }
    assert all(c.audited == c.admitted for c in said.coverage)


def test_options_that_compare_nothing_are_refused() -> None:
    with pytest.raises(ValueError, match="at least 1"):
        ClaimsOptions(column_rows=0)


def test_days_are_read_as_the_case_says() -> None:
    assert binds(ClaimsOptions(), setting())["month_first"] == 0
    assert binds(ClaimsOptions(dates_read="month first"), setting())["month_first"] == 1


def test_a_finding_shows_so_many_cases_and_the_annex_all() -> None:
    names = tuple(AreaNames("", f"C{n}", "x", "areas", 2) for n in range(5))
    options = ClaimsOptions(shown=2)
    said = say_all(with_(area_names=names), options)
    found = next(f for f in said.findings if f.id == "claims.spelling")
    assert [a.text.id for a in found.alternatives] == [
        "spelling.case-code",
        "spelling.case-code",
        "more.cases",
    ]
    assert found.alternatives[-1].text.facts == {"n": 3}
    (annex,) = said.annex
    assert annex.name == "claims.spelling"
    assert len(annex.rows) == 5
    assert annex.columns == ("case", "code", "rows", "names")
