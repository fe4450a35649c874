"""A letter as Markdown."""

import re

from veedor.report.letter.build import Letter
from veedor.report.visible import visible

_MEANS_SOMETHING = re.compile(r"([\\`*_<>|#\[\]])")


def to_markdown(letter: Letter) -> str:
    """Write a letter as Markdown; what a case or a pack wrote is text, and never a mark."""
    parts = [f"# {_text(letter.title)}", *map(_text, letter.head), *map(_text, letter.opening)]
    for number, section in enumerate(letter.sections, 1):
        parts.append(f"## {number}. {_text(section.title)}")
        parts += [_text(section.note)] if section.note else []
        parts += [
            f"{number}.{place}. {_text(item.text)} *({_text(f'{item.rule}: {item.source}')})*"
            for place, item in enumerate(section.items, 1)
        ]
    if letter.shared:
        parts += [f"## {_text(letter.shared_title)}"]
        parts += ["\n".join(f"- {_text(one)}" for one in letter.shared)]
    return "\n\n".join([*parts, *map(_text, letter.closing)]) + "\n"


def _text(text: str) -> str:
    return _MEANS_SOMETHING.sub(r"\\\1", visible(text))
