"""Bech32 (BIP 173), the letters in which the keys of age are written."""

_LETTERS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_STEPS = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)


def to_bech32(prefix: str, data: bytes) -> str:
    """Write bytes under a prefix, with a checksum of six letters.

    >>> to_bech32("age", bytes(32))[:12]
    'age1qqqqqqqq'
    """
    values = _regrouped(list(data), 8, 5, pad=True)
    check = _sum([*_spread(prefix), *values, *[0] * 6]) ^ 1
    tail = [(check >> 5 * (5 - place)) & 31 for place in range(6)]
    return f"{prefix}1{''.join(_LETTERS[value] for value in (*values, *tail))}"


def from_bech32(prefix: str, text: str) -> bytes:
    """Read what stands under a prefix; raises ValueError where it is not whole."""
    if text not in {text.lower(), text.upper()}:
        raise ValueError("large and small letters are mixed")
    head, _, tail = text.lower().rpartition("1")
    if head != prefix or len(tail) < 6 or not set(tail) <= set(_LETTERS):
        raise ValueError("this is not a key")
    values = [_LETTERS.index(letter) for letter in tail]
    if _sum([*_spread(prefix), *values]) != 1:
        raise ValueError("the checksum does not hold")
    return bytes(_regrouped(values[:-6], 5, 8, pad=False))


def _spread(prefix: str) -> list[int]:
    return [*(ord(one) >> 5 for one in prefix), 0, *(ord(one) & 31 for one in prefix)]


def _sum(values: list[int]) -> int:
    found = 1
    for value in values:
        top = found >> 25
        found = (found & 0x1FFFFFF) << 5 ^ value
        for place, step in enumerate(_STEPS):
            found ^= step if (top >> place) & 1 else 0
    return found


def _regrouped(values: list[int], from_: int, to: int, *, pad: bool) -> list[int]:
    held, bits, found = 0, 0, []
    for value in values:
        held, bits = held << from_ | value, bits + from_
        while bits >= to:
            bits -= to
            found.append(held >> bits & ((1 << to) - 1))
    rest = held & ((1 << bits) - 1)
    if pad and bits:
        found.append(rest << (to - bits))
    elif not pad and (bits >= from_ or rest):
        raise ValueError("bits are left over")
    return found
