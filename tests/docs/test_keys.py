"""What an editor shows of each key of a case is what the two pages say of it."""

import re
import tomllib

import pytest

from tests.docs.test_docs import ROOT

KEYS = tomllib.loads((ROOT / "src/veedor/run/keys.toml").read_text(encoding="utf-8"))


def plain(text: str) -> str:
    return re.sub(r"\[([^\]]+)\]\([^)]*\)", r"\1", text).replace("`", "")


@pytest.mark.parametrize(
    ("page", "language"), [("docs/case-file.md", "en"), ("docs/caso.es.md", "es")]
)
def test_the_pages_say_of_each_key_what_an_editor_shows(page: str, language: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)` \| .*? ?\| (.*) \|$", text, re.MULTILINE)
    said = {(key, plain(meaning)) for key, meaning in rows}
    told = {(key, each[language]) for keys in KEYS.values() for key, each in keys.items()}
    assert told - said == set()
