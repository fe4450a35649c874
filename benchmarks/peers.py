"""Where the peers live, and what a page says of the machine and of their versions.

Each has an environment of its own, made by ``make bench`` from ``requirements/NAME.txt`` in the
folder that VEEDOR_PEERS names (``.venv-bench`` where it names none).
"""

import os
import platform
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

FRAMES, AEQUITAS, AIF360 = "bench", "bench-aequitas", "bench-aif360"
FORECAST, NUMPYRO, NUTPIE, TRIAL = (
    "bench-forecast", "bench-numpyro", "bench-nutpie", "bench-trial",
)  # fmt: skip


def interpreter(name: str) -> Path | None:
    """Give the Python of an environment, or None where it was not made."""
    python = Path(os.environ.get("VEEDOR_PEERS", ".venv-bench")) / name / "bin/python"
    return python.absolute() if python.exists() else None  # a venv is found by its link


def machine(own: tuple[str, ...], peers: dict[str, tuple[str, ...]] | None = None) -> str:
    """Say machine, load, day and versions: our packages, then those of each environment."""
    models = [
        line.split(":", 1)[1].strip()
        for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
        if line.startswith("model name")
    ]
    gigabytes = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 2**30
    model = models[0] if models else platform.machine()
    day = datetime.now(tz=UTC).date().isoformat()
    where = f"{model}, {os.cpu_count()} processors, {gigabytes:.0f} GB"
    load = f"load {os.getloadavg()[2]:.1f} over the last quarter of an hour"
    own = (f"Python {platform.python_version()}", *_versions(sys.executable, own))
    found = [f"ours: {', '.join(own)}"]
    for name, packages in (peers or {}).items():
        if python := interpreter(name):
            found.append(f"{name}: {', '.join(_versions(str(python), packages))}")
    return f"Machine: {where}; {load}; {day}; {'; '.join(found)}."


def _versions(python: str, packages: tuple[str, ...]) -> list[str]:
    code = f"from importlib.metadata import version as v\nfor n in {packages}: print(n, v(n))"
    done = subprocess.run([python, "-c", code], check=True, capture_output=True, text=True)
    return done.stdout.splitlines()
