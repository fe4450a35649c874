"""RESULTS.md and NOT_BEATEN.md say what the pages of benchmarks/ say, and nothing else."""

import importlib
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "benchmarks"


@pytest.fixture
def results(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.syspath_prepend(FOLDER)
    return importlib.import_module("results")


@pytest.fixture
def ratios(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.syspath_prepend(FOLDER)
    return importlib.import_module("ratios")


def test_the_results_are_those_of_the_pages(results: Any) -> None:
    assert (FOLDER / "RESULTS.md").read_text("utf-8") == results.results(
        results.read_all(FOLDER)
    )


def test_what_was_not_beaten_is_what_the_pages_did_not_reach(results: Any) -> None:
    assert (FOLDER / "NOT_BEATEN.md").read_text("utf-8") == results.not_beaten(
        results.read_all(FOLDER)
    )


def test_each_reason_names_a_row_of_its_own_page(results: Any) -> None:
    for page in results.read_all(FOLDER):
        for (task, *others), _ in page.reasons:
            named = [
                row
                for row in page.rows
                if row.task == task and set(others) <= {row.beside, row.unit}
            ]
            assert named, f"{page.name}: {task} {others}"


def test_every_mark_of_reached_agrees_with_its_ratio_and_bar(results: Any) -> None:
    for page in results.read_all(FOLDER):
        for row in page.rows:
            if row.reached == "not run":
                assert row.theirs == "not run"
                continue
            ratio, bar = float(row.ratio), float(row.bar)
            assert row.reached in ("yes", "**no**"), row
            assert (row.reached == "yes") == (ratio >= bar), row
            again = float(row.theirs) / float(row.ours)  # of figures that were rounded
            assert again == pytest.approx(ratio, rel=0.25), row


def page_of(results: Any, ratios: Any, *rows: Any, head: str = "") -> Any:
    text = "\n".join(["# A page", "", head, "", *ratios.table(rows), "", "Machine: one."])
    return results.read_page("PAGE.md", text)


def test_a_row_above_its_bar_is_a_result_and_not_a_loss(results: Any, ratios: Any) -> None:
    page = page_of(
        results, ratios, ratios.Ratio(task="sums", beside="peer", theirs=3, ours=1, bar=2)
    )
    (row,) = page.rows
    assert (row.ratio, row.bar, row.reached) == ("3.00", "2", "yes")
    assert "[PAGE](PAGE.md) | sums | peer | processor s | 3.00 | 1.00 | 3.00 | 2 | yes |" in (
        results.results([page])
    )
    assert "sums" not in results.not_beaten([page])


def test_a_row_below_its_bar_is_told_with_the_reason_of_its_page(
    results: Any, ratios: Any
) -> None:
    head = "* **Not beaten: sums / peer.** It adds\n  less.\n* **Other.** Text."
    page = page_of(
        results,
        ratios,
        ratios.Ratio(task="sums", beside="peer", theirs=1, ours=2),
        ratios.Ratio(task="sums", beside="third", theirs=3, ours=2, bar=2),
        head=head,
    )
    said = results.not_beaten([page])
    assert "1.00 to our 2.00, a ratio of 0.5000: ours takes more." in said
    assert "Why: It adds less.\n" in said
    assert "a ratio of 1.50 where 2 was to reach: less, but not so much less." in said
    assert "Why: the page does not say." in said


def test_a_peer_that_was_not_run_is_neither_won_nor_left_out(results: Any, ratios: Any) -> None:
    page = page_of(
        results, ratios, ratios.Ratio(task="sums", beside="peer", theirs=None, ours=2)
    )
    assert "0 comparisons, of which 0 reached" in results.results([page])
    assert "**sums**, beside peer, processor s: not run." in results.not_beaten([page])


def test_a_ratio_just_short_of_its_bar_is_not_printed_at_it(results: Any, ratios: Any) -> None:
    page = page_of(
        results, ratios, ratios.Ratio(task="sums", beside="peer", theirs=4.9999, ours=1, bar=5)
    )
    (row,) = page.rows
    assert (row.ratio, row.reached) == ("4.99", "**no**")


def test_figures_have_three_digits_and_no_exponent(ratios: Any) -> None:
    figures = [ratios.figure(x) for x in (1234.5, 12.34, 1.234, 0.01234, 0.99961)]
    assert figures == ["1234", "12.3", "1.23", "0.0123", "0.9996"]


def test_a_page_without_a_machine_says_that_it_does_not_say(results: Any) -> None:
    assert results.read_page("PAGE.md", "# A page\n").machine == "not said on the page"


def test_every_peer_has_a_group_a_lock_and_a_place_in_the_makefile() -> None:
    groups = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["dependency-groups"]
    named = sorted(name for name in groups if name.startswith("bench"))
    locks = sorted(path.stem for path in (ROOT / "requirements").glob("bench*.txt"))
    makefile = (ROOT / "Makefile").read_text("utf-8")
    peers = re.search(r"^PEERS := (.+)$", makefile, re.MULTILINE)
    assert peers
    assert named == locks == sorted(peers[1].split())


def test_make_bench_ends_with_the_results() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    steps = re.findall(r"^\t\$\(BIN\)/python benchmarks/(\w+)\.py", makefile, re.MULTILINE)
    assert steps[-1] == "results"
    assert {"access", "forecast", "rates", "groups", "threshold", "trial"} <= set(steps)
