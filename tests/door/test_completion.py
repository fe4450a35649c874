"""What the Tab key offers, as a shell asks for it."""

import re
import subprocess
import sys

import pytest

from tests.door.conftest import Veedor, environment
from veedor.records import RECORDS
from veedor.rules import PACKS, read_pack
from veedor.run import kinds


def offered(*typed: str) -> list[str]:
    """Ask as bash does, for the last word typed."""
    ran = subprocess.run(
        [sys.executable, "-m", "veedor"],
        check=False,
        capture_output=True,
        text=True,
        env=environment(
            _VEEDOR_COMPLETE="bash_complete",
            COMP_WORDS=" ".join(("veedor", *typed)),
            COMP_CWORD=str(len(typed)),
        ),
        stdin=subprocess.DEVNULL,
    )
    assert ran.stderr == ""
    return [line.partition(",")[2] for line in ran.stdout.split()]


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        (("a",), ["audit", "ask", "answers"]),
        (("explain", "w"), ["watchlist"]),
        (("records", "q"), ["queries"]),
        (("rules", "ar-01"), ["AR-01"]),
        (("rules", "eu-"), ["eu-ai-act", "eu-led", *(f"EU-{n:02d}" for n in range(1, 99))]),
        (("audit", "--la"), ["--lang"]),
        (("audit", "--lang", "e"), ["es", "en"]),
        (("audit", "--o"), ["--out", "--open"]),
        (("completion", "f"), ["fish"]),
    ],
)
def test_the_tab_key_offers_what_begins_so(typed: tuple[str, ...], wanted: list[str]) -> None:
    found = offered(*typed)
    assert set(found) <= set(wanted)
    assert found[: min(len(wanted), 3)] == wanted[: min(len(wanted), 3)]


def test_every_kind_record_and_rule_is_offered() -> None:
    assert offered("explain", "") == kinds()
    assert offered("records", "") == list(RECORDS)
    rules = {rule.id for pack in PACKS for rule in read_pack(pack).rules}
    assert set(offered("rules", "")) == {*PACKS, *rules}


@pytest.mark.parametrize(
    ("shell", "line"),
    [
        ("bash", r"complete -o nosort -F _veedor_completion veedor$"),
        ("zsh", r"^#compdef veedor$"),
        ("fish", r"^complete .*--command veedor "),
    ],
)
def test_each_shell_gets_its_lines(veedor: Veedor, shell: str, line: str) -> None:
    printed = veedor("completion", shell)
    assert printed.returncode == 0
    assert re.search(line, printed.stdout, re.MULTILINE)
    assert "_VEEDOR_COMPLETE" in printed.stdout
