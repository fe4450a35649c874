"""The page's elements as plain data that the typesetter lays out: pieces, each with its kind.

Case text travels in this data alone and is never part of the typesetter's source, so that no
text can be an instruction to it.
"""

import re
from collections.abc import Iterable
from typing import Any, TypeAlias

from veedor.report.typeset.drawing import drawing
from veedor.report.typeset.letters import printable
from veedor.report.typeset.sheet import palette
from veedor.report.typeset.tables import table
from veedor.report.typeset.tree import Element

Node: TypeAlias = "str | dict[str, Any]"

_BLANK = re.compile(r"[ \t\n\r\f]+")
_PIECE = re.compile(r".{1,8}", re.DOTALL)
_WITHIN = {"section", "article", "main", "nav", "figure", "details", "div", "dl"}
_LISTS = {"ul", "ol"}
_BLOCKS = _WITHIN | _LISTS | {"p", "table", "pre", "summary", "figcaption"}
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_PLAIN = {"strong", "em"}
_STYLES = ("quiet", "eyebrow", "claim", "plain", "figure", "row-label", "row-number", "digest")
_VERDICTS = {"verdict-not_assessable": "unknown"}


def nodes(element: Element) -> list[Node]:
    """Give what stands inside an element, blocks and runs of text in their order."""
    found: list[Node] = []
    run: list[Element | str] = []
    for part in element.parts:
        if isinstance(part, Element) and _is_block(part):
            found += _run(run)
            run = []
            found += _block(part)
        else:
            run.append(part)
    return found + _run(run)


def _is_block(element: Element) -> bool:
    return element.tag in _BLOCKS or element.tag in _HEADINGS


def _run(parts: Iterable["Element | str"]) -> list[Node]:
    inline = _trimmed(_inline(parts))
    return [{"k": "run", "c": inline}] if inline else []


def _inline(parts: Iterable["Element | str"]) -> list[Node]:
    found: list[Node] = []
    for part in parts:
        if isinstance(part, str):
            found.append(printable(_BLANK.sub(" ", part)))
        else:
            found += _spoken(part, _piece(part))
    return found


def _trimmed(found: list[Node]) -> list[Node]:
    """Drop the blanks at both ends, as a browser does."""
    while found and isinstance(found[0], str) and not found[0].lstrip(" "):
        found = found[1:]
    while found and isinstance(found[-1], str) and not found[-1].rstrip(" "):
        found = found[:-1]
    if found and isinstance(found[0], str):
        found = [found[0].lstrip(" "), *found[1:]]
    if found and isinstance(found[-1], str):
        found = [*found[:-1], found[-1].rstrip(" ")]
    return found


def _piece(element: Element) -> list[Node]:
    """Give one element within a line of text."""
    inner = element.parts
    if element.tag == "code":
        text = printable(_BLANK.sub(" ", element.text()))
        return [{"k": "code", "c": _PIECE.findall(text) if " " not in text else [text]}]
    if element.tag == "svg":
        return [_drawn(element)]
    if element.tag == "a":
        return [{"k": "link", "to": _target(element), "c": _inline(inner)}]
    if element.tag in _PLAIN:
        return [{"k": element.tag, "c": _inline(inner)}]
    if element.tag == "span":
        return _span(element)
    raise ValueError(f"<{element.tag}> is not laid out within a line")


def _span(element: Element) -> list[Node]:
    if "verdict" in element.classes:
        return [_verdict(element)]
    inner = _inline(element.parts)
    if "line" in element.classes:
        inner = [{"k": "line", "c": _trimmed(inner)}]
    for style in ("quiet", "label"):
        if style in element.classes:
            inner = [{"k": style, "c": inner}]
    return inner


def _verdict(element: Element) -> Node:
    (which,) = element.classes - {"verdict"}
    name = _VERDICTS.get(which, which.removeprefix("verdict-"))
    parts = [part for part in element.parts if not isinstance(part, Element)]
    icon = [_drawn(one, palette()[name]) for one in element.children("svg")]
    return {"k": "verdict", "colour": name, "icon": icon, "c": _trimmed(_inline(parts))}


def _spoken(element: Element, found: list[Node]) -> list[Node]:
    """Keep the language and the place of a piece."""
    language = element.attributes.get("lang")
    if language:
        found = [{"k": "lang", "lang": language, "c": found}]
    id_ = element.attributes.get("id")
    return [{"k": "place", "id": id_}, *found] if id_ else found


def _block(element: Element) -> list[Node]:
    if element.tag in _HEADINGS:
        return [_heading(element)]
    if element.tag == "nav":
        return [{"k": "contents", "c": _inline(next(element.inside("h2")).parts)}]
    if element.tag in _LISTS:
        return _spoken(element, [_list(element)])
    if element.tag == "table":
        return _spoken(element, [table(element, nodes)])
    if element.tag == "pre":
        return [{"k": "pre", "c": printable(element.text().strip("\n"))}]
    if element.tag == "dl":
        return [_terms(element)]
    if element.tag in {"p", "summary", "figcaption"}:
        return _spoken(element, [_paragraph(element)])
    return _spoken(element, _around(element))


def _around(element: Element) -> list[Node]:
    """Give a block and what is in it; a frame only where the page draws one."""
    for style in ("row", "ground", "picture", "map", "finding", "prose", "part"):
        if style in element.classes:
            edge = [one.removeprefix("edge-") for one in element.classes if "edge-" in one]
            return [{"k": "box", "style": style, "edge": edge[:1], "c": nodes(element)}]
    return nodes(element)


def _heading(element: Element) -> Node:
    return {
        "k": "head",
        "level": _HEADINGS[element.tag],
        "id": element.attributes.get("id", ""),
        "c": _trimmed(_inline(element.parts)),
    }


def _paragraph(element: Element) -> Node:
    style = next((one for one in _STYLES if one in element.classes), element.tag)
    inner = _inline(element.parts)
    if style == "figure":
        inner = [one for one in inner if not isinstance(one, str) or one.strip(" ")]
    return {
        "k": "par",
        "style": style,
        "unseen": element.unseen,
        "c": _trimmed(inner),
    }


def _list(element: Element) -> Node:
    items = [
        {"id": one.attributes.get("id", ""), "edge": _edge(one), "c": nodes(one)}
        for one in element.children("li")
    ]
    cards = bool(element.classes & {"headlines", "questions"})
    return {"k": "list", "cards": cards, "ordered": element.tag == "ol", "items": items}


def _edge(element: Element) -> str:
    named = [one.removeprefix("edge-") for one in element.classes if one.startswith("edge-")]
    return "unknown" if named == ["not_assessable"] else "".join(named)


def _terms(element: Element) -> Node:
    groups = list(element.children("div")) or [element]
    items = []
    for group in groups:
        terms = [node for one in group.children("dt") for node in nodes(one)]
        told = [nodes(one) for one in group.children("dd")]
        items.append({"term": terms, "told": told})
    return {"k": "terms", "items": items}


def _drawn(element: Element, colour: str = "") -> Node:
    made = drawing(element, colour)
    return {
        "k": "drawing",
        "svg": made.svg,
        "width": made.width,
        "height": made.height,
        "fits": made.fits,
        "words": made.words,
    }


def _target(element: Element) -> str:
    to = element.attributes.get("href", "")
    if not to.startswith("#"):
        raise ValueError(f"{to} leads out of the page")
    return to[1:]
