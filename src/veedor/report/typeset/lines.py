"""What stands within a line of the page, as plain data: text, and pieces each with its kind."""

import re
from collections.abc import Iterable
from typing import Any, TypeAlias

from veedor.report.typeset.drawing import drawing
from veedor.report.typeset.letters import printable
from veedor.report.typeset.sheet import palette
from veedor.report.typeset.tree import Element

Node: TypeAlias = "str | dict[str, Any]"

_BLANK = re.compile(r"[ \t\n\r\f]+")
_PIECE = re.compile(r".{1,8}")
_VERDICTS = {"verdict-not_assessable": "unknown"}


def line(parts: Iterable["Element | str"]) -> list[Node]:
    """Give the texts and pieces of a line, with no blank at its ends, as a browser does."""
    found = _inline(parts)
    while found and isinstance(found[0], str) and not found[0].strip(" "):
        found = found[1:]
    while found and isinstance(found[-1], str) and not found[-1].strip(" "):
        found = found[:-1]
    if found and isinstance(found[0], str):
        found = [found[0].lstrip(" "), *found[1:]]
    if found and isinstance(found[-1], str):
        found = [*found[:-1], found[-1].rstrip(" ")]
    return found


def placed(element: Element, found: list[Node]) -> list[Node]:
    """Keep the language and the place of an element around what it became."""
    language = element.attributes.get("lang")
    if language:
        found = [{"k": "lang", "lang": language, "c": found}]
    id_ = element.attributes.get("id")
    return [{"k": "place", "id": id_}, *found] if id_ else found


def _inline(parts: Iterable["Element | str"]) -> list[Node]:
    found: list[Node] = []
    for part in parts:
        if isinstance(part, str):
            found.append(printable(_BLANK.sub(" ", part)))
        else:
            found += placed(part, _piece(part))
    return found


def _piece(element: Element) -> list[Node]:
    """Give one element; raises ValueError for one that no line of the page has."""
    if element.tag == "span":
        return _span(element)
    if element.tag == "svg":
        return [drawn(element)]
    if element.tag == "code":
        return [{"k": "code", "c": _pieces(element)}]
    if element.tag == "a":
        return [{"k": "link", "to": _target(element), "c": _inline(element.parts)}]
    if element.tag in {"strong", "em"}:
        return [{"k": element.tag, "c": _inline(element.parts)}]
    raise ValueError(f"<{element.tag}> is not laid out within a line")


def _pieces(element: Element) -> list[str]:
    """Divide code, where a line may end within it: a digest is one long word."""
    text = printable(_BLANK.sub(" ", element.text()))
    return [text] if " " in text else _PIECE.findall(text)


def _span(element: Element) -> list[Node]:
    if "verdict" in element.classes:
        return [_verdict(element)]
    inner = _inline(element.parts)
    if "line" in element.classes:
        inner = [{"k": "line", "c": line(element.parts)}]
    for style in ("quiet", "label"):
        if style in element.classes:
            inner = [{"k": style, "c": inner}]
    return inner


def _verdict(element: Element) -> Node:
    (which,) = element.classes - {"verdict"}
    name = _VERDICTS.get(which, which.removeprefix("verdict-"))
    icon = [drawn(one, palette()[name]) for one in element.children("svg")]
    words = [part for part in element.parts if isinstance(part, str)]
    return {"k": "verdict", "colour": name, "icon": icon, "c": line(words)}


def drawn(element: Element, colour: str = "") -> Node:
    """Give a drawing. ``colour``: what the text around it is written in."""
    made = drawing(element, colour)
    return {
        "k": "drawing",
        "svg": made.svg,
        "width": made.width,
        "fits": made.fits,
        "words": made.words,
    }


def _target(element: Element) -> str:
    to = element.attributes.get("href", "")
    if not to.startswith("#"):
        raise ValueError(f"{to!r} leads out of the page")
    return to[1:]
