"""The page's blocks as plain data that the typesetter lays out, each with its kind.

Case text travels in this data alone and is never part of the typesetter's source, so that no
text can be an instruction to it.
"""

from collections.abc import Callable

from veedor.report.typeset.letters import printable
from veedor.report.typeset.lines import Node, line, placed
from veedor.report.typeset.tables import table
from veedor.report.typeset.tree import Element

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_STYLES = ("quiet", "eyebrow", "claim", "plain", "figure", "row-label", "row-number", "digest")
_FRAMES = ("row", "ground", "picture", "prose")


def nodes(element: Element) -> list[Node]:
    """Give what stands inside an element, blocks and runs of text in their order."""
    found: list[Node] = []
    run: list[Element | str] = []
    for part in element.parts:
        if isinstance(part, Element) and part.tag in _BLOCKS:
            found += [*_run(run), *_BLOCKS[part.tag](part)]
            run = []
        else:
            run.append(part)
    return found + _run(run)


def _run(parts: list["Element | str"]) -> list[Node]:
    told = line(parts)
    return [{"k": "run", "c": told}] if told else []


def _heading(element: Element) -> list[Node]:
    level, id_ = _HEADINGS[element.tag], element.attributes.get("id", "")
    return [{"k": "head", "level": level, "id": id_, "c": line(element.parts)}]


def _contents(element: Element) -> list[Node]:
    return [{"k": "contents", "c": line(next(element.inside("h2")).parts)}]


def _paragraph(element: Element) -> list[Node]:
    style = next((one for one in _STYLES if one in element.classes), element.tag)
    told = line(element.parts)
    if style == "figure":  # the number, and below it a line for each thing said of it
        told = [one for one in told if not isinstance(one, str) or one.strip(" ")]
    return placed(element, [{"k": "par", "style": style, "c": told}])


def _around(element: Element) -> list[Node]:
    """Give what is in a block; with a frame only where the page draws one."""
    inner = nodes(element)
    for style in _FRAMES:
        if style in element.classes:
            return placed(element, [{"k": "box", "style": style, "c": inner}])
    return placed(element, inner)


def _list(element: Element) -> list[Node]:
    items = [
        {"id": one.attributes.get("id", ""), "edge": _edge(one), "c": nodes(one)}
        for one in element.children("li")
    ]
    cards = bool(element.classes & {"headlines", "questions"})
    ordered = element.tag == "ol"
    return placed(element, [{"k": "list", "cards": cards, "ordered": ordered, "items": items}])


def _edge(element: Element) -> str:
    """Name the colour of a card's edge."""
    named = [one.removeprefix("edge-") for one in element.classes if one.startswith("edge-")]
    return "unknown" if named == ["not_assessable"] else "".join(named)


def _terms(element: Element) -> list[Node]:
    items = [
        {
            "term": [node for one in group.children("dt") for node in nodes(one)],
            "told": [nodes(one) for one in group.children("dd")],
        }
        for group in element.children("div")
    ]
    return [{"k": "terms", "items": items}]


def _table(element: Element) -> list[Node]:
    return placed(element, [table(element, nodes)])


def _as_typed(element: Element) -> list[Node]:
    return [{"k": "pre", "c": printable(element.text().strip("\n"))}]


_BLOCKS: dict[str, Callable[[Element], list[Node]]] = {
    **dict.fromkeys(_HEADINGS, _heading),
    **dict.fromkeys(("section", "article", "div", "figure", "details"), _around),
    **dict.fromkeys(("p", "summary", "figcaption"), _paragraph),
    **dict.fromkeys(("ul", "ol"), _list),
    "nav": _contents,
    "dl": _terms,
    "table": _table,
    "pre": _as_typed,
}
