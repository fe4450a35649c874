"""What may be said of a file when it is refused: places and shapes, never whom it is about."""

import re
from collections.abc import Sequence

_MOST = 60
_LIKE_DATE = re.compile(r"\d{1,4}([-/.])\d{1,2}\1\d{1,4}[\d :.,TZ+-]*")
_QUOTED = re.compile(r"""(["'`])(?:(?!\1).)*\1""")
_PATH = re.compile(r"(?<![\w/.])/[^\s'\"]+")


def shown(text: str) -> str:
    r"""Show a name from outside: what cannot be seen is escaped, what is long is cut.

    >>> shown("dni\x1b[2J"), len(shown("x" * 1000))
    ('dni\\x1b[2J', 60)
    """
    seen = "".join(
        letter if letter.isprintable() else letter.encode("unicode_escape").decode()
        for letter in text[:_MOST]
    )
    return seen if len(text) <= _MOST and len(seen) <= _MOST else seen[: _MOST - 1] + "…"


def shape(value: str, *, dates: bool) -> str:
    """Show a value that cannot be read: itself where it cannot name anyone, else its shape.

    Short texts ("S/D", "1.7") and, where a date is asked for, dates are told; of anything else
    only where its letters and digits stand.

    >>> shape("03/25/2019", dates=True), shape("N/A", dates=True)
    ("'03/25/2019'", "'N/A'")
    >>> shape("27.001.111 Pérez", dates=True)
    "'99.999.999 Aaaaa'"
    """
    if len(value) <= 4 or (dates and _LIKE_DATE.fullmatch(value)):
        return repr(value)
    return repr("".join(_veiled(letter) for letter in value))


def _veiled(letter: str) -> str:
    if letter.isdigit():
        return "9"
    if letter.isalpha():
        return "A" if letter.isupper() else "a"
    return letter


def looks_like_data(names: Sequence[str]) -> bool:
    """Say whether a first record is a row and no header: it holds long numbers or dates.

    >>> looks_like_data(["id", "fecha_2019"]), looks_like_data(["1", "27001111"])
    (False, True)
    """
    return any(sum(map(str.isdigit, name)) > 5 or _LIKE_DATE.match(name) for name in names)


def listed(places: Sequence[str], count: int) -> str:
    """Join up to ten places, and say how many there are in all where there are more.

    >>> listed(["#1", "#2"], 5)
    '#1, #2, ... (5)'
    """
    more = f", ... ({count})" if count > len(places) else ""
    return ", ".join(places) + more


def said(problem: Exception) -> str:
    """Keep the first line of what a library said, without paths or quoted values.

    >>> said(ValueError("cannot read 'Pérez' in /tmp/x.csv"))
    "cannot read '…' in …"
    """
    first = (str(problem).splitlines() or [""])[0].rstrip(". ") or type(problem).__name__
    return _PATH.sub("…", _QUOTED.sub(r"\1…\1", first))[:160]
