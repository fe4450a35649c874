"""Numbers, dates and p-values as a reader of each language writes them."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from babel.dates import format_date
from babel.numbers import format_decimal
from msgspec import Struct

from veedor.core import Fact

_LOCALES = {"es": "es_AR", "en": "en_US"}
_DATES = {"es": "dd/MM/y", "en": "d MMM y"}
_OVER = {"es": "más de", "en": "more than"}
_UNDER = {"es": "menos de", "en": "less than"}
_HARD_SPACE = "\N{NO-BREAK SPACE}"


def count(value: Fact, language: str) -> str:
    """Write a whole number, with thousands apart.

    >>> count(9392372, "es"), count(9392372, "en")
    ('9.392.372', '9,392,372')
    """
    whole = _decimal(value)
    if whole != whole.to_integral_value():
        raise ValueError(f"{value} is not a count")
    return _written(whole, "#,##0", language)


def percent(value: Fact, language: str) -> str:
    """Write a share as a percentage; only all is 100 % and only none is 0 %.

    >>> percent(0.9942, "es").split(), percent(0.999999, "en").split()
    (['99,42', '%'], ['more', 'than', '99.99', '%'])
    """
    share = _decimal(value)
    if share in {0, 1}:
        return f"{count(int(share * 100), language)}{_HARD_SPACE}%"
    said = _short_of_whole(share, Decimal("0.0001"), language)
    return f"{said.before}{_written(said.value * 100, '#,##0.00', language)}{_HARD_SPACE}%"


def number(value: Fact, language: str) -> str:
    """Write a rate with up to one decimal; below one, with two significant digits.

    >>> number(230.84, "es"), number(0.0341, "en"), number(1234, "en")
    ('230,8', '0.034', '1,234')
    """
    rate = _decimal(value)
    places = 1 if abs(rate) >= 1 or rate == 0 else 1 - rate.adjusted()
    rounded = _rounded(rate, Decimal(1).scaleb(-places))
    return _written(rounded, f"#,##0.{'#' * places}", language)


def index(value: Fact, language: str) -> str:
    """Write an index with three decimals; never as 0 or 1 when it is not.

    >>> index(0.5, "es"), index(0.9999, "en")
    ('0,500', 'more than 0.999')
    """
    said = _short_of_whole(_decimal(value), Decimal("0.001"), language)
    return said.before + _written(said.value, "#,##0.000", language)


def p_value(value: Fact, language: str) -> str:
    """Write a p-value to three decimals, with its sign where it is beyond them.

    >>> p_value(0.0123, "es"), p_value(0.00001, "en").split()
    ('0,012', ['<', '0.001'])
    """
    chance = _decimal(value)
    if not 0 <= chance <= 1:
        raise ValueError(f"{value} is not a p-value")
    if chance < Decimal("0.001"):
        return "<" + _HARD_SPACE + _written(Decimal("0.001"), "0.000", language)
    if Decimal("0.999") < chance < 1:
        return ">" + _HARD_SPACE + _written(Decimal("0.999"), "0.000", language)
    return _written(_rounded(chance, Decimal("0.001")), "0.000", language)


def day(value: Fact, language: str) -> str:
    """Write an ISO date as the language does.

    >>> day("2021-12-20", "es"), day("2021-12-20", "en")
    ('20/12/2021', '20 Dec 2021')
    """
    found = date.fromisoformat(str(value))
    return str(format_date(found, _DATES[language], locale=_LOCALES[language]))


def text(value: Fact, _language: str) -> str:
    """Write a text, or a plain number such as a year, as it stands."""
    return str(value)


def days(value: Fact, language: str) -> str:
    """Write dates that stand in one text, apart by a comma, as the language does.

    >>> days("2024-03-28, 2024-04-02", "es"), days("2024-03-28", "en")
    ('28/03/2024, 02/04/2024', '28 Mar 2024')
    """
    return ", ".join(day(one, language) for one in str(value).split(", "))


def exact(value: Fact, language: str) -> str:
    """Write a decimal with all its digits, as a threshold stands in its record.

    A dash stands where there is none.

    >>> exact("0.6", "es"), exact("0.625", "en"), exact("1500", "es"), exact("-", "es")
    ('0,6', '0.625', '1.500', '-')
    """
    if value == "-":
        return "-"
    whole = Decimal(value) if isinstance(value, str) else _decimal(value)
    places = max(0, -int(whole.as_tuple().exponent))
    return _written(whole, f"#,##0.{'0' * places}" if places else "#,##0", language)


FORMATS: Mapping[str, Callable[[Fact, str], str]] = {
    "count": count,
    "percent": percent,
    "number": number,
    "index": index,
    "exact": exact,
    "p": p_value,
    "date": day,
    "dates": days,
    "": text,
}
"""What may stand after the colon of a placeholder, besides ``word``."""


class _Said(Struct, frozen=True):
    """A rounded value, and the words before it where rounding would have crossed 0 or 1."""

    value: Decimal
    before: str = ""


def _short_of_whole(value: Decimal, step: Decimal, language: str) -> _Said:
    rounded = _rounded(value, step)
    if value < 1 and rounded == 1:
        return _Said(1 - step, _OVER[language] + " ")
    if value > 0 and rounded == 0:
        return _Said(step, _UNDER[language] + " ")
    return _Said(rounded)


def _decimal(value: Fact) -> Decimal:
    """Read a number by its shortest decimal text: 0.285 is 0.285 and not a hair less."""
    if isinstance(value, bool | str):
        raise TypeError(f"{value!r} is not a number")
    exact = Decimal(repr(float(value)) if isinstance(value, float) else value)
    if not exact.is_finite():
        raise ValueError(f"{value} is not a finite number")
    return exact


def _rounded(value: Decimal, step: Decimal) -> Decimal:
    return value.quantize(step, rounding=ROUND_HALF_UP)


def _written(value: Decimal, pattern: str, language: str) -> str:
    return str(format_decimal(value, format=pattern, locale=_LOCALES[language]))
