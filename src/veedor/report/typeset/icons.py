"""The page's drawings that stand once and are used often, put where each is used."""

from msgspec import structs

from veedor.report.typeset.tree import Element


def with_icons(page: Element) -> Element:
    """Give the page with each ``use`` of a symbol as the symbol's own drawing.

    Raises KeyError for a ``use`` of what the page does not hold.
    """
    symbols = {one.attributes["id"]: one for one in page.inside("symbol")}
    return _drawn(page, symbols)


def _drawn(element: Element, symbols: dict[str, Element]) -> Element:
    (used, *_) = [*element.children("use"), None]
    if used is not None:
        symbol = symbols[used.attributes["href"].removeprefix("#")]
        box = {"viewbox": symbol.attributes["viewbox"]}
        return structs.replace(element, attributes=element.attributes | box, parts=symbol.parts)
    parts = [one if isinstance(one, str) else _drawn(one, symbols) for one in element.parts]
    return structs.replace(element, parts=parts)
