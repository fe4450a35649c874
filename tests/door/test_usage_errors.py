"""A wrong call is told in the reader's language."""

import inspect
import os
import subprocess
import sys
from string import Formatter

import click.core
import click.exceptions
import click.parser
import click.types
import pytest

from veedor.cli.usage_errors import SPANISH


def called(language: str, *words: str) -> str:
    ran = subprocess.run(
        [sys.executable, "-m", "veedor", *words],
        env={**os.environ, "LC_ALL": language, "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 2
    return ran.stderr


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("audit", "--nosuch"), "Error: No existe la opción '--nosuch'."),
        (("nosuch",), "Error: No existe la orden 'nosuch'."),
        (("diff", "a"), "Error: Falta el argumento 'B'."),
        (("diff", "a", "b", "c"), "Error: Sobra un argumento (c)"),
        (("diff", "a", "b", "--lang", "fr"), "'fr' no es uno de estos: 'es', 'en'."),
        (("diff", "a", "b", "--lang"), "Error: A la opción '--lang' le falta su valor."),
    ],
)
def test_a_wrong_call_is_told_in_spanish(words: tuple[str, ...], told: str) -> None:
    assert told in called("es_AR.UTF-8", *words)


def test_the_way_to_the_help_is_told_in_spanish_too() -> None:
    said = called("es_AR.UTF-8", "audit", "--nosuch")
    assert "Con 'veedor audit --help' se ve la ayuda.\n" in said


def test_a_wrong_call_is_told_in_english_elsewhere() -> None:
    assert "Error: No such option '--nosuch'." in called("C.UTF-8", "audit", "--nosuch")


def test_every_sentence_is_one_that_the_library_says_with_the_same_facts() -> None:
    rooms = (click.core, click.exceptions, click.parser, click.types)
    source = "".join(map(inspect.getsource, rooms))
    for english, spanish in SPANISH.items():
        assert english.replace("\n", "\\n").replace("\t", "\\t") in source
        assert facts(english) == facts(spanish)


def facts(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}
