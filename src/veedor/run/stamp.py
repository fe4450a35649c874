"""Whether the timestamp of a bundle holds."""

from collections.abc import Iterator, Mapping

from veedor.core import SealError
from veedor.run.told import Told, fault_of, told
from veedor.seal import SEAL, STAMP
from veedor.seal.timestamp import check_stamp, read_stamp
from veedor.seal.timestamp_messages import NO_STAMP


def stamp_of(members: Mapping[str, memoryview], authority: bytes | None) -> Iterator[Told]:
    """Say when a bundle was sealed at the latest, and on whose word.

    Without certificates of the authority, only that the token is for this seal.
    """
    if STAMP not in members:
        if authority is not None:
            yield fault_of(SealError(NO_STAMP, where=STAMP))
        return
    token, seal = bytes(members[STAMP]), bytes(members.get(SEAL, b""))
    try:
        if authority is None:
            stamp = read_stamp(token, seal, where=STAMP)
        else:
            stamp = check_stamp(token, seal, authority, where=STAMP)
    except SealError as problem:
        yield fault_of(problem)
        return
    known = authority is not None
    at = f"{stamp.at:%Y-%m-%d %H:%M:%S} UTC"
    id_ = "stamped" if known else "stamp-unchecked"
    yield told("holds" if known else "note", id_, at=at, name=stamp.authority)
