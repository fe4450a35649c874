import re
from typing import get_args

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from veedor.core import UNSAID, Fact, Report, Sentence, Verdict, say
from veedor.core.finding import Reach
from veedor.records import RECORDS
from veedor.report import own_words, phrase, words_problems

FACTS: dict[str, Fact] = {
    "n": 1500,
    "share": 0.9942,
    "rate": 230.84,
    "g": 0.7,
    "d": "2021-12-20",
    "p": 0.2,
}


def both(template: str) -> dict[str, dict[str, str]]:
    return {"es": {"s": template}, "en": {"s": template}}


def sentences(value: object) -> list[Sentence]:
    if isinstance(value, Sentence):
        return [value]
    if isinstance(value, msgspec.Struct):
        value = [getattr(value, name) for name in value.__struct_fields__]
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list | tuple):
        return [one for part in value for one in sentences(part)]
    return []


def test_a_sentence_gets_its_words_in_both_languages() -> None:
    told = phrase(
        say("s", **FACTS),
        both("{n:count} {share:percent} {rate:number} {g:index} {d:date} {p:p}"),
    )
    assert told.es.split() == ["1.500", "99,42", "%", "230,8", "0,700", "20/12/2021", "0,200"]
    assert told.en.split() == [
        "1,500",
        "99.42",
        "%",
        "230.8",
        "0.700",
        "20",
        "Dec",
        "2021",
        "0.200",
    ]


def test_every_sentence_of_a_report_is_worded(report: Report) -> None:
    told = sentences(report)
    assert len(told) > 20
    assert all(one.es and one.en and "{" not in one.es + one.en for one in told)
    assert report.received[0].columns["query_id"].column == "ID_CONSULTA"


def test_phrasing_twice_is_phrasing_once(
    report: Report, words: dict[str, dict[str, str]]
) -> None:
    assert phrase(report, words) == report


@given(st.text())
def test_a_text_fact_comes_through_as_it_is(text: str) -> None:
    told = phrase(say("s", x=text), both("«{x}»"))
    assert told.es == told.en == f"«{text}»"


@given(st.integers(0, 10**15), st.lists(st.text(max_size=5), max_size=3))
def test_tuples_lists_and_dicts_keep_their_shape(n: int, others: list[str]) -> None:
    told = phrase({"a": ((say("s", n=n), "as it is"), others)}, both("{n:count}"))
    assert told["a"][1] == others
    assert told["a"][0][1] == "as it is"
    worded = told["a"][0][0]
    assert isinstance(worded, Sentence)
    assert int(worded.en.replace(",", "")) == n
    assert worded.facts == {"n": n}


def test_braces_in_a_fact_are_not_a_template() -> None:
    assert phrase(say("s", x="{y} {0} {"), both("{x}")).es == "{y} {0} {"


def test_a_word_is_looked_up_in_the_kind_and_then_in_the_report() -> None:
    words = {
        "es": {"s": "{u:word} y {v:word}", "word.look-ups": "miradas"},
        "en": {"s": "{u:word} and {v:word}", "word.look-ups": "look-ups"},
    }
    told = phrase(say("s", u="look-ups", v="person-days"), words)
    assert (told.es, told.en) == ("miradas y personas-día", "look-ups and person-days")


def test_a_missing_template_is_a_bug_that_names_it() -> None:
    with pytest.raises(KeyError, match=r"access\.nowhere"):
        phrase(say("access.nowhere"), {"es": {}, "en": {}})


def test_a_missing_fact_is_a_bug_that_names_the_sentence_and_the_fact() -> None:
    with pytest.raises(KeyError, match=re.escape("s: no fact for {n}")):
        phrase(say("s"), both("{n:count}"))


def test_a_missing_word_is_a_bug_that_names_it() -> None:
    with pytest.raises(KeyError, match=r"word\.furlongs"):
        phrase(say("s", u="furlongs"), both("{u:word}"))


