"""A table of the page as data for the typesetter, each column as wide as its text asks."""

import math
from collections.abc import Callable
from typing import Any

from veedor.report.typeset.tree import Element

_CODE = 9  # code may be cut after so many letters; a word may not
_SHEET = 1200  # letters that fill a good part of a sheet, in narrow columns


def table(element: Element, nodes: Callable[[Element], list[Any]]) -> dict[str, Any]:
    """Give a table's caption, head and rows; ``nodes`` gives what stands in a cell."""
    head = [_row(row, nodes) for part in element.children("thead") for row in part.children()]
    rows = [_row(row, nodes) for part in element.children("tbody") for row in part.children()]
    caption = [node for one in element.children("caption") for node in nodes(one)]
    texts = [list(row.children("th", "td")) for row in element.inside("tr")]
    widths = [_width([row[n] for row in texts]) for n in range(max(map(len, texts), default=0))]
    return {"k": "table", "caption": caption, "widths": widths, "head": head, "rows": rows}


def _row(row: Element, nodes: Callable[[Element], list[Any]]) -> list[dict[str, Any]]:
    """Give a row's cells; only a row that may be longer than a sheet goes on to the next."""
    whole = len(row.text()) < _SHEET
    return [
        {
            "whole": whole,
            "right": "num" in cell.classes,
            "id": cell.attributes.get("id", ""),
            "c": nodes(cell),
        }
        for cell in row.children("th", "td")
    ]


def _width(cells: list[Element]) -> float:
    """Weigh a column: its longest word must fit, and long text gets more room, not all."""
    texts = [" ".join(cell.text().split()) for cell in cells]
    word = max((_longest(cell) for cell in cells), default=1)
    mean = sum(map(len, texts)) / len(texts)
    return round(max(word + 2, min(40.0, 3 * math.sqrt(mean))), 2)


def _longest(cell: Element) -> int:
    coded = {word for code in cell.inside("code") for word in code.text().split()}
    lengths = (
        min(len(one), _CODE) if one in coded else len(one) for one in cell.text().split()
    )
    return max(lengths, default=1)
