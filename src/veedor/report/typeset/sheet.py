"""What the page's one style sheet says that a drawing on paper needs: colours and strokes.

Read from the style sheet itself, so that a picture on paper has the colours it has on screen.
"""

import re
from functools import cache
from importlib import resources

_SPOKEN = re.compile(r"(fill|stroke)[\w-]*|(text|dominant)-[\w-]+|font-size|opacity")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_NESTED = re.compile(r"@[^{}]+\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
_NAMED = re.compile(r"var\((--[\w-]+)\)")


@cache
def palette() -> dict[str, str]:
    """Give the light colours by name.

    >>> palette()["paper"]
    '#fff'
    """
    _, declared = next(one for one in _rules() if one[0] == ":root")
    return {name.removeprefix("--"): value for name, value in declared if name.startswith("--")}


@cache
def drawing_style() -> str:
    """Give the rules for drawings, with every colour in place."""
    kept = []
    for selector, declared in _rules():
        its = [(name, _coloured(value)) for name, value in declared if _SPOKEN.fullmatch(name)]
        if its:
            kept.append(f"{selector}{{{';'.join(f'{name}:{value}' for name, value in its)}}}")
    return "".join(kept)


def _rules() -> list[tuple[str, list[tuple[str, str]]]]:
    """Give the rules that hold everywhere: none inside a media query."""
    sheet = resources.files("veedor.report").joinpath("templates", "style.css")
    always = _NESTED.sub("", _COMMENT.sub("", sheet.read_text("utf-8")))
    return [(who.strip(), _declared(what)) for who, what in _RULE.findall(always)]


def _declared(text: str) -> list[tuple[str, str]]:
    pairs = (one.split(":", 1) for one in text.split(";") if ":" in one)
    return [(name.strip(), value.strip()) for name, value in pairs]


def _coloured(value: str) -> str:
    return _NAMED.sub(lambda name: palette()[name[1].removeprefix("--")], value)