@pytest.mark.parametrize(
    ("es", "en", "problem"),
    [
        ({"a": "x"}, {}, "a: only in es"),
        ({}, {"a": "x"}, "a: only in en"),
        ({"a": "{n:count}"}, {"a": "{n:number}"}, "a: {n:count} only in es"),
        ({"a": "{n"}, {"a": "x"}, "a: expected '}' before end of string in es"),
        ({"a": "x"}, {"a": " "}, "a: no words in en"),
        ({"a": "{n.b}"}, {"a": "{n.b}"}, "a: {n.b} is not a fact's name in es"),
        ({"a": "{}"}, {"a": "{}"}, "a: {} is not a fact's name in es"),
        ({"a": "{n!r}"}, {"a": "{n!r}"}, "a: {n} is not a fact's name in es"),
        ({"a": "{n:.2f}"}, {"a": "{n:.2f}"}, "a: {n:.2f} has no such format in es"),
        ({"a": "{n:x|y|z}"}, {"a": "x"}, "a: {n:x|y|z} has not two words in es"),
        ({"a": "x {n:y|z}"}, {"a": "x"}, "a: {n} gives two words and no number in es"),
    ],
)
def test_problems_between_languages_are_named(
    es: dict[str, str], en: dict[str, str], problem: str
) -> None:
    assert problem in words_problems(es, en)


@pytest.mark.parametrize(
    ("n", "es", "en"),
    [
        (0, "0 filas difieren", "0 rows differ"),
        (1, "1 fila difiere", "1 row differs"),
        (2, "2 filas difieren", "2 rows differ"),
        (1001, "1.001 filas difieren", "1,001 rows differ"),
    ],
)
def test_one_is_said_in_the_singular_and_every_other_number_in_the_plural(
    n: int, es: str, en: str
) -> None:
    words = {
        "es": {"s": "{n:count} {n:fila difiere|filas difieren}"},
        "en": {"s": "{n:count} {n:row differs|rows differ}"},
    }
    said = phrase(say("s", n=n), words)
    assert (said.es, said.en) == (es, en)


def test_a_withheld_number_is_said_in_the_plural() -> None:
    said = phrase(say("s", n=UNSAID), both("{n:count} {n:row|rows}"))
    assert said.en.endswith(" rows")


def test_each_language_has_its_own_words_for_one() -> None:
    es, en = {"a": "{n:count} {n:fila|filas}"}, {"a": "{n:count} found"}
    assert words_problems(es, en) == []


def test_the_examples_words_have_no_problems(words: dict[str, dict[str, str]]) -> None:
    assert words_problems(words["es"], words["en"]) == []


def test_the_reports_own_words_have_no_problems() -> None:
    own = own_words()
    assert words_problems(own["es"], own["en"]) == []


def test_the_report_has_words_for_every_verdict_reach_and_record() -> None:
    own = own_words()["es"]
    assert all(f"verdict.{verdict.value}" in own for verdict in Verdict)
    reaches = get_args(Reach)
    assert all(f"reach.{reach}" in own and f"picture.{reach}" in own for reach in reaches)
    assert all(f"record.{name}" in own for name in RECORDS)


def test_every_unit_has_its_singular() -> None:
    own = own_words()["es"]
    units = [id_ for id_ in own if id_.startswith("word.") and not id_.endswith(".one")]
    assert len(units) > 20
    assert [unit for unit in units if f"{unit}.one" not in own] == []


@pytest.mark.parametrize("language", ["es", "en"])
def test_the_reports_own_words_pass_no_judgement(language: str) -> None:
    told = " ".join(own_words()[language].values()).lower()
    judged = r"\b(il?legal|ilícit|sesgad|injust|unlawful|biased|unfair|accurate)"
    assert re.findall(judged, told) == []


def test_a_sentence_that_has_its_words_keeps_them_under_other_words() -> None:
    told = phrase(say("s", n=3), both("{n:count} filas"))
    assert phrase((told, say("s")), both("x")) == (told, Sentence("s", {}, "x", "x"))
