"""The factors of a profile, read from the text that holds them."""

from decimal import Decimal, InvalidOperation


def read_factors(text: str) -> dict[str, Decimal | None]:
    """Read factors apart by semicolons, in lower case; None: a value that is not a number.

    A factor without a value counts once.

    >>> read_factors("Arrests=2; gang ;age=young")
    {'arrests': Decimal('2'), 'gang': Decimal('1'), 'age': None}
    """
    found: dict[str, Decimal | None] = {}
    for part in filter(None, (part.strip() for part in text.split(";"))):
        name, marked, value = part.partition("=")
        found[name.strip().lower()] = _number(value) if marked else Decimal(1)
    return found


def _number(text: str) -> Decimal | None:
    try:
        value = Decimal(text.strip())
    except InvalidOperation:
        return None
    return value if value.is_finite() else None
