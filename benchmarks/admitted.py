"""Admit every source of a case and leave the canonical tables in a folder.

``python admitted.py CASE ROOM``
"""

import json
import sys
from pathlib import Path

from veedor.engine import Desk, admit
from veedor.intake import read_case
from veedor.records import RECORDS


def main(case_file: Path, room: Path) -> None:
    case = read_case(case_file)
    desk = Desk(folder=case_file.parent, room=room, zone=case.time_zone, key="00" * 32)
    tables = {
        source.record: str(admit(name, source, RECORDS[source.record], desk=desk).table)
        for name, source in case.sources.items()
    }
    (room / "tables.json").write_text(json.dumps(tables), encoding="utf-8")


main(Path(sys.argv[1]), Path(sys.argv[2]))
