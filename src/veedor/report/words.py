"""Phrasing: a sentence's id and facts become words in both languages."""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from string import Formatter
from typing import TypeAlias, TypeVar, cast

import msgspec
from msgspec import Struct

from veedor.core import UNSAID, Fact, Sentence, agreeing
from veedor.report.numbers import FORMATS

Words: TypeAlias = Mapping[str, Mapping[str, str]]
"""Templates by language ("es", "en") and id."""

T = TypeVar("T")
_EITHER = "|"


def phrase(value: T, words: Words) -> T:
    """Word every sentence inside ``value``, in both languages; raise KeyError for a gap.

    A sentence that has its words keeps them: a rule repeats why an audit gave no number.

    >>> from veedor.core import say
    >>> words = {"es": {"seen": "{n:count} {u:word}"}, "en": {"seen": "{n:count} {u:word}"}}
    >>> phrase(say("seen", n=1500, u="persons"), words).es
    '1.500 personas'
    """
    if isinstance(value, Sentence):
        return value if value.es and value.en else cast("T", _worded(value, words))
    if isinstance(value, Struct):
        parts = {name: phrase(getattr(value, name), words) for name in value.__struct_fields__}
        return cast("T", msgspec.structs.replace(value, **parts))
    if isinstance(value, tuple | list):
        return cast("T", type(value)(phrase(part, words) for part in value))
    if isinstance(value, dict):
        return cast("T", {key: phrase(part, words) for key, part in value.items()})
    return value


def tell(id_: str, facts: Mapping[str, Fact], language: str, words: Words) -> str:
    """Say one sentence in one language; the report's own words stand behind ``words``.

    ``{n:row|rows}`` gives the word before the bar where n is one, and else the word after it.

    >>> tell("verdict.inconclusive", {}, "es", own_words())
    'No concluyente'
    >>> tell("seen", {"n": 1}, "en", {"en": {"seen": "{n:count} {n:row lies|rows lie} here"}})
    '1 row lies here'
    """
    said = []
    for literal, name, spec, _ in Formatter().parse(words[language][id_]):
        said.append(literal)
        if name is not None:
            if name not in facts:
                raise KeyError(f"{id_}: no fact for {{{name}}}")
            said.append(_fact(facts[name], spec or "", language, words))
    return "".join(said)


def words_problems(es: Mapping[str, str], en: Mapping[str, str]) -> list[str]:
    """List what is amiss between two languages: ids in one only, placeholders that differ.

    >>> words_problems({"a": "{n:count}", "b": "sí"}, {"a": "{n}"})
    ['b: only in es', 'a: {n:count} only in es', 'a: {n} only in en']
    """
    alone = [f"{id_}: only in {'es' if id_ in es else 'en'}" for id_ in sorted(es.keys() ^ en)]
    return alone + [
        problem for id_ in sorted(es.keys() & en) for problem in _differ(id_, es[id_], en[id_])
    ]


@cache
def own_words() -> Words:
    """Give the report's own words: labels, verdicts, units, kinds of interval."""
    folder = resources.files("veedor.report").joinpath("words")
    return {
        language: tomllib.loads(folder.joinpath(f"{language}.toml").read_text("utf-8"))[
            "sentences"
        ]
        for language in ("es", "en")
    }


def _worded(sentence: Sentence, words: Words) -> Sentence:
    es, en = (tell(sentence.id, sentence.facts, language, words) for language in ("es", "en"))
    return msgspec.structs.replace(sentence, es=es, en=en)


def _fact(value: Fact, spec: str, language: str, words: Words) -> str:
    word = agreeing(value, spec)
    if word is not None:
        return word
    if value == UNSAID:
        return own_words()[language]["withheld.number"]
    if spec != "word":
        return FORMATS[spec](value, language)
    id_ = f"word.{value}"
    return words[language].get(id_) or own_words()[language][id_]


def _differ(id_: str, es: str, en: str) -> Iterator[str]:
    for language, template in (("es", es), ("en", en)):
        if wrong := _not_a_template(template):
            yield f"{id_}: {wrong} in {language}"
            return
    in_es, in_en = _placeholders(es), _placeholders(en)
    yield from (f"{id_}: {one} only in es" for one in sorted(in_es - in_en))
    yield from (f"{id_}: {one} only in en" for one in sorted(in_en - in_es))


def _not_a_template(template: str) -> str:
    if not template.strip():
        return "no words"
    try:
        parts = list(Formatter().parse(template))
    except ValueError as problem:
        return str(problem)
    for _, name, spec, conversion in parts:
        if name is not None and (not name.isidentifier() or conversion):
            return f"{{{name}}} is not a fact's name"
        if wrong := _not_a_format(spec or ""):
            return f"{{{name}:{spec}}} {wrong}"
    names = {one.strip("{}").partition(":")[0] for one in _placeholders(template)}
    either = {name for _, name, spec, _ in parts if _EITHER in (spec or "")}
    return "".join(f"{{{name}}} gives two words and no number" for name in either - names)


def _not_a_format(spec: str) -> str:
    if _EITHER in spec:
        return "" if spec.count(_EITHER) == 1 else "has not two words"
    return "" if spec in {"", "word", *FORMATS} else "has no such format"


def _placeholders(template: str) -> set[str]:
    """Give the placeholders; not those that choose a word, which is each language's affair."""
    return {
        f"{{{name}:{spec}}}" if spec else f"{{{name}}}"
        for _, name, spec, _ in Formatter().parse(template)
        if name is not None and _EITHER not in (spec or "")
    }
