"""Every "?" that a draft left for a person, and what that person has to decide."""

from collections.abc import Iterator

from veedor.intake import messages
from veedor.intake.place import inside
from veedor.intake.problem import Problem

_DECISIONS = {
    "time_zone": (
        "the IANA name of the zone whose wall clock the case uses",
        "el nombre IANA del huso horario cuyo reloj usa el caso",
    ),
    "zone": (
        "the IANA name of the zone in which the file's moments were written; ask the agency",
        (
            "el nombre IANA del huso horario en que se escribieron los momentos del archivo; "
            "pregúntelo al organismo"
        ),
    ),
    "format": (
        "the format of these dates, above all the order of day and month; ask the agency",
        "el formato de estas fechas, sobre todo el orden de día y mes; pregúntelo al organismo",
    ),
    "day": (
        "whether the day counts from its start or to its end (start or end)",
        "si el día cuenta desde su comienzo o hasta su fin (start o end)",
    ),
    "record": ("which record this file is", "qué registro es este archivo"),
    "kind": ("which kind of audit is asked for", "qué clase de auditoría se pide"),
    "title": ("the title of the case", "el título del caso"),
    "system": ("the system under audit", "el sistema auditado"),
    "auditor": ("who makes the audit", "quién hace la auditoría"),
    "as_of": ("the day whose law is applied", "el día cuyo derecho se aplica"),
    "jurisdiction": (
        "where the system works: AR, AR-C, EU, UK, US, ...",
        "dónde funciona el sistema: AR, AR-C, EU, UK, US...",
    ),
}
_OTHER = ("what belongs here", "qué corresponde aquí")
_COLUMN = ("which column of the file holds it", "qué columna del archivo lo contiene")
_VALUE = ("what this value of the file means", "qué significa este valor del archivo")


def undecided(
    tree: object, *, place: str = "", key: str = "", above: str = ""
) -> Iterator[Problem]:
    """Find every "?"; the file's own texts (keys of ``map``, ``missing``) may be one."""
    if isinstance(tree, dict):
        for name, held in tree.items():
            yield from undecided(held, place=inside(place, name), key=name, above=key)
    elif isinstance(tree, list) and not _holds_their_texts(place, key):
        for number, held in enumerate(tree):
            yield from undecided(held, place=inside(place, number), key="", above=key)
    elif isinstance(tree, str) and tree.strip() == "?":
        what_en, what_es = _decision(key, above=above)
        facts: dict[str, object] = {"what_en": what_en, "what_es": what_es}
        yield Problem(message=messages.UNDECIDED, place=place, facts=facts)


def _holds_their_texts(place: str, key: str) -> bool:
    """Say whether a list holds texts as the file writes them, of which "?" may be one."""
    return key == "missing" or ".options." in place


def _decision(key: str, *, above: str) -> tuple[str, str]:
    if above == "columns" or key == "from":
        return _COLUMN
    return _VALUE if above == "map" else _DECISIONS.get(key, _OTHER)
