"""What several requests have in common: whole sentences, and whom an order is addressed to."""

import re
from collections import Counter
from collections.abc import Iterable

_BETWEEN = re.compile(r"(?<=[.?!]) (?=[A-ZÁÉÍÓÚÑ¿(])")
_OPENING = re.compile(
    r"(?P<opening>(?:Se|That|Order|Request) .*?"
    r"(?:en el plazo|within the (?:time|term)) [^,]+), (?P<rest>.+)",
    re.DOTALL,
)


def shared_sentences(texts: Iterable[str]) -> tuple[str, ...]:
    """Give every sentence that stands in at least two of the texts, in order of first sight.

    >>> shared_sentences(["The log. As CSV.", "The list. As CSV.", "The list, too."])
    ('As CSV.',)
    """
    counted: Counter[str] = Counter()
    for text in texts:
        counted.update(dict.fromkeys(_sentences(text), 1))
    return tuple(sentence for sentence, texts_ in counted.items() if texts_ > 1)


def without(text: str, shared: Iterable[str]) -> str:
    """Give a text without the sentences that are said once for all; never nothing at all.

    >>> without("The log. As CSV.", ["As CSV."]), without("As CSV.", ["As CSV."])
    ('The log.', 'As CSV.')
    """
    left = set(shared)
    return " ".join(one for one in _sentences(text) if one not in left) or text


def opening_of(text: str) -> tuple[str, str]:
    """Part an order into whom it is addressed to and what is to be produced.

    >>> opening_of("That an order be issued to X, within the time the court sets, for a log.")
    ('That an order be issued to X, within the time the court sets', 'for a log.')
    >>> opening_of("The log.")
    ('', 'The log.')
    """
    found = _OPENING.fullmatch(text)
    return (found["opening"], found["rest"]) if found else ("", text)


def _sentences(text: str) -> list[str]:
    return _BETWEEN.split(text)
