"""The page's elements as a tree. Only our own templates are read: what they never say, stops.

The page is made by templates that escape every text, so that a case's words come back here as
text and nothing else.
"""

from collections.abc import Iterator
from html.parser import HTMLParser

from msgspec import Struct, field

_VOID = {"meta", "circle", "path", "rect", "line", "br", "polyline", "polygon", "ellipse"}


class Element(Struct, kw_only=True):
    """One element of the page; ``parts`` holds texts and elements in their order."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    parts: list["Element | str"] = field(default_factory=list)

    @property
    def classes(self) -> frozenset[str]:
        """Give the element's classes."""
        return frozenset(self.attributes.get("class", "").split())

    @property
    def unseen(self) -> bool:
        """Say whether the element is decoration, which a screen reader passes over."""
        return self.attributes.get("aria-hidden") == "true"

    def children(self, *tags: str) -> Iterator["Element"]:
        """Give the elements right inside this one, of some tags or of all."""
        for part in self.parts:
            if isinstance(part, Element) and (not tags or part.tag in tags):
                yield part

    def inside(self, *tags: str) -> Iterator["Element"]:
        """Give every element within this one, in order, of some tags or of all."""
        for child in self.children():
            if not tags or child.tag in tags:
                yield child
            yield from child.inside(*tags)

    def text(self) -> str:
        """Give all text within, as it stands in the page."""
        return "".join(part if isinstance(part, str) else part.text() for part in self.parts)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [Element(tag="page")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag=tag, attributes={name: value or "" for name, value in attrs})
        self.open[-1].parts.append(element)
        if tag not in _VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID:
            return
        closed = self.open.pop()
        if closed.tag != tag:
            raise ValueError(f"<{closed.tag}> is closed by </{tag}>")

    def handle_data(self, data: str) -> None:
        self.open[-1].parts.append(data)


def read_page(html: str) -> Element:
    """Read a page; raise ValueError where an element is not closed.

    >>> [one.tag for one in read_page("<p>a <b>b</b></p>").inside()]
    ['p', 'b']
    """
    reader = _Reader()
    reader.feed(html)
    reader.close()
    if len(reader.open) != 1:
        raise ValueError(f"<{reader.open[-1].tag}> is not closed")
    return reader.open[0]
