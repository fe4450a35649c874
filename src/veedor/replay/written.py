"""The other papers of a replay as columns of files."""

from collections.abc import Iterator, Mapping

import numpy as np
from numpy.typing import NDArray

from veedor.engine.export import Coded, Exported, Form, Numbered
from veedor.replay.chance import Ints
from veedor.replay.listings import Listings
from veedor.replay.papers import STOPS, Changes, Copies, Papers
from veedor.replay.sizes import DAY, FIRST_DAY, OPEN

_FIRST_SECOND = np.datetime64(FIRST_DAY.replace(tzinfo=None), "s")


def moments(seconds: Ints) -> NDArray[np.datetime64]:
    """Give wall-clock moments of seconds since the first midnight; OPEN is a missing one."""
    given = _FIRST_SECOND + seconds.astype("timedelta64[s]")
    given[seconds == OPEN] = np.datetime64("NaT")
    return given


def written_papers(
    papers: Papers, listings: Listings, document: Ints, form: Form
) -> Iterator[tuple[str, Mapping[str, Exported], Form]]:
    """Give each file's name, columns and form."""
    yield "altas_y_bajas", _changes(papers.changes, listings, document), form
    yield "apagados", _stops(), "csv"
    yield "enviadas", _copy(papers.sent, document, "enviada"), form
    yield "recibidas", _copy(papers.received, document, "recibida"), form


def _changes(changes: Changes, listings: Listings, document: Ints) -> dict[str, Exported]:
    return {
        "asiento": Numbered(numbers=1 + np.arange(len(changes.entry)), pattern="M-{:06d}"),
        "fecha": moments(changes.second),
        "operacion": Coded(codes=changes.adds.astype(np.int32), labels=("baja", "alta")),
        "dni": Numbered(numbers=document[listings.person[changes.entry]], pattern="{:08d}"),
        "orden": Numbered(numbers=1 + changes.entry, pattern="O-{:06d}"),
    }


def _stops() -> dict[str, Exported]:
    first, last = (np.array(days, dtype=np.int32) * DAY for days in zip(*STOPS, strict=True))
    return {
        "nro": Numbered(numbers=1 + np.arange(len(STOPS)), pattern="A-{}"),
        "desde": moments(first),
        "hasta": moments(last),
    }


def _copy(copy: Copies, document: Ints, when: str) -> dict[str, Exported]:
    return {
        "id_consulta": Numbered(numbers=copy.number, pattern="{:09d}"),
        when: moments(copy.second),
        "dni": Numbered(numbers=document[copy.person], pattern="{:08d}"),
    }
