"""What the queries of the watchlist audit return: one struct per query, a field per column."""

from datetime import date

from msgspec import Struct


class Coverage(Struct, frozen=True):
    """Rows admitted and outside the period; entries, persons and versions in it."""

    admitted: int
    before: int
    after: int
    entries: int
    persons: int
    without_person: int
    versions: int


class Levels(Struct, frozen=True):
    """Entries by the answer to one question: 0 no, 1 cannot be told, 2 yes."""

    question: str
    level: int
    entries: int


class ByOrder(Struct, frozen=True):
    """Entries by kind of order, place among the orders, outlived order and minority."""

    order_kind: str
    order_place: str
    ended: int
    minor: int
    entries: int


class Lateness(Struct, frozen=True):
    """Entries that outlived their order, by days."""

    days_class: str
    entries: int
    most_days: int


class Errors(Struct, frozen=True):
    """Entries kept after a dated notice of an error."""

    entries: int
    most_days: int


class Minors(Struct, frozen=True):
    """Entries by minority, publication and reason of risk."""

    minor: int
    published: int
    reasonless: int
    entries: int
    least_age: int


class Identity(Struct, frozen=True):
    """Entries by form of document, lack of filiation and lack of a date of birth."""

    document: str
    filiationless: int
    birthless: int
    entries: int


class Shapes(Struct, frozen=True):
    """One form of document that the case does not accept."""

    document_shape: str
    entries: int


class Repeats(Struct, frozen=True):
    """Persons with several entries at once."""

    entries: int
    persons: int
    repeats: int
    repeated_persons: int
    same_order: int
    same_order_persons: int


class Documents(Struct, frozen=True):
    """Persons under several documents, and documents for several persons."""

    keys: int
    keys_several: int
    documents: int
    documents_shared: int


class Reviews(Struct, frozen=True):
    """Entries in use by reach of their review and lack of a source."""

    reviewed: int
    sourceless: int
    entries: int


class Changes(Struct, frozen=True):
    """Entries that came and went on one day."""

    day: date
    added: int
    removed: int


class Sizes(Struct, frozen=True):
    """Entries at the first moment, at the last, and at both."""

    at_first: int
    at_last: int
    at_both: int
    entries: int


class Counts(Struct, frozen=True):
    """One field per query."""

    coverage: tuple[Coverage, ...]
    levels: tuple[Levels, ...]
    by_order: tuple[ByOrder, ...]
    lateness: tuple[Lateness, ...]
    errors: tuple[Errors, ...]
    minors: tuple[Minors, ...]
    identity: tuple[Identity, ...]
    shapes: tuple[Shapes, ...]
    repeats: tuple[Repeats, ...]
    documents: tuple[Documents, ...]
    reviews: tuple[Reviews, ...]
    changes: tuple[Changes, ...]
    sizes: tuple[Sizes, ...]
