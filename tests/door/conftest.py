"""The command as a person runs it: a process with arguments, two streams and an exit code."""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from veedor.replay import write_replay

Ran = subprocess.CompletedProcess[str]
Veedor = Callable[..., Ran]


def environment(**more: str) -> Mapping[str, str]:
    """Give the environment of a plain English terminal, and what is added to it."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("LC_")}
    return kept | {"LANG": "en_US.UTF-8", "PYTHONUTF8": "1", "TERM": "xterm"} | more


@pytest.fixture
def veedor(tmp_path: Path) -> Veedor:
    """Run ``veedor`` in a folder of its own."""

    def run(*arguments: str | Path, **more: str) -> Ran:
        return subprocess.run(
            [sys.executable, "-m", "veedor", *map(str, arguments)],
            check=False,
            capture_output=True,
            text=True,
            cwd=tmp_path,
            env=environment(**more),
            stdin=subprocess.DEVNULL,
        )

    return run


@pytest.fixture(scope="session")
def small_case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the small replay once; no test of the door writes to it."""
    return write_replay(tmp_path_factory.mktemp("replay"), small=True)
