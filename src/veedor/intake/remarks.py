"""What a draft says in its comments, in the two languages of this house."""

import tomllib
from functools import cache
from importlib import resources

SCHEMA_LINE = "# yaml-language-server: $schema=case.schema.json"


def remark(name: str, language: str, **facts: object) -> str:
    """Say one thing in a comment.

    >>> remark("instead", "es", record="orders")
    'también podría ser orders'
    """
    return _words(language)["remarks"][name].format(**facts)


def noted(note: str, language: str) -> str | None:
    """Say what a first look noted, where a person has to know it.

    >>> noted("empty", "en")
    'it is empty'
    """
    return _words(language)["notes"].get(note)


@cache
def _words(language: str) -> dict[str, dict[str, str]]:
    name = "es.toml" if language == "es" else "en.toml"
    text = resources.files("veedor.intake").joinpath("words", name).read_text("utf-8")
    return tomllib.loads(text)
