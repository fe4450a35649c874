"""Run the small replay on every other Python of this machine: the report's bytes must be equal.

Not a test module, as each Python needs an environment of its own: called by ``make
other-python``. Ends with a line that counts what passed and failed.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parents[1]
WRITE = (
    "import sys; from pathlib import Path; from veedor.replay import write_replay; "
    "write_replay(Path(sys.argv[1]), small=True)"
)
OTHERS = ("3.12", "3.13", "3.14")


def main() -> None:
    """Compare the bytes, one other Python after another."""
    passed = failed = skipped = 0
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        expected = report(Path(sys.executable), folder / "ours")
        for version in OTHERS:
            python = environment(version, folder / version)
            if python is None:
                print(f"Python {version}: not on this machine")
                skipped += 1
                continue
            same = report(python, folder / f"made-{version}") == expected
            print(f"Python {version}: {'the same bytes' if same else 'OTHER BYTES'}")
            passed, failed = passed + same, failed + (not same)
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    sys.exit(1 if failed else 0)


def environment(version: str, folder: Path) -> Path | None:
    """Make an environment with the run-time lock; None where there is no such Python."""
    uv = Path(sys.executable).with_name("uv")
    installed = sorted((Path.home() / ".pyenv" / "versions").glob(f"{version}.*/bin/python"))
    wanted = installed[-1] if installed else version
    made = subprocess.run(
        [uv, "venv", "--quiet", "--no-python-downloads", "--python", wanted, folder],
        check=False,
        capture_output=True,
    )
    if made.returncode:
        return None
    python = folder / "bin" / "python"
    install: list[str | Path] = [uv, "pip", "install", "--quiet", "--python", python]
    for name in ("run", "build"):
        lock = HERE / "requirements" / f"{name}.txt"
        subprocess.run([*install, "--require-hashes", "-r", lock], check=True)
    own = shutil.copytree(HERE / "src", folder / "checkout" / "src")
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(HERE / name, own.parent)
    subprocess.run([*install, "--no-deps", "--no-build-isolation", own.parent], check=True)
    return python


def report(python: Path, folder: Path) -> bytes:
    """Write the small replay with our own Python and audit it with ``python``."""
    subprocess.run(
        [
            sys.executable,
            "-c",
            WRITE,
            folder,
        ],
        check=True,
    )
    command: list[str | Path] = [python, "-m", "veedor", "audit", folder / "case.yaml"]
    out = folder / "report"
    subprocess.run([*command, "--quiet", "--out", out], check=True, stdout=subprocess.DEVNULL)
    return (out / "report.json").read_bytes()


if __name__ == "__main__":
    main()
