"""The method's text (a small part of Markdown) as blocks that the page lays out.

Headings, paragraphs, lists, fenced code and tables as typed; within them **strong**, *stress*,
`code` and links (shown with their address as text). No markup passes through: the template
escapes every piece.
"""

import re
from itertools import groupby
from typing import Literal

from msgspec import Struct

_SPAN = re.compile(
    r"`(?P<code>[^`]+)`|\*\*(?P<strong>[^*]+)\*\*|\*(?P<em>[^*\s][^*]*)\*"
    r"|\[(?P<label>[^\]]+)\]\((?P<address>[^)]+)\)"
)
_HEADING = re.compile(r"(#{1,6})\s+(.*)")
_ITEM = re.compile(r"\s*(?:[-*]|(\d+)[.)])\s+(.*)")

BlockKind = Literal["heading", "paragraph", "bullets", "numbered", "code"]


class Span(Struct, frozen=True):
    """A piece of a line: plain text, or one of code, strong, em."""

    kind: str
    text: str


class Block(Struct, frozen=True, kw_only=True):
    """One block: ``lines`` holds a list's items, or one line for the rest."""

    kind: BlockKind
    lines: tuple[tuple[Span, ...], ...]
    level: int = 0


def blocks(text: str) -> tuple[Block, ...]:
    """Read a method's text.

    >>> [block.kind for block in blocks("## Question")]
    ['heading']
    """
    found: list[Block] = []
    for fenced, part in _fences(text):
        if fenced:
            found.append(_code(part))
        else:
            chunks = re.split(r"\n\s*\n|\n(?=#)|(?<=\n)(?=#)", part)
            found.extend(block for chunk in chunks for block in _chunk(chunk.strip("\n")))
    return tuple(found)


def spans(line: str) -> tuple[Span, ...]:
    """Split a line at its code, strong and stressed pieces.

    >>> [span.kind for span in spans("see `low` and **high**")]
    ['text', 'code', 'text', 'strong']
    """
    found, at = [], 0
    for match in _SPAN.finditer(line):
        found.append(Span("text", line[at : match.start()]))
        kind = match.lastgroup or "text"
        if kind == "address":
            found.append(Span("text", f"{match['label']} ({match['address']})"))
        else:
            found.append(Span(kind, match[kind]))
        at = match.end()
    found.append(Span("text", line[at:]))
    return tuple(span for span in found if span.text)


def _fences(text: str) -> list[tuple[bool, str]]:
    parts = re.split(r"^```.*$", text, flags=re.MULTILINE)
    return [(place % 2 == 1, part) for place, part in enumerate(parts)]


def _chunk(chunk: str) -> list[Block]:
    first, _, rest = chunk.partition("\n")
    if heading := _HEADING.match(first):
        head = Block(kind="heading", level=len(heading[1]), lines=(spans(heading[2]),))
        return [head, *_chunk(rest.strip("\n"))]
    if not chunk.strip():
        return []
    if chunk.lstrip().startswith("|"):
        return [_code(chunk)]
    runs = groupby(_joined(chunk), key=_line_kind)
    return [_run(kind, list(lines)) for kind, lines in runs]


def _joined(chunk: str) -> list[str]:
    """Join each wrapped line to the line it goes on from."""
    lines: list[str] = []
    for line in chunk.split("\n"):
        if lines and not _ITEM.match(line):
            lines[-1] += " " + line.strip()
        else:
            lines.append(line.strip())
    return lines


def _line_kind(line: str) -> BlockKind:
    item = _ITEM.match(line)
    if item is None:
        return "paragraph"
    return "numbered" if item[1] else "bullets"


def _run(kind: BlockKind, lines: list[str]) -> Block:
    if kind == "paragraph":
        return Block(kind=kind, lines=(spans(" ".join(lines)),))
    items = [match[2] for line in lines if (match := _ITEM.match(line))]
    return Block(kind=kind, lines=tuple(map(spans, items)))


def _code(text: str) -> Block:
    return Block(kind="code", lines=((Span("text", text.strip("\n")),),))
