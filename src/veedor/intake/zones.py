"""Time zones by the name of a place; offsets and abbreviations are not places."""

import re
from functools import cache
from importlib import resources

from veedor.intake import messages
from veedor.intake.place import shown
from veedor.intake.problem import Problem, nearest_first

_OFFSET = re.compile(r"(?:UTC|GMT|Z)?\s*[-+−]?\s*\d{1,2}(?::?\d{2})?", re.IGNORECASE)
# Names of the IANA list that stand for an offset or an abbreviation, not for a place.
_NOT_PLACES = frozenset(
    {"CET", "CST6CDT", "EET", "EST", "EST5EDT", "Factory", "GMT", "GMT+0", "GMT-0", "GMT0"}
    | {
        "Greenwich",
        "HST",
        "MET",
        "MST",
        "MST7MDT",
        "PST8PDT",
        "UCT",
        "Universal",
        "WET",
        "Zulu",
    }
)
# Abbreviations that people write and the list does not know.
_ABBREVIATIONS = frozenset(
    {
        "ART",
        "BRT",
        "BST",
        "CDT",
        "CEST",
        "CLT",
        "CST",
        "EDT",
        "EEST",
        "IST",
        "MDT",
        "PDT",
        "PST",
    }
    | {"UYT", "Z"}
)


def zone_problem(zone: str, *, place: str) -> Problem | None:
    """Say what is wrong with the name of a time zone, if anything is.

    >>> zone_problem("America/Argentina/Buenos_Aires", place="time_zone")
    >>> zone_problem("UTC-3", place="time_zone").message.id
    'case.offset_zone'
    """
    if zone in zones() and not _is_no_place(zone):
        return None
    facts: dict[str, object] = {"zone": shown(zone)}
    if _is_no_place(zone):
        return Problem(message=messages.OFFSET_ZONE, place=place, facts=facts)
    facts["known"] = nearest_first(zone.replace(" ", "_"), zones(), most=3)
    return Problem(message=messages.UNKNOWN_ZONE, place=place, facts=facts)


@cache
def zones() -> frozenset[str]:
    """List the IANA names, from the tzdata package: the same list on every machine."""
    return frozenset(resources.files("tzdata").joinpath("zones").read_text("utf-8").split())


def _is_no_place(zone: str) -> bool:
    upper = zone.strip().upper()
    return (
        upper.startswith("ETC/")
        or zone in _NOT_PLACES
        or upper in _ABBREVIATIONS
        or _OFFSET.fullmatch(zone.strip()) is not None
    )
