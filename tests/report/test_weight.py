"""What a page weighs with every kind that there is, and that no row of data is in it."""

import csv
from pathlib import Path

import pytest

from veedor.replay import write_replay
from veedor.report import to_html, to_json
from veedor.run import audit, kinds

MOST = 1_500_000  # bytes


@pytest.mark.slow
def test_the_page_of_every_kind_on_the_replay_is_light_and_holds_no_person(
    tmp_path: Path,
) -> None:
    folder = write_replay(tmp_path / "case", small=True).parent
    law = folder / "law.yaml"
    asked = law.read_text("utf-8")
    asked += "".join(
        f"  - kind: {kind}\n    sources: {{}}\n"
        for kind in kinds()
        if f"- kind: {kind}\n" not in asked
    )
    law.write_text(asked, encoding="utf-8")
    report = audit(law).report
    assert sorted(one.kind for one in report.audits) == kinds()
    record = to_json(report)
    persons = {row["dni"] for row in rows(folder / "consultas.csv")}
    accounts = {row["usuario"] for row in rows(folder / "usuarios.csv")}
    assert len(persons) > 5_000
    for language in ("es", "en"):
        page = to_html(record, language)
        assert len(page.encode()) < MOST
        words = set(page.replace(">", " ").replace("<", " ").split())
        assert not words & (persons | accounts)


def rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))
