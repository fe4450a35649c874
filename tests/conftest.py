"""Options of the test run, and where real data may stand."""

import os
from pathlib import Path

import pytest

# The tests write workbooks with the library that Veedor reads them with: the same XML parser.
os.environ["OPENPYXL_LXML"] = "False"

SHARED = Path(__file__).parents[2] / "shared" / "data"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let a changed example be accepted on purpose, and more tables be drawn by hand."""
    parser.addoption("--rewrite-examples", action="store_true")
    parser.addoption("--edge-seeds", type=int, default=1)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real data; tests that read it are skipped where it is absent."""
    if not SHARED.is_dir():
        pytest.skip(f"the folder of real data is not beside this checkout: {SHARED.name}")
    return SHARED
