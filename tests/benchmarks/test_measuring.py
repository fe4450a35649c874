"""What a measured command held is its own, and not what its parent held before."""

import subprocess
import sys
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / "benchmarks"
SCRIPT = """
import sys
from measuring import measure
held = bytearray({before} << 20)
del held
child = "import time; held = bytearray({own} << 20); time.sleep(0.3)"
print(measure([sys.executable, "-c", child]).peak_mb)
"""


@pytest.mark.parametrize(("before", "own"), [(0, 60), (600, 60), (60, 600)])
def test_the_peak_is_that_of_the_command(before: int, own: int) -> None:
    script = SCRIPT.format(before=before, own=own)
    ran = subprocess.run(
        [sys.executable, "-c", script], check=True, capture_output=True, text=True, cwd=FOLDER
    )
    assert own <= float(ran.stdout) < own + 100
