"""The answer of a limited process is its own: what a library prints does not stand in it."""

import subprocess
import sys

CHATTY = """
import os
from veedor.engine import answer_apart
answer = answer_apart()
os.write(1, b"\\r  3% (~1.2 minutes remaining)")
print("and a library of Python's own", flush=True)
with answer:
    answer.write(b"{}")
"""


def test_what_a_library_prints_goes_with_the_complaints() -> None:
    ran = subprocess.run([sys.executable, "-c", CHATTY], capture_output=True, check=True)
    assert ran.stdout == b"{}"
    assert ran.stderr == b"\r  3% (~1.2 minutes remaining)and a library of Python's own\n"
