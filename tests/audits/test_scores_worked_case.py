"""The worked case of COMPAS: what was printed, and every number of its pages, from its case."""

import re
import shutil
from collections.abc import Iterator
from math import log
from pathlib import Path

import duckdb
import pytest

from veedor.core import Estimate, Finding, Report, Verdict
from veedor.run import audit

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
PAGES = ("compas.md", "compas.es.md")
PERSONS = {1: (7214, 3251), 2: (7214, 3251), 3: (6172, 2809), 4: (4020, 652)}


@pytest.fixture(scope="module")
def report(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Report:
    """Run the case as its page says."""
    place = tmp_path_factory.mktemp("case") / "compas"
    shutil.copytree(ROOT / "examples" / "compas", place)
    wanted = (place / "prepare.sql").read_text(encoding="utf-8")
    given = str(shared / "scores" / "compas")
    for name in ("general.parquet", "violent.parquet"):
        wanted = wanted.replace(f"'{name}'", f"'{given}/{name}'")
    for name in ("two_years.csv", "sample.csv", "violent_sample.csv"):
        wanted = wanted.replace(f"'{name}'", f"'{place}/{name}'")
    with duckdb.connect(":memory:") as db:
        db.execute(wanted)
    return audit(place / "case.yaml").report


def finding(report: Report, number: int, name: str) -> Finding:
    (one,) = [f for f in report.audits[number - 1].findings if f.id == name]
    return one


def estimates(report: Report, number: int) -> dict[str, Estimate]:
    """Give the estimates of an audit, counted from 1, those of alternatives included."""
    found: dict[str, Estimate] = {}
    for one in report.audits[number - 1].findings:
        shown = [*one.estimates, *(e for a in one.alternatives for e in a.estimates)]
        found |= {e.name: e for e in shown}
    return found


def value(one: Estimate) -> float:
    assert one.interval is not None, one.absent_because
    assert one.interval.value is not None
    return one.interval.value


def ends(one: Estimate) -> tuple[float, float]:
    assert one.interval is not None, one.absent_because
    return one.interval.low, one.interval.high


def group_of(one: Estimate) -> str:
    return str(one.label.facts.get("group") or one.label.facts.get("name") or "")


GENERAL = {
    "Female": 0.22127,
    "over 45": -1.35563,
    "under 25": 1.30839,
    "misdemeanor": -0.31124,
    "African-American": 0.47721,
    "Hispanic": -0.42839,
    "Asian": -0.25441,
    "Native American": 1.39421,
    "Other": -0.82635,
    "priors": 0.26895,
    "": 0.68586,
}
VIOLENT = {"African-American": 0.65893, "priors": 0.13764, "": 0.93448}


@pytest.mark.parametrize(("number", "printed"), [(3, GENERAL), (4, VIOLENT)])
def test_both_printed_fits_come_out_to_five_decimals(
    report: Report, number: int, printed: dict[str, float]
) -> None:
    shown = finding(report, number, "scores.adjusted").estimates
    here = {
        group_of(one): round(log(value(one)), 5)
        for one in shown
        if one.method.startswith("logit")
    }
    assert {name: here[name] for name in printed} == printed
    assert len(here) == 11


def test_everybody_handed_over_is_in_a_table_and_the_samples_are_the_printed_ones(
    report: Report,
) -> None:
    for number, (persons, had) in PERSONS.items():
        (profiles,) = [c for c in report.audits[number - 1].coverage if c.record == "profiles"]
        assert (profiles.admitted, profiles.audited) == (persons, persons)
        base = estimates(report, number)["errors.all.base-rate"]
        assert (base.support, base.count) == (persons, had)
    sample = estimates(report, 3)
    sizes = {
        group_of(one): one.support
        for name, one in sample.items()
        if re.fullmatch(r"errors\.1\.\d\.base-rate", name)
    }
    assert sizes == {
        "African-American": 3175,
        "Caucasian": 2103,
        "Hispanic": 509,
        "Other": 343,
        "Asian": 31,
        "Native American": 11,
    }
    assert sample["errors.all.flagged"].count == 1144 + 1607


def test_the_flaw_is_found_without_being_asked_for(report: Report) -> None:
    for number in (1, 2, 3, 4):
        flaw = finding(report, number, "scores.followup")
        assert flaw.verdict is Verdict.CONTRADICTED
    found = estimates(report, 1)
    shares = [value(found[f"followup.{part}"]) for part in ("delivered", "full-time", "short")]
    assert [round(100 * share, 1) for share in shares] == [45.1, 36.2, 99.7]
    assert found["followup.short"].support == 1007


def test_the_impossibility_is_shown_on_the_numbers_of_the_case(report: Report) -> None:
    assert finding(report, 1, "scores.identity").verdict is Verdict.CONTRADICTED
    found = estimates(report, 1)
    for place in (1, 2):
        base, ppv, fnr = (
            value(found[f"errors.{key}"])
            for key in (f"1.{place}.base-rate", "all.ppv", "all.fnr")
        )
        forced = base / (1 - base) * (1 - ppv) / ppv * (1 - fnr)
        assert value(found[f"identity.1.{place}"]) == pytest.approx(forced)
        # And the identity holds in the group's own rates, to the last person.
        own = {rate: value(found[f"errors.1.{place}.{rate}"]) for rate in ("ppv", "fnr", "fpr")}
        forced = base / (1 - base) * (1 - own["ppv"]) / own["ppv"] * (1 - own["fnr"])
        assert own["fpr"] == pytest.approx(forced)


def test_gaps_are_to_the_named_reference_and_hold_all_at_once(report: Report) -> None:
    found = estimates(report, 1)
    gaps = {name: one for name, one in found.items() if re.fullmatch(r"gaps\.\d\..*", name)}
    assert len(gaps) == 5 * 6
    for name, one in gaps.items():
        assert one.interval is not None, name
        assert one.interval.kind == "simultaneous"
        assert one.label.facts["reference"] == ("Caucasian" if name[5] == "1" else "Male")


def rows(page: str) -> Iterator[tuple[list[str], int, str]]:
    """Give of each row of a page's tables: its numbers, its audit, its estimate."""
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    for line in re.findall(r"^\| (.+) \|$", text, re.MULTILINE):
        cells = [cell.strip() for cell in line.split(" | ")]
        if re.fullmatch(r"`[\w.-]+`", cells[-1]):
            shown = [cell.replace(",", ".") for cell in cells[1:-2]]
            yield shown, int(cells[-2]), cells[-1].strip("`")


def alike(shown: str, number: float) -> bool:
    """Say whether a number, rounded to the decimals shown, is the one shown."""
    decimals = len(shown.partition(".")[2])
    return round(number, decimals) == float(shown)


def expected(report: Report, number: int, name: str) -> list[float]:
    """Give what a row must show, by the form of its table."""
    found = estimates(report, number)
    if name.startswith("errors."):
        counts = [float(found[f"{name}.{c}"].count or 0) for c in ("tn", "fp", "fn", "tp")]
        rates = [100 * value(found[f"{name}.{r}"]) for r in ("fpr", "fnr", "ppv", "npv")]
        return [*counts, *rates]
    if name.startswith("gaps."):
        return [100 * value(found[name]), *(100 * end for end in ends(found[name]))]
    if name.startswith("followup."):
        return [float(found[name].support), 100 * value(found[name])]
    if name.startswith("adjusted."):
        logarithm = log(value(found[name]))
        return [logarithm, logarithm, value(found[name]), *ends(found[name])]
    forced = (f"errors.{name}.base-rate", f"identity.{name}", f"errors.{name}.fpr")
    return [100 * value(found[one]) for one in forced]


@pytest.mark.parametrize("page", PAGES)
def test_every_row_of_the_page_is_in_the_report(report: Report, page: str) -> None:
    seen = list(rows(page))
    assert len(seen) == 5 + 7 + 2 + 5 + 14
    for shown, number, name in seen:
        wanted = expected(report, number, name)
        assert len(wanted) == len(shown), name
        for cell, one in zip(shown, wanted, strict=True):
            assert alike(cell, one), (page, number, name, cell, one)


@pytest.mark.parametrize("page", PAGES)
def test_the_numbers_in_the_text_of_the_page_are_those_of_the_report(
    report: Report, page: str
) -> None:
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    said = text if page == "compas.md" else text.replace(",", ".")
    first, sample = estimates(report, 1), estimates(report, 3)
    assert (value(first["calibration.apart"]), first["calibration.apart"].support) == (0, 46)
    crude, area = value(sample["adjusted.crude.1.1"]), first["order.all"]
    only_full = 100 * value(first["followup.full-time.ppv"])
    numbers = [
        *(f"{crude:.2f}", f"{value(area):.3f}", *(f"{end:.3f}" for end in ends(area))),
        *(f"{only_full:.1f}", f"{100 * value(first['errors.all.ppv']):.1f}"),
        f"{100 * value(first['followup.full-time.fpr']):.2f}",
    ]
    assert numbers == ["2.72", "0.702", "0.690", "0.714", "52.4", "61.4", "32.35"]
    seen = first["gaps.unseen-above.1.1.fpr"], first["gaps.unseen-above.1.6.fpr"]
    banded = finding(report, 1, "scores.calibration").plain.facts
    could = [f"{100 * value(seen[0]):.1f}", f"{100 * value(seen[1]):.0f}"]
    could += [f"{float(banded[part]):.1f}" for part in ("least", "most")]
    assert could == ["6.2", "66", "9.7", "69.8"]
    assert banded["none"] == 15
    assert first["gaps.unseen-below.1.6.fpr"].absent_because is not None
    for number in (*numbers, *could):
        assert number in said, number
    for place in (1, 2):
        assert f"{100 * value(first[f'errors.1.{place}.base-rate']):.0f} %" in said
    gaps = [one for n, one in first.items() if re.fullmatch(r"order\.gap\..*", n)]
    assert all(ends(one)[0] < 0 < ends(one)[1] for one in gaps)
