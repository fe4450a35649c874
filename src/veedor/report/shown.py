"""An estimate as a reader sees it: number, reach, denominator and method, in words."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from msgspec import Struct

from veedor.core import UNSAID, WITHHELD, Estimate, Fact, Interval, Sentence
from veedor.report.numbers import FORMATS, count, day, number, percent
from veedor.report.words import own_words, tell

_FORMAT_OF = {"share": "percent", "count": "count", "rate": "number", "index": "index"}


class Shown(Struct, frozen=True, kw_only=True):
    """The cells of one row in a table of estimates. ``absent``: why there is no number."""

    label: str
    number: str
    reach: str
    base: str
    method: str
    absent: str


def own(id_: str, language: str, **facts: Fact) -> str:
    """Say one of the report's own sentences."""
    return tell(id_, facts, language, own_words())


def in_words(sentence: Sentence, language: str) -> str:
    """Give a phrased sentence in one language."""
    return sentence.es if language == "es" else sentence.en


def named(family: str, name: str, language: str) -> str:
    """Give a name's words where the report has them, else the name as it stands.

    >>> named("word", "person-days", "es"), named("word", "no such unit", "es")
    ('personas-día', 'no such unit')
    """
    return own_words()[language].get(f"{family}.{name}", name)


def noted(note: str, language: str) -> str:
    """Give a receipt's note in words: what stood out, and the figure or place after it.

    >>> noted("empty lines: 2", "es"), noted("read by hand", "es")
    ('líneas vacías: 2', 'read by hand')
    """
    what, colon, detail = note.partition(": ")
    return named("note", what, language) + colon + detail


def quoted(texts: Iterable[str], language: str) -> str:
    """Give texts in quotes, the empty one by its name.

    >>> quoted(["", "S/D"], "es"), quoted([""], "en")
    ('vacío, «S/D»', 'empty')
    """
    empty = own("passport.empty", language)
    return ", ".join(own("quoted", language, text=text) if text else empty for text in texts)


def unit(name: str, total: int, language: str) -> str:
    """Give a unit's words, singular for one.

    >>> unit("persons", 1, "es"), unit("persons", 2, "en")
    ('persona', 'persons')
    """
    one = own_words()[language].get(f"word.{name}.one")
    return one if one is not None and total == 1 else named("word", name, language)


def when(written: str, language: str) -> str:
    """Write a date, or a moment with its offset, as the language does.

    >>> when("2025-09-21T03:00:00Z", "es"), when("2025-09-21", "en"), when("?", "en")
    ('21/09/2025 03:00:00 UTC', '21 Sep 2025', '?')
    """
    try:
        if len(written) == len("2025-09-21"):
            return day(written, language)
        moment = datetime.fromisoformat(written)
    except ValueError:
        return written
    zone = f" {moment:%Z}" if moment.tzinfo else ""
    return f"{day(moment.date().isoformat(), language)} {moment:%H:%M:%S}{zone}"


def show(estimate: Estimate, language: str) -> Shown:
    """Put one estimate in words."""
    interval = estimate.interval
    because = estimate.absent_because
    return Shown(
        label=in_words(estimate.label, language),
        number=_number(estimate, interval, language)
        if interval
        else own("page.no-number", language),
        reach=_reach(estimate, interval, language) if interval else "",
        base=_base(estimate, language),
        method=named("method", estimate.method, language),
        absent=in_words(because, language) if because else "",
    )


def _number(estimate: Estimate, interval: Interval, language: str) -> str:
    if interval.value is not None:
        return _written(interval.value, estimate, language)
    low, high = (_written(end, estimate, language) for end in (interval.low, interval.high))
    share = estimate.shape == "share"
    if interval.low == interval.high:
        return low
    if share and interval.high == 1 and interval.low > 0:
        return own("bounds.at-least", language, low=low)
    if share and interval.low == 0 and interval.high < 1:
        return own("bounds.at-most", language, high=high)
    return own("bounds.between", language, low=low, high=high)


def _reach(estimate: Estimate, interval: Interval, language: str) -> str:
    if interval.level is None:
        return own(f"reach.{interval.kind}", language)
    low, high = (_written(end, estimate, language) for end in (interval.low, interval.high))
    level = number(round(interval.level * 100, 6), language)
    return own(f"reach.{interval.kind}", language, low=low, high=high, level=level)


def _base(estimate: Estimate, language: str) -> str:
    total = counted(estimate.support, language)
    rows = unit(estimate.unit, estimate.support, language)
    if estimate.count is None:
        return f"{total} {rows}"
    part = count(estimate.count, language)
    return own(f"base.{estimate.shape}", language, part=part, total=total, rows=rows)


def counted(number: int, language: str) -> str:
    """Write a count, or that it is withheld.

    >>> counted(1500, "es"), counted(WITHHELD, "es"), counted(WITHHELD, "en")
    ('1.500', '[reservado]', '[withheld]')
    """
    if number == WITHHELD:
        return own("withheld.number", language)
    return count(number, language)


def unveiled(facts: Mapping[str, Fact]) -> dict[str, Fact]:
    """Give facts with a word in the place of every count that is withheld."""
    return {name: UNSAID if fact == WITHHELD else fact for name, fact in facts.items()}


def _written(value: float, estimate: Estimate, language: str) -> str:
    if estimate.shape == "count" and value != int(value):
        return number(value, language)
    return FORMATS[_FORMAT_OF[estimate.shape]](value, language)


def tick(value: float, shape: str, language: str) -> str:
    """Write a number on an axis, shortly.

    >>> tick(0.025, "share", "es").split(), tick(1500, "count", "en")
    (['2,5', '%'], '1,500')
    """
    if shape == "share":
        return percent(value, language) if value in {0, 1} else _short_percent(value, language)
    return number(round(value, 9), language)


def _short_percent(value: float, language: str) -> str:
    return f"{number(round(value * 100, 9), language)}\N{NO-BREAK SPACE}%"
