"""Saying where: places in the case file, and text from outside that is safe to show."""


def shown(text: str, *, most: int = 60) -> str:
    r"""Show text from outside: what cannot be seen is escaped, what is long is cut.

    >>> shown("made\x1b[2Jat")
    'made\\x1b[2Jat'
    """
    seen = "".join(letter if letter.isprintable() else _escaped(letter) for letter in text)
    return seen if len(seen) <= most else seen[: most - 1] + "…"


def inside(place: str, key: str | int) -> str:
    """Name the place of ``key`` within ``place``.

    >>> inside(inside("audits", 0), "kind")
    'audits[0].kind'
    """
    if isinstance(key, int):
        return f"{place}[{key}]"
    return f"{place}.{shown(key)}" if place else shown(key)


def where(file: str, place: str) -> str:
    """Name a place in a file; the file alone when the place is the whole of it."""
    return f"{shown(file)}, {place}" if place else shown(file)


def _escaped(letter: str) -> str:
    return letter.encode("unicode_escape").decode("ascii")
