"""Which language a person is spoken to in, and help pages in it."""

import os
from collections.abc import Callable, Mapping
from typing import Any, Literal, TypeVar
from unicodedata import category

import click

CommandT = TypeVar("CommandT", bound=Callable[..., Any] | click.Command)
Tongue = Literal["es", "en"]
_HEADINGS = {"Options": "Opciones", "Commands": "Órdenes"}
_USAGE = {"[OPTIONS]": "[OPCIONES]", "COMMAND [ARGS]...": "ORDEN [ARGUMENTOS]..."}
_CHOSEN = "veedor.language"


def tongue_of(environment: Mapping[str, str]) -> Tongue:
    """Tell the language from the environment: Spanish where it says so, else English.

    >>> tongue_of({"LANG": "es_AR.UTF-8"}), tongue_of({"LC_ALL": "C", "LANG": "es_AR.UTF-8"})
    ('es', 'en')
    """
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    said = next((environment[name] for name in names if environment.get(name)), "")
    return "es" if said.lower().startswith("es") else "en"


TONGUE = tongue_of(os.environ)


def said(en: str, es: str) -> str:
    """Choose between two ways of saying one thing, by the environment."""
    return es if TONGUE == "es" else en


def on_one_line(text: str) -> str:
    """Show what a terminal would obey, such as an escape, as a question mark.

    >>> on_one_line(f"a{chr(27)}[2Jb")
    'a?[2Jb'
    >>> on_one_line(f"95.45{chr(160)}%")
    '95.45 %'
    """
    plain = (" " if category(letter) == "Zs" else letter for letter in text)
    return "".join(letter if letter.isprintable() else "?" for letter in plain)


def language_option(*, of: str | None = None) -> Callable[[CommandT], CommandT]:
    """Give the option --lang, which also holds for whatever goes wrong in the command."""
    return click.option(
        "--lang",
        "language",
        type=click.Choice(["es", "en"]),
        callback=_choose,
        help=of or said("Language of what is said.", "Idioma de lo que se dice."),
    )


def _choose(
    context: click.Context, _parameter: click.Parameter, value: str | None
) -> str | None:
    if value is not None:
        context.meta[_CHOSEN] = value
    return value


def tongue_in(context: click.Context) -> str:
    """Tell the language that was asked for with --lang, or else the environment's."""
    chosen: str = context.meta.get(_CHOSEN, TONGUE)
    return chosen


class _Pages(click.HelpFormatter):
    """Help pages whose headings are Spanish where the words are."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        for en, es in _USAGE.items() if TONGUE == "es" else ():
            args = args.replace(en, es)
        super().write_usage(prog, args, prefix or said("Usage: ", "Uso: "))

    def write_heading(self, heading: str) -> None:
        super().write_heading(_HEADINGS.get(heading, heading) if TONGUE == "es" else heading)


click.Context.formatter_class = _Pages


class Spoken(click.Command):
    """A command whose help is said in the reader's language."""

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Give --help, with its own help in the reader's language."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = said("Show this page.", "Muestra esta página.")
        return option
