"""What a person is told, in the two languages of this house."""

from collections.abc import Mapping
from string import Formatter

from msgspec import Struct


class Message(Struct, frozen=True, kw_only=True):
    """One thing that can be wrong, and how to put it right, in English and in Spanish.

    Both languages stand side by side so that neither is forgotten. ``{name}`` marks what is
    filled in where the message is raised; the same names must stand in both languages. How a
    word agrees with a number is said as for `filled`.
    """

    id: str
    en: str
    es: str
    fix_en: str
    fix_es: str

    def told(self, language: str, facts: dict[str, object]) -> str:
        """Say what is wrong and how to fix it, as two sentences.

        >>> late = Message(id="late", en="{n} are late", es="{n} llegan tarde",
        ...                fix_en="Wait", fix_es="Espere")
        >>> late.told("es", {"n": 3})
        '3 llegan tarde. Espere.'
        """
        what, fix = (self.es, self.fix_es) if language == "es" else (self.en, self.fix_en)
        return f"{filled(what, facts)}. {filled(fix, facts)}."


def filled(template: str, facts: Mapping[str, object]) -> str:
    """Fill in a template; raise KeyError for a fact that is not given.

    ``{n:row lies|rows lie}`` gives the words before the bar where n is one, and else those
    after it; all else is as for `str.format`.

    >>> filled("{n} {n:row lies|rows lie} here", {"n": 1})
    '1 row lies here'
    >>> filled("{n} {n:row lies|rows lie} here", {"n": 0})
    '0 rows lie here'
    """
    return _Agreeing().vformat(template, (), facts)


def agreeing(value: object, spec: str) -> str | None:
    """Give the word of two that agrees with a number; None where ``spec`` gives no two words.

    >>> agreeing(1, "row|rows"), agreeing(2, "row|rows"), agreeing(2, "count")
    ('row', 'rows', None)
    """
    one, bar, several = spec.partition("|")
    if not bar:
        return None
    return one if value in (1, "1") else several


class _Agreeing(Formatter):
    def format_field(self, value: object, format_spec: str) -> str:
        word = agreeing(value, format_spec)
        return str(super().format_field(value, format_spec)) if word is None else word
