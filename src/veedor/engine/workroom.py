"""The folder an audit works in: private, and gone afterwards, also after a kill."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_PREFIX = ".veedor-work-"


@contextmanager
def workroom(place: Path | None = None) -> Iterator[Path]:
    """Give an empty private folder (0700) and remove it with all it holds.

    It holds copies of evidence: folders that a killed run left behind are removed first.
    """
    place = place or Path(tempfile.gettempdir())
    _sweep(place)
    room = Path(tempfile.mkdtemp(prefix=f"{_PREFIX}{os.getpid()}-", dir=place))
    try:
        yield room
    finally:
        shutil.rmtree(room, ignore_errors=True)


def _sweep(place: Path) -> None:
    for left in place.glob(f"{_PREFIX}*"):
        with suppress(ValueError, OverflowError, OSError):
            pid = int(left.name.removeprefix(_PREFIX).split("-")[0])
            if left.lstat().st_uid == os.getuid() and not _alive(pid):
                shutil.rmtree(left, ignore_errors=True)


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
