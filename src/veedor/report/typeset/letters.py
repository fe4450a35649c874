"""Which letters the fonts that come with the typesetter have: the rest by their number.

Under PDF/A a letter without a shape stops the typesetter. A name in another script is never
left out, nor shown as an empty box: it is shown by its number, as the page shows what cannot
be seen. The page itself has every letter.
"""

_HAD = (
    (0x0020, 0x007E),  # Latin, Greek and Cyrillic, with their accents
    (0x00A0, 0x04FF),
    (0x1E00, 0x2040),
    (0x2054, 0x211E),  # signs of money, units and numbers
    (0x2126, 0x2151),
    (0x2153, 0x2184),
    (0x2190, 0x23FF),  # arrows, signs of mathematics
    (0x2460, 0x262F),
    (0x27E6, 0x27EF),  # the brackets around a number
)
_LAYOUT = {"\n", "\t"}


def printable(text: str) -> str:
    r"""Show each letter that the fonts do not have by its number.

    >>> printable("Ñandú → 5\u00a0%"), printable("日本")
    ('Ñandú → 5\xa0%', '⟨U+65E5⟩⟨U+672C⟩')
    """
    return "".join(letter if _had(letter) else f"⟨U+{ord(letter):04X}⟩" for letter in text)


def _had(letter: str) -> bool:
    return letter in _LAYOUT or any(first <= ord(letter) <= last for first, last in _HAD)
