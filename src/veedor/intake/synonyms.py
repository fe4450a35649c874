"""How agencies call the columns of the canonical records, in Spanish and in English.

The surest name first. A name is matched whole; failing that, by all its words being in the
column's name, which the draft marks as unsure.
"""

import re
import tomllib
import unicodedata
from functools import cache, lru_cache
from importlib import resources
from typing import Any


@cache
def synonyms(record: str) -> dict[str, tuple[str, ...]]:
    """Give the names of each column of a record; raises KeyError for an unknown record.

    >>> synonyms("purposes")["basis"][0]
    'base'
    """
    return {column: tuple(names) for column, names in _written()[record]["columns"].items()}


@cache
def file_words(record: str) -> frozenset[str]:
    """Give the words in a file's name that speak for a record."""
    return frozenset(_written()[record]["files"])


def records_named() -> frozenset[str]:
    """Give the records that have names here: a test holds them to the canonical ones."""
    return frozenset(_written())


@lru_cache(maxsize=20_000)
def folded(name: str) -> str:
    """Fold a name: no accents, no capitals, words joined by ``_``.

    >>> folded("Fecha-Hora (Consulta)"), folded("searchedAtUtc")
    ('fecha_hora_consulta', 'searched_at_utc')
    """
    apart = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name[:200])
    plain = unicodedata.normalize("NFKD", apart).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[^a-z0-9]+", "_", plain.lower()).strip("_")


@lru_cache(maxsize=20_000)
def words(name: str) -> frozenset[str]:
    """Give the words of a name."""
    return frozenset(folded(name).split("_")) - {""}


@cache
def _written() -> dict[str, Any]:
    text = (
        resources.files("veedor.intake").joinpath("words", "synonyms.toml").read_text("utf-8")
    )
    return tomllib.loads(text)
