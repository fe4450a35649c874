"""A drawing of the page as a picture that stands alone, for the typesetter."""

import re
from xml.sax.saxutils import escape, quoteattr

from msgspec import Struct, structs

from veedor.report.typeset.letters import printable
from veedor.report.typeset.sheet import drawing_style, palette
from veedor.report.typeset.tree import Element

_DRAWN = {
    *("svg", "g", "circle", "ellipse", "line", "path", "polygon", "polyline", "rect"),
    *("defs", "pattern"),
}
_TOLD = {"title", "desc"}
_AS_WRITTEN = {
    "viewbox": "viewBox",
    "preserveaspectratio": "preserveAspectRatio",
    "patternunits": "patternUnits",
    "patterntransform": "patternTransform",
}
_WIDE = 320  # a drawing as wide as its place is drawn on so many units, and then fitted
_EDGE = 8  # marks at an end of an axis reach over it
_CHART = 176  # as high is a chart that is as high as its place
_AXES = (56, 10, 28, 26)  # room for what its axes say: left, above, right, below
_POINT = re.compile(r"(\d+),(\d+)")
_NAME = "http://www.w3.org/2000/svg"


class Drawing(Struct, frozen=True, kw_only=True):
    """A picture, its width in units, and its words; without words it is decoration."""

    svg: str
    width: float
    fits: bool
    words: str


def drawing(element: Element, colour: str = "") -> Drawing:
    """Make a drawing stand alone. ``colour``: what the text around it is written in."""
    box = element.attributes.get("viewbox")
    fits = element.attributes.get("width") == "100%"
    if box:
        left, top, width, height = map(float, box.split())
        inner = "".join(map(_drawn, element.parts))
    else:
        chart = "chart" in element.classes
        width, height = float(_WIDE), float(_CHART if chart else element.attributes["height"])
        inner = _within(element, width, height)
        before, above, after, below = _AXES if chart else (_EDGE, 0, _EDGE, 0)
        left, top = float(-before), float(-above)
        width, height = width + before + after, height + above + below
    size = (
        f'width="{width:g}" height="{height:g}" viewBox="{left:g} {top:g} {width:g} {height:g}"'
    )
    style = f"<style>{escape(drawing_style())}</style>"
    classes = quoteattr(element.attributes.get("class", ""))
    ink = quoteattr(colour or palette()["ink"])
    return Drawing(
        svg=f"<svg xmlns='{_NAME}' class={classes} color={ink} {size}>{style}{inner}</svg>",
        width=width if fits else float(element.attributes.get("width", width)),
        fits=fits,
        words="" if element.unseen else _words(element),
    )


def _within(element: Element, width: float, height: float) -> str:
    """Keep shares of the width as they are: the place that they are shares of is set here."""
    parts = (_at_size(part, width, height) for part in element.parts)
    inner = "".join(map(_drawn, parts))
    return f'<svg width="{width:g}" height="{height:g}" overflow="visible">{inner}</svg>'


def _at_size(part: Element | str, width: float, height: float) -> Element | str:
    """Put lines drawn on a canvas of a thousand units at their size; strokes keep theirs.

    A browser is told not to stretch the strokes; the typesetter cannot be.
    """
    if isinstance(part, str) or "canvas" not in part.classes:
        return part

    def laid(point: re.Match[str]) -> str:
        return f"{int(point[1]) * width / 1000:g},{int(point[2]) * height / 1000:g}"

    lines = [
        structs.replace(
            one, attributes={**one.attributes, "d": _POINT.sub(laid, one.attributes["d"])}
        )
        for one in part.children()
    ]
    return Element(tag="g", parts=list(lines))


def _drawn(part: Element | str) -> str:
    if isinstance(part, str):
        return ""
    if part.tag == "text":
        return f"<text{_attributes(part)}>{escape(printable(part.text()))}</text>"
    if part.tag in _TOLD:
        return ""
    if part.tag not in _DRAWN:
        raise ValueError(f"<{part.tag}> is in no drawing")
    over = ' overflow="visible"' if part.tag == "svg" else ""
    return (
        f"<{part.tag}{over}{_attributes(part)}>{''.join(map(_drawn, part.parts))}</{part.tag}>"
    )


def _attributes(element: Element) -> str:
    return "".join(
        f" {_AS_WRITTEN.get(name, name)}={quoteattr(value)}"
        for name, value in element.attributes.items()
        if (name != "id" or element.tag == "pattern") and not name.startswith("aria-")
    )


def _words(element: Element) -> str:
    told = [" ".join(one.text().split()) for one in element.children(*_TOLD)]
    return printable(". ".join(one for one in told if one))
