from pathlib import Path

import pytest

from veedor.replay import write_replay


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small replay, written once: nothing here changes its files."""
    return write_replay(tmp_path_factory.mktemp("replay"), small=True).parent
