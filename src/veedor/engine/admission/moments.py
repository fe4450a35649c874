"""Moments and dates as they are written, as SQL that is NULL where they cannot be read."""

from veedor.core import From
from veedor.engine.admission.physical import literal

_ISO = r"\d{4}-\d\d-\d\d[ T]\d\d:\d\d(:\d\d([.]\d{1,6})?)?"
_ISO_DATE = r"\d{4}-\d\d-\d\d([ T]00:00(:00([.]0{1,6})?)?)?"
# Kept back from both ends of the calendar: "25/03/19" is no year 19, and what lies past the
# last day in UTC is no date to most programs.
_EARLIEST, _LATEST = "TIMESTAMP '1000-01-01'", "TIMESTAMP '9999-12-31'"


def bears_offset(stored: str, origin: From) -> bool:
    """Say whether a column's moments carry their own offset from UTC."""
    return stored == "TIMESTAMP WITH TIME ZONE" or "%z" in (origin.format or "")


def instant(given: str, stored: str, origin: From) -> str:
    """Give SQL for the UTC moment of a cell that carries its own offset."""
    if stored != "VARCHAR":
        return _within(f"make_timestamp(epoch_us({given}))")
    zulu = f"CASE WHEN suffix({given}, 'Z') THEN left({given}, -1) || '+00' ELSE {given} END"
    read = f"try_strptime({zulu}, {literal(origin.format or '')})"
    return _a_date(given, f"make_timestamp(epoch_us({read}))")


def wall_clock(given: str, stored: str, origin: From) -> str:
    """Give SQL for the wall clock of a cell, or the end of its day where the case says so."""
    if origin.day or stored == "DATE":
        wall = f"CAST({day(given, stored, origin)} AS TIMESTAMP)"
        return _within(f"({wall} + INTERVAL 1 DAY)") if origin.day == "end" else wall
    if stored.startswith("TIMESTAMP"):
        return _within(f"CAST({given} AS TIMESTAMP)")
    if origin.format:
        return formatted(given, origin.format)
    iso = f"regexp_full_match({given}, '{_ISO}')"
    return _within(f"CASE WHEN {iso} THEN TRY_CAST({given} AS TIMESTAMP) END")


def day(given: str, stored: str, origin: From) -> str:
    """Give SQL for the calendar day of a cell; a time of day other than midnight is none."""
    if stored == "DATE":
        moment = f"CAST({given} AS TIMESTAMP)"
    elif stored != "VARCHAR":
        moment = f"CASE WHEN {given} = date_trunc('day', {given}) THEN {given} END"
    elif origin.format:
        return f"CAST({formatted(given, origin.format)} AS DATE)"
    else:
        iso = f"regexp_full_match({given}, '{_ISO_DATE}')"
        moment = f"CASE WHEN {iso} THEN TRY_CAST({given} AS TIMESTAMP) END"
    return f"CAST({_within(moment)} AS DATE)"


def formatted(given: str, form: str) -> str:
    """Give SQL for the date or wall clock of a cell that is written in a strptime format."""
    return _a_date(given, f"try_strptime({given}, {literal(form)})")


def _within(moment: str) -> str:
    return f"CASE WHEN {moment} >= {_EARLIEST} AND {moment} <= {_LATEST} THEN {moment} END"


def _a_date(given: str, moment: str) -> str:
    """Refuse the words "epoch" and "infinity", which the reader takes for dates."""
    return (
        f"CASE WHEN {moment} >= {_EARLIEST} AND {moment} <= {_LATEST}"
        f" AND ({moment} <> TIMESTAMP '1900-01-01' OR regexp_matches({given}, '[0-9]'))"
        f" THEN {moment} END"
    )
