"""A real standalone cluster, reached as docs/scale.md says: its own processes and secret."""

from pathlib import Path

import pytest

from tests.engine.both import example
from tests.engine.cluster import can_hide, cluster
from veedor.core import AuditError
from veedor.engine import messages
from veedor.report import to_json
from veedor.run import audit

pytestmark = pytest.mark.spark


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    """A work folder that this process and both workers see under one path."""
    folder = tmp_path / "shared"
    folder.mkdir(mode=0o700)
    return folder


def test_a_standalone_cluster_gives_the_same_bytes(
    tmp_path: Path, shared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with cluster(tmp_path) as (address, told):
        for name, value in told.items():
            monkeypatch.setenv(name, value)
        outcome = audit(example("stops"), engine="spark", master=address, work=shared)
    assert to_json(outcome.report) == example("stops").with_name("report.json").read_bytes()
    assert len(list(tmp_path.glob("worker-*/app-*/*"))) == 2  # both of them worked
    assert not list(shared.iterdir())


def test_a_worker_that_sees_another_folder_is_refused(
    tmp_path: Path, shared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not can_hide():
        pytest.skip("only the system's administrator can hide a folder from one process")
    with cluster(tmp_path, blind_to=shared) as (address, told):
        for name, value in told.items():
            monkeypatch.setenv(name, value)
        with pytest.raises(AuditError) as problem:
            audit(example("stops"), engine="spark", master=address, work=shared)
    # Told before the count, or by the worker that comes late to it.
    assert problem.value.message in {messages.NOT_SHARED, messages.UNSEEN}
    assert problem.value.told("en").startswith("--work: ")
    assert not list(shared.iterdir())
