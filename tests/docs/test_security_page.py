"""Every proof that the security page names is there."""

import re
from pathlib import Path

from ruamel.yaml import YAML

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "SECURITY.md").read_text(encoding="utf-8")


def test_every_test_that_the_security_page_names_exists() -> None:
    named = re.findall(r"`([\w/.-]+\.py)::(test_\w+)`", PAGE)
    assert len(named) > 20
    for file, name in named:
        assert f"def {name}(" in (ROOT / file).read_text(encoding="utf-8"), f"{file}::{name}"


def test_every_bad_file_that_the_security_page_names_exists() -> None:
    bad = ROOT / "tests/intake/bad"
    listed = YAML(typ="safe", pure=True).load(bad / "data/expected.yaml")["files"]
    known = {entry["what"] for entry in listed}
    entries = [name for name in re.findall(r"`corpus: ([^`]+)`", PAGE) if name != "…"]
    assert len(entries) > 20
    assert [name for name in entries if name not in known] == []
    cases = [name for name in re.findall(r"`case: ([^`]+)`", PAGE) if name != "…"]
    assert cases
    assert [name for name in cases if not (bad / "case" / name).is_file()] == []


def test_every_row_of_the_threat_table_names_its_proof() -> None:
    rows = re.findall(r"^\| (?!Attack)(.+) \|$", PAGE, re.MULTILINE)
    assert len(rows) > 20
    for row in rows:
        assert re.search(r"`corpus: |`case: |::test_", row.rsplit(" | ", 1)[1]), row
