"""Text from a case or a file, with nothing in it that a reader cannot see."""

import unicodedata

from veedor.core import Fact

_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
_LAYOUT = {"\n", "\t"}
_BLANKS = {"\N{HANGUL FILLER}", "\N{HALFWIDTH HANGUL FILLER}", "\N{BRAILLE PATTERN BLANK}"}


def visible(value: Fact) -> str:
    r"""Show control, direction-changing and invisible characters by their number.

    Line breaks and tabs stay: they are layout, and queries are shown with them.

    >>> visible("ana\u202egro"), visible("a\nb")
    ('ana⟨U+202E⟩gro', 'a\nb')
    """
    return "".join(map(_shown, str(value)))


def _shown(letter: str) -> str:
    if letter in _LAYOUT:
        return letter
    if letter in _BLANKS or unicodedata.category(letter) in _UNSEEN:
        return f"⟨U+{ord(letter):04X}⟩"
    return letter
