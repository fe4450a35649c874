"""One thing that two reports do not share, in words, and how two sets of them are paired."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, TypeAlias, TypeVar

from msgspec import Struct

from veedor.report.shown import own

T = TypeVar("T")
Differ: TypeAlias = Callable[[str, T, T], Iterator["Difference"]]


class Difference(Struct, frozen=True, kw_only=True):
    """One thing that two reports do not share. ``where``: its place, as a path of names.

    ``about``: "case", "source", "options", "query", "finding", "result", "number", "picture"
    or "rule".
    """

    about: str
    where: str
    es: str
    en: str


def paired(
    one: Mapping[str, T], other: Mapping[str, T], about: str, differ: Differ[T]
) -> Iterator[Difference]:
    """Compare what both have; name what only one has."""
    for name in [*one, *(name for name in other if name not in one)]:
        if name not in other:
            yield told(about, name, "only-first")
        elif name not in one:
            yield told(about, name, "only-second")
        else:
            yield from differ(name, one[name], other[name])


def told(about: str, where: str, what: str, **facts: Any) -> Difference:  # noqa: ANN401
    """Say a difference whose facts are the same in both languages."""
    return spoken(about, where, what, {"es": facts, "en": facts})


def spoken(
    about: str, where: str, what: str, facts: Mapping[str, Mapping[str, Any]]
) -> Difference:
    """Say a difference, with its facts in each language."""
    es, en = (own(f"differs.{what}", language, **facts[language]) for language in ("es", "en"))
    return Difference(about=about, where=where, es=es, en=en)


def tell_apart(differences: Iterable[Difference], language: str) -> Iterator[str]:
    """Give one line for each difference.

    >>> one = Difference(about="rule", where="AR-01", es="falta", en="lacks")
    >>> list(tell_apart([one], "es"))
    ['AR-01: falta']
    """
    return (f"{one.where}: {one.es if language == 'es' else one.en}" for one in differences)
