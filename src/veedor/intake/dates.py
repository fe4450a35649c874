"""In which ways the dates seen in a column can be read, and whether the values prove one."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import Struct

_DATED = re.compile(
    r"(?P<a>\d{1,4})(?P<sep>[-/.])(?P<b>\d{1,2})(?P=sep)(?P<c>\d{1,4})"
    r"(?:(?P<join>[ T])(?P<hour>\d{1,2}):(?P<minute>\d{2})"
    r"(?::(?P<second>\d{2})(?:\.(?P<fraction>\d{1,9}))?)?"
    r"(?P<half> ?[AaPp][Mm])?(?P<offset> ?(?:Z|[-+]\d{2}(?::?\d{2})?))?)?",
    re.ASCII,
)
_COMPACT = re.compile(r"(?P<a>\d{8})(?P<join>[ T]?)(?P<time>\d{6})?", re.ASCII)
_YEAR_FIRST, _YEAR_LAST, _SHORT = ("Ymd",), ("dmY", "mdY"), ("dmy", "mdy", "ymd")
_COMPACT_ORDERS = ("Ymd", "dmY", "mdY")


class Readings(Struct, frozen=True, kw_only=True):
    """Every format that fits all the values seen; none where they do not share a shape.

    ``plain``: year first, as read when no format is given. ``midnight``: every time is 0:00.
    ``decided_by``: the number that no other order can hold, and its place (1 or 2).
    """

    formats: tuple[str, ...] = ()
    time: bool = False
    offset: bool = False
    plain: bool = False
    midnight: bool = False
    year_first: bool = False
    decided_by: tuple[int, int] | None = None


def readings(values: Iterable[str]) -> Readings:
    """List the formats that fit every value.

    >>> readings(["03/04/2024 10:00", "12/11/2024 09:30"]).formats
    ('%d/%m/%Y %H:%M', '%m/%d/%Y %H:%M')
    >>> readings(["03/04/2024", "25/04/2024"]).decided_by
    (25, 1)
    """
    texts = list(values)
    found = [_DATED.fullmatch(text) for text in texts]
    dated = [match for match in found if match]
    if dated and len(dated) == len(texts):
        return _dated(dated)
    compact = [match for match in map(_COMPACT.fullmatch, texts) if match]
    if compact and len(compact) == len(texts):
        return _compact(compact)
    return Readings()


def dateful(values: Iterable[str]) -> bool:
    """Say whether most values look like a date of some kind."""
    texts = list(values)
    like = sum(bool(_DATED.fullmatch(text)) for text in texts)
    return 2 * like > len(texts)


def _dated(found: Sequence[re.Match[str]]) -> Readings:
    shapes = {_shape(match) for match in found}
    if len(shapes) > 1:
        return Readings()
    first = found[0]
    orders = _orders(first)
    days = {(match["a"], match["b"], match["c"]) for match in found}
    fitting = [order for order in orders if _fits(order, days)]
    if first["hour"] and not all(_is_time(match) for match in found):
        fitting = []
    time = _time_format(first)
    formats = [first["sep"].join(f"%{code}" for code in order) + time for order in fitting]
    return Readings(
        formats=tuple(formats),
        time=bool(first["hour"]),
        offset=bool(first["offset"]),
        plain=_is_plain(found),
        midnight=bool(first["hour"]) and all(_is_midnight(match) for match in found),
        year_first=orders == _YEAR_FIRST,
        decided_by=_decision(fitting, orders, days),
    )


def _shape(match: re.Match[str]) -> tuple[object, ...]:
    marks = (match["sep"], match["join"], match["half"] and len(match["half"]))
    offset = match["offset"] and match["offset"][0] == " "
    times = (bool(match["second"]), bool(match["fraction"]), bool(match["half"]))
    return (*marks, *times, bool(match["offset"]), offset, _orders(match))


def _orders(match: re.Match[str]) -> tuple[str, ...]:
    widths = (len(match["a"]), len(match["c"]))
    if widths[0] == 4 and widths[1] <= 2:
        return _YEAR_FIRST
    if widths[0] <= 2 and widths[1] == 4:
        return _YEAR_LAST
    return _SHORT if max(widths) <= 2 else ()


def _fits(order: str, days: Iterable[tuple[str, ...]]) -> bool:
    return all(_is_day(dict(zip(order.lower(), map(int, day), strict=True))) for day in days)


def _is_day(parts: dict[str, int]) -> bool:
    try:
        date(parts["y"] if parts["y"] > 99 else 2000 + parts["y"], parts["m"], parts["d"])
    except ValueError:
        return False
    return True


def _is_time(match: re.Match[str]) -> bool:
    hour, minute, second = int(match["hour"]), int(match["minute"]), int(match["second"] or 0)
    hours = 1 <= hour <= 12 if match["half"] else hour <= 23
    return hours and minute <= 59 and second <= 59


def _time_format(match: re.Match[str]) -> str:
    if not match["hour"]:
        return ""
    clock = "%I:%M" if match["half"] else "%H:%M"
    clock += ":%S" if match["second"] else ""
    clock += ".%f" if match["fraction"] else ""
    for name, code in (("half", "%p"), ("offset", "%z")):
        if match[name]:
            clock += (" " if match[name].startswith(" ") else "") + code
    return f"{match['join']}{clock}"


def _is_midnight(match: re.Match[str]) -> bool:
    return not any(int(match[part] or 0) for part in ("hour", "minute", "second"))


def _is_plain(found: Sequence[re.Match[str]]) -> bool:
    first = found[0]
    if first["sep"] != "-" or first["half"] or first["offset"] or len(first["a"]) != 4:
        return False
    two = ("b", "c", "hour") if first["hour"] else ("b", "c")
    padded = all(len(match[part]) == 2 for match in found for part in two)
    return padded and all(len(match["fraction"] or "") <= 6 for match in found)


def _decision(
    fitting: Sequence[str], orders: Sequence[str], days: Iterable[tuple[str, ...]]
) -> tuple[int, int] | None:
    """Find the number above 12 that settles which of two orders it is."""
    if len(fitting) != 1 or tuple(orders) != _YEAR_LAST:
        return None
    place = 0 if fitting[0].startswith("d") else 1
    return max(int(day[place]) for day in days), place + 1


def _compact(found: Sequence[re.Match[str]]) -> Readings:
    if len({(match["join"], bool(match["time"])) for match in found}) > 1:
        return Readings()
    first = found[0]
    if first["join"] and not first["time"]:
        return Readings()
    texts = {match["a"] for match in found}
    fitting = [order for order in _COMPACT_ORDERS if _fits(order, _cut(texts, order))]
    time = f"{first['join']}%H%M%S" if first["time"] else ""
    formats = tuple("".join(f"%{code}" for code in order) + time for order in fitting)
    return Readings(formats=formats, time=bool(first["time"]), year_first=fitting == ["Ymd"])


def _cut(texts: Iterable[str], order: str) -> list[tuple[str, ...]]:
    ends = (4, 6) if order == "Ymd" else (2, 4)
    return [(text[: ends[0]], text[ends[0] : ends[1]], text[ends[1] :]) for text in texts]
