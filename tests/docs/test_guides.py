"""The guide of each persona runs as it stands; what it shows is copied from a real run."""

import re
from pathlib import Path

import pytest

from tests.docs.test_docs import ROOT, Terminal, language_of, shown, without_keys

PAIRS = {
    "data-protection": "proteccion-de-datos",
    "court-expert": "perito",
    "auditor-general": "auditoria-general",
    "litigator": "litigio",
    "data-journalist": "periodismo-de-datos",
}
PAGES = [page for en, es in PAIRS.items() for page in (f"{en}.md", f"{es}.es.md")]
WAY = ("receive", "draft", "audit", "ask", "bundle", "verify", "diff")


@pytest.mark.slow
@pytest.mark.parametrize("name", PAGES)
def test_a_guide_goes_as_it_says(
    name: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    page = f"docs/guides/{name}"
    terminal = Terminal(tmp_path, language=language_of(page))
    ran = [[without_keys(line) for line in terminal.run(command)] for command, _ in shown(page)]
    if request.config.getoption("--rewrite-examples"):
        rewrite(ROOT / page, ran)
    for (command, printed), now in zip(shown(page), ran, strict=True):
        assert now == printed, command


def rewrite(page: Path, ran: list[list[str]]) -> None:
    """Put what each command printed under it: one that stands twice may print two things."""
    printed = iter(ran)

    def block(found: re.Match[str]) -> str:
        commands = [line for line in found[1].splitlines() if line.startswith("$ ")]
        lines = [(line, *next(printed)) for line in commands]
        return "```console\n" + "".join(f"{one}\n" for part in lines for one in part) + "```"

    text = page.read_text(encoding="utf-8")
    text = re.sub(r"^```console\n(.*?)^```", block, text, flags=re.DOTALL | re.MULTILINE)
    page.write_text(text, encoding="utf-8")


@pytest.mark.parametrize("name", PAGES)
def test_a_guide_goes_the_whole_way_and_shows_a_mistake(name: str) -> None:
    commands = shown(f"docs/guides/{name}")
    typed = "\n".join(command for command, _ in commands)
    for step in WAY:
        assert f"veedor {step} " in typed, step
    printed = [line for _, lines in commands for line in lines]
    assert any(line.startswith("veedor: ") for line in printed)
    assert not any("Traceback" in line for line in printed)


@pytest.mark.parametrize("name", PAGES)
def test_every_link_of_a_guide_leads_somewhere(name: str) -> None:
    page = ROOT / "docs/guides" / name
    for link in re.findall(r"\]\(([^)\s]+)\)", page.read_text(encoding="utf-8")):
        assert (page.parent / link.split("#")[0]).is_file(), link


def _without_blocks(text: str) -> str:
    """Leave out what commands print: a letter that is shown has headings of its own."""
    return re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize(("english", "spanish"), PAIRS.items())
def test_both_languages_answer_the_same_questions_with_the_same_commands(
    english: str, spanish: str
) -> None:
    pages = [f"docs/guides/{english}.md", f"docs/guides/{spanish}.es.md"]
    steps = [[command.split()[:2] for command, _ in shown(page)] for page in pages]
    assert [one for one in steps[0] if one[0] == "veedor"] == [
        one for one in steps[1] if one[0] == "veedor"
    ]
    headings = [
        len(re.findall("^## ", _without_blocks((ROOT / page).read_text("utf-8")), re.MULTILINE))
        for page in pages
    ]
    assert headings == [6, 6]
