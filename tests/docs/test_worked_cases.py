"""The commands of the worked cases run as their pages say, where the real data is."""

import shutil
from pathlib import Path

import pytest

from tests.docs.test_docs import ROOT, Terminal, language_of, shown

pytestmark = pytest.mark.slow


NAMES = ("buenos-aires", "compas", "minneapolis", "plainfield")


@pytest.mark.parametrize(
    "page", [f"docs/{name}{mark}.md" for name in NAMES for mark in ("", ".es")]
)
def test_the_worked_case_prints_what_its_page_shows(
    page: str, shared: Path, tmp_path: Path
) -> None:
    checkout = tmp_path / "veedor"
    checkout.mkdir()
    shutil.copytree(ROOT / "examples", checkout / "examples")
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared" / "data").symlink_to(shared)
    terminal = Terminal(checkout, language=language_of(page))
    for command, printed in shown(page):
        assert terminal.run(command) == printed, command


@pytest.mark.parametrize("name", NAMES)
def test_both_pages_show_the_same_commands(name: str) -> None:
    english, spanish = (
        [command.replace(" --lang es", "") for command, _ in shown(f"docs/{name}{mark}.md")]
        for mark in ("", ".es")
    )
    assert english == spanish
