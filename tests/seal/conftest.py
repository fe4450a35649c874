"""A case, received and sealed once; and the commands, run in this process."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from click.testing import CliRunner

from veedor.run import Outcome, audit
from veedor.run.bundle import Sealing, bundle
from veedor.seal.files import digested
from veedor.seal.keys import make_key
from veedor.seal.ledger import Received, add_acts

EXAMPLE = Path(__file__).parents[2] / "src/veedor/audits/access/example"
RULES = """
rules:
  as_of: "2024-04-01"
  jurisdiction: AR
  packs: [{pack: coe-un, good_practice: true}]
"""


class Ran(NamedTuple):
    """What one command said, and how it ended."""

    returncode: int
    stdout: str
    stderr: str


Veedor = Callable[..., Ran]


def in_process(*arguments: str | Path) -> Ran:
    from veedor.cli import main  # noqa: PLC0415

    ran = CliRunner().invoke(main, [str(one) for one in arguments])
    if ran.exception is not None and not isinstance(ran.exception, SystemExit):
        raise ran.exception
    return Ran(ran.exit_code, ran.stdout, ran.stderr)


@pytest.fixture
def veedor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Veedor:
    """Run ``veedor`` in a folder of its own, in this process: a new one costs seconds."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("veedor.cli.tongue.TONGUE", "en")
    return in_process


class Sealed(NamedTuple):
    """A case with rules, received and sealed, and what its run gave."""

    folder: Path
    outcome: Outcome


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Sealed:
    folder = tmp_path_factory.mktemp("sealed")
    for file in EXAMPLE.glob("*.csv"):
        shutil.copy(file, folder)
    case = folder / "case.yaml"
    case.write_text((EXAMPLE / "case.yaml").read_text(encoding="utf-8") + RULES, "utf-8")
    key = make_key(folder / "custody/signing.key", name="custody")
    acts = [act_of(file) for file in sorted(folder.glob("*.csv"))]
    add_acts(folder, acts[:1], key)
    add_acts(folder, acts[1:], key)
    outcome = audit(case)
    bundle(case, outcome, folder / "public.zip", Sealing(key=key))
    bundle(case, outcome, folder / "whole.zip", Sealing(key=key, with_data=True))
    return Sealed(folder, outcome)


@pytest.fixture
def sealed(made: Sealed) -> Path:
    return made.folder


def act_of(file: Path) -> Received:
    found = digested(file, name=file.name)
    return Received(
        file=file.name,
        sha256=found.sha256,
        size=found.size,
        handed_over_by="Organismo de ejemplo",
        received_on="2026-11-29",
    )
