"""A Merkle tree (RFC 6962, section 2.1): leaves in order, and one hash for all of them.

The tree is kept as levels: ``levels[0]`` holds the hash of each leaf, ``levels[k]`` the hash
of each whole group of 2^k leaves.
"""

from collections.abc import Iterable
from hashlib import sha256

Levels = list[list[bytes]]
EMPTY_ROOT = sha256(b"").digest()


def leaf_hash(entry: bytes) -> bytes:
    """Give the hash of one entry; the mark 0x00 keeps it from passing for a node.

    >>> leaf_hash(b"L123456").hex()[:8]
    '395aa064'
    """
    return sha256(b"\x00" + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Give the hash of two parts of a tree.

    >>> node_hash(b"N123", b"N456").hex()[:8]
    'aa217fe8'
    """
    return sha256(b"\x01" + left + right).digest()


def append(levels: Levels, entry: bytes) -> None:
    """Add one entry at the end of a tree."""
    node = sha256(b"\x00" + entry).digest()
    for row in levels:
        row.append(node)
        if len(row) & 1:
            return
        node = sha256(b"\x01" + row[-2] + node).digest()
    levels.append([node])


def tree_of(entries: Iterable[bytes]) -> Levels:
    """Give the tree of these entries.

    >>> size_of(tree_of([b"one", b"two", b"three"]))
    3
    """
    levels: Levels = []
    for entry in entries:
        append(levels, entry)
    return levels


def size_of(levels: Levels) -> int:
    """Count the leaves of a tree."""
    return len(levels[0]) if levels else 0


def root_of(levels: Levels, size: int | None = None) -> bytes:
    """Give the root over the first ``size`` leaves (all of them where it is not given)."""
    end = size_of(levels) if size is None else size
    if not 0 <= end <= size_of(levels):
        raise ValueError(f"a tree of {size_of(levels)} leaves has no root of size {end}")
    return part_root(levels, 0, end) if end else EMPTY_ROOT


def part_root(levels: Levels, start: int, end: int) -> bytes:
    """Give the root over the leaves from ``start`` to just before ``end``.

    ``start`` must be a multiple of the largest power of two below the length, as every part
    in a proof is.
    """
    length = end - start
    if length & (length - 1) == 0:
        height = length.bit_length() - 1
        return levels[height][start >> height]
    middle = start + split(length)
    return node_hash(part_root(levels, start, middle), part_root(levels, middle, end))


def split(size: int) -> int:
    """Give the largest power of two below ``size``.

    >>> split(2), split(5), split(8)
    (1, 4, 4)
    """
    return 1 << ((size - 1).bit_length() - 1)
