"""Proofs on a Merkle tree (RFC 9162, sections 2.1.3 and 2.1.4): made, and strictly verified.

A verifier here says yes or no; it never raises, whatever it is given.
"""

from collections.abc import Sequence

from veedor.seal.tree import Levels, node_hash, part_root, split

_HASH = 32
_MOST = 2**63


def inclusion_proof(levels: Levels, index: int, size: int) -> list[bytes]:
    """Prove that leaf ``index`` stands in the tree of the first ``size`` leaves."""
    start, end, proof = 0, size, []
    while end - start > 1:
        middle = start + split(end - start)
        if index < middle:
            proof.append(part_root(levels, middle, end))
            end = middle
        else:
            proof.append(part_root(levels, start, middle))
            start = middle
    return proof[::-1]


def consistency_proof(levels: Levels, old: int, new: int) -> list[bytes]:
    """Prove that the tree of ``new`` leaves begins with the tree of ``old`` leaves."""
    if not 0 < old <= new:
        raise ValueError(f"there is no proof from {old} to {new} leaves")
    start, end, whole, proof = 0, new, True, []
    while end != old:
        middle = start + split(end - start)
        if old <= middle:
            proof.append(part_root(levels, middle, end))
            end = middle
        else:
            proof.append(part_root(levels, start, middle))
            start, whole = middle, False
    return proof[::-1] if whole else [part_root(levels, start, end), *proof[::-1]]


def holds_leaf(leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes) -> bool:
    """Say whether a proof shows that a leaf's hash stands at ``index`` under ``root``."""
    if not 0 <= index < size < _MOST or not _hashes(leaf, root, *proof):
        return False
    place, last, found = index, size - 1, leaf
    for part in proof:
        if last == 0:
            return False
        if place & 1 or place == last:
            found = node_hash(part, found)
            place, last = _up_to_odd(place, last)
        else:
            found = node_hash(found, part)
        place, last = place >> 1, last >> 1
    return last == 0 and found == root


def grew_from(
    old: int, new: int, old_root: bytes, new_root: bytes, proof: Sequence[bytes]
) -> bool:
    """Say whether a proof shows that the ``new`` tree begins with the ``old`` one.

    Nothing grows from an empty tree: it proves nothing, and is refused.
    """
    if not 0 < old <= new < _MOST:
        return False
    if old == new:
        return not proof and old_root == new_root
    if not _hashes(old_root, new_root, *proof):
        return False
    parts = [old_root, *proof] if old & (old - 1) == 0 else list(proof)
    return bool(parts) and _grew(old - 1, new - 1, parts, (old_root, new_root))


def _grew(place: int, last: int, parts: list[bytes], roots: tuple[bytes, bytes]) -> bool:
    while place & 1:
        place, last = place >> 1, last >> 1
    was = now = parts[0]
    for part in parts[1:]:
        if last == 0:
            return False
        if place & 1 or place == last:
            was, now = node_hash(part, was), node_hash(part, now)
            place, last = _up_to_odd(place, last)
        else:
            now = node_hash(now, part)
        place, last = place >> 1, last >> 1
    return last == 0 and (was, now) == roots


def _up_to_odd(place: int, last: int) -> tuple[int, int]:
    """Climb while the place is a left part without a right one."""
    while place and not place & 1:
        place, last = place >> 1, last >> 1
    return place, last


def _hashes(*values: bytes) -> bool:
    return all(len(value) == _HASH for value in values)
