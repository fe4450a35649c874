"""What stands in a public report where a number was withheld."""

from msgspec import Struct

WITHHELD = -1
"""A count that is not shown: no count is below zero. In JSON it is null."""

UNSAID = "withheld"
"""A fact of a sentence that is not said."""


class Withheld(Struct, frozen=True, kw_only=True):
    """That small cells were withheld: counts of 1 to ``below`` - 1, and what would give them.

    ``measures``: estimates without their number. ``facts``: numbers left out of sentences.
    ``counts``: numbers left out of coverage, receipts and queries. ``pictures``: maps and
    curves left out.
    """

    below: int
    measures: int
    facts: int
    counts: int
    pictures: int
