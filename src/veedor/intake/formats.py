"""The format of a moment: which codes it holds, and whether they make a day or a time."""

import re

_CODE = re.compile(r"%-?(.)", re.DOTALL)
_KNOWN = frozenset("aAbBdfgHIjmMnpSyYzZ%")


def gives_day(format_: str) -> bool:
    """Say whether a format names a year, a month and a day, with codes that are known.

    >>> gives_day("%d/%m/%Y %H:%M"), gives_day("dd/mm/yyyy")
    (True, False)
    """
    codes = set(_CODE.findall(format_))
    if not codes <= _KNOWN or format_.replace("%%", "").endswith("%"):
        return False
    month_and_day = (bool(codes & {"m", "b", "B"}) and "d" in codes) or "j" in codes
    return bool(codes & {"y", "Y"}) and month_and_day


def gives_time(format_: str) -> bool:
    """Say whether a format names an hour.

    >>> gives_time("%d/%m/%Y %I:%M %p"), gives_time("%d/%m/%Y")
    (True, False)
    """
    return bool(set(_CODE.findall(format_)) & {"H", "I"})
