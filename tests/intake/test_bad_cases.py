"""Every faulty case file in ``bad/case`` is refused in the words of ``expected.yaml``."""

from pathlib import Path

import pytest
from ruamel.yaml import YAML

from veedor.core import CaseError
from veedor.intake import read_case

BAD = Path(__file__).parent / "bad" / "case"
EXPECTED = YAML(typ="safe", pure=True).load(BAD / "expected.yaml")


def test_every_faulty_file_has_an_entry_in_the_index_and_the_reverse() -> None:
    files = {file.stem for file in BAD.glob("*.yaml")} - {"expected"}
    assert files == set(EXPECTED)


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_a_faulty_case_is_refused_in_these_words(name: str) -> None:
    with pytest.raises(CaseError) as refused:
        read_case(BAD / f"{name}.yaml")
    assert refused.value.told("en") == EXPECTED[name]["en"]
    assert refused.value.told("es") == EXPECTED[name]["es"]
    assert refused.value.exit_code == EXPECTED[name]["exit"]
