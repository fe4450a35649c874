"""Ask every query of a kind of one engine, and give the rows and the digest of each answer.

``python both_engines_asked.py KIND ENGINE TABLES ROOM MEMORY THREADS``: TABLES is JSON, a file
for each record; the last line printed is the answer, as JSON.
"""

import json
import shutil
import sys
from collections.abc import Iterable
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import numpy as np
from edged import ZONE
from growth_asked import opened, options_of, whole

from veedor.engine import start
from veedor.run import find_audit
from veedor.run.asking import Passed, ask_all, counted


def main(
    kind: str, engine: str, given: dict[str, Path], room: Path, memory: str, threads: int
) -> None:
    shutil.rmtree(room, ignore_errors=True)
    room.mkdir(parents=True, mode=0o700)
    audit, options = find_audit(kind), options_of(kind)
    setting = whole(given, ZONE)
    told = {}
    with closing(start(engine, room, threads=threads, memory=memory)) as asked:
        opened(asked, audit, options, given, room)
        answers = ask_all(asked, audit, audit.binds(options, setting), lambda _step: None)
        digests = {name: digest(answer) for name, (_, answer) in answers.items()}
        for name, (text, _) in counted(answers).items():
            told[name] = (text.rows, digests[name])
    shutil.rmtree(room)
    print(json.dumps({"answers": told}))


def digest(answer: object) -> str:
    """Give one digest of an answer, whichever way it is handed over; a kept table has none."""
    if answer is None:
        return ""
    answer = answer.stream if isinstance(answer, Passed) else answer
    seen = sha256()
    for piece in answer if isinstance(answer, Iterable) else [answer]:
        seen.update(repr(_plain(piece)).encode())
    return seen.hexdigest()


def _plain(piece: object) -> object:
    if isinstance(piece, dict):
        return [(name, _plain(value)) for name, value in piece.items()]
    return piece.tolist() if isinstance(piece, np.ndarray) else piece


if __name__ == "__main__":
    main(
        sys.argv[1],
        sys.argv[2],
        {name: Path(file) for name, file in json.loads(sys.argv[3]).items()},
        Path(sys.argv[4]),
        sys.argv[5],
        int(sys.argv[6]),
    )
