"""Options of the test run, and where real data may stand."""

import os
import signal
from pathlib import Path

import pytest

# The tests write workbooks with the library that Veedor reads them with: the same XML parser.
os.environ["OPENPYXL_LXML"] = "False"
# A shell that runs the tests behind others makes them deaf to Ctrl-C, and what they start too.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

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
