"""Amounts of memory as they are asked for, and what of them an engine may take."""

import re


def in_bytes(memory: str) -> int:
    """Give an amount of memory in bytes.

    >>> in_bytes("1GB"), in_bytes("1.5 GiB")
    (1000000000, 1610612736)
    """
    said = re.fullmatch(r"([0-9.]+) ?([KMGT])(i?)B", memory, re.IGNORECASE)
    if said is None:
        raise ValueError(f"{memory!r} is not an amount like 1GB")
    step = 1024 if said[3] else 1000
    return int(float(said[1]) * step ** ("KMGT".index(said[2].upper()) + 1))


def in_mib(memory: str) -> int:
    """Give an amount of memory in whole MiB, as Java counts.

    >>> in_mib("1GB"), in_mib("1.5 GiB")
    (953, 1536)
    """
    return in_bytes(memory) >> 20


def for_database(memory: str) -> str:
    """Give the limit of the database: four fifths of what the run may hold.

    The rest is for what it does not count of itself and for Python. With the whole of 4 GB as
    its limit 4.4 GB were held at most, with seven eighths of it 4.1 GB.

    >>> for_database("4GB")
    '3200000000B'
    """
    return f"{in_bytes(memory) * 4 // 5}B"
