"""The bundle's archive: a ZIP file that can be written in one way only.

Members stand sorted and stored, without clock, owner or compression, so that the same members
are the same bytes on every machine. The reader takes nothing else: whatever byte is changed,
a member or the directory is no longer what the writer would have written.
"""

import os
import struct
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from zlib import crc32

from msgspec import Struct

from veedor.core import SealError
from veedor.seal import messages

_LOCAL, _ENTRY, _END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
_FIRST_DAY = 0x21  # 1 January 1980, the least that a ZIP file can say
_HEAD = struct.Struct("<4sHHHHHIIIHH")
_ROW = struct.Struct("<4sHHHHHHIIIHHHHHII")
_FOOT = struct.Struct("<4sHHHHIIH")
_VERSION, _UTF8, _UNIX, _MODE = 20, 0x800, 3 << 8, 0o100644 << 16
_CHUNK = 1 << 18
MOST_BYTES, MOST_MEMBERS = 2**32 - 2, 2**16 - 2

Content = bytes | Path


class Member(Struct, frozen=True, kw_only=True):
    """One file of a bundle: its name inside, and its bytes or where they stand."""

    name: str
    content: Content
    sha256: str
    size: int
    crc: int


class Archive(Struct, frozen=True, kw_only=True):
    """What an archive holds, and what in it is not as it was written."""

    members: Mapping[str, memoryview]
    faults: tuple[SealError, ...]


def member(name: str, content: Content) -> Member:
    """Digest what is to be put into a bundle under a name."""
    digest, size, crc = sha256(), 0, 0
    for chunk in _chunks(content, name):
        digest.update(chunk)
        size, crc = size + len(chunk), crc32(chunk, crc)
    return Member(name=name, content=content, sha256=digest.hexdigest(), size=size, crc=crc)


def _chunks(content: Content, name: str) -> Iterator[bytes]:
    if isinstance(content, bytes):
        yield content
        return
    try:
        with content.open("rb") as bytes_:
            while chunk := bytes_.read(_CHUNK):
                yield chunk
    except OSError as problem:
        raise SealError(messages.NO_SUCH_FILE, where=name) from problem


def write_archive(handle: int, members: list[Member]) -> None:
    """Write members as an archive, sorted by name.

    Raises SealError where they are too many or too large, or where one changed since it was
    digested.
    """
    ordered = sorted(members, key=lambda one: one.name.encode())
    total = sum(one.size + 2 * len(one.name.encode()) + 128 for one in ordered)
    if total > MOST_BYTES or len(ordered) > MOST_MEMBERS:
        raise SealError(messages.TOO_LARGE, where="bundle", size=total)
    offset, rows = 0, []
    with os.fdopen(os.dup(handle), "wb") as out:
        for one in ordered:
            rows.append(_row(one, offset))
            offset += out.write(_head(one.name, one.size, one.crc))
            again = sha256()
            for chunk in _chunks(one.content, one.name):
                again.update(chunk)
                offset += out.write(chunk)
            if again.hexdigest() != one.sha256:
                raise SealError(messages.CHANGED, where=one.name)
        out.write(_directory(rows, offset))


def archive_bytes(members: Mapping[str, bytes]) -> bytes:
    """Give a small archive as bytes."""
    parts, rows, offset = [], [], 0
    for name in sorted(members, key=str.encode):
        one = member(name, members[name])
        rows.append(_row(one, offset))
        parts += [_head(name, one.size, one.crc), members[name]]
        offset += len(parts[-2]) + len(parts[-1])
    return b"".join([*parts, _directory(rows, offset)])


def archive_sha256(members: Mapping[str, memoryview]) -> str:
    """Give the SHA-256 that an archive of these members has, without writing it."""
    digest, rows, offset = sha256(), [], 0
    for name in sorted(members, key=str.encode):
        one = Member(
            name=name, content=b"", sha256="", size=len(members[name]), crc=crc32(members[name])
        )
        rows.append(_row(one, offset))
        head = _head(name, one.size, one.crc)
        digest.update(head)
        digest.update(members[name])
        offset += len(head) + one.size
    digest.update(_directory(rows, offset))
    return digest.hexdigest()


def _head(name: str, size: int, crc: int) -> bytes:
    raw = name.encode()
    facts = (_VERSION, _UTF8, 0, 0, _FIRST_DAY, crc, size, size, len(raw), 0)
    return _HEAD.pack(_LOCAL, *facts) + raw


def _row(one: Member, offset: int) -> bytes:
    raw = one.name.encode()
    made = (_UNIX | _VERSION, _VERSION, _UTF8, 0, 0, _FIRST_DAY, one.crc, one.size, one.size)
    return _ROW.pack(_ENTRY, *made, len(raw), 0, 0, 0, 0, _MODE, offset) + raw


def _directory(rows: list[bytes], offset: int) -> bytes:
    whole = b"".join(rows)
    return whole + _FOOT.pack(_END, 0, 0, len(rows), len(rows), len(whole), offset, 0)


def read_archive(bytes_: memoryview) -> Archive:
    """Read an archive, member by member from its first byte, as it must have been written.

    Raises nothing: faults are listed, and reading ends where what follows cannot be told.
    """
    members: dict[str, memoryview] = {}
    faults: list[SealError] = []
    rows: list[bytes] = []
    offset, last = 0, ""
    while bytes_[offset : offset + 4] == _LOCAL:
        try:
            name, start, size = _named(bytes_, offset)
        except SealError as problem:
            faults.append(problem)
            break
        data = bytes_[start : start + size]
        one = Member(name=name, content=b"", sha256="", size=size, crc=crc32(data))
        if bytes_[offset:start] != _head(name, size, one.crc):
            faults.append(SealError(messages.MEMBER_CHANGED, where=_place(name, offset)))
        inside = _is_inside(name)
        if name.encode() <= last.encode() or not inside:
            faults.append(SealError(messages.NOT_A_BUNDLE, where=f"byte {offset}"))
        if inside:
            members.setdefault(name, data)
        rows.append(_row(one, offset))
        offset, last = start + size, name
    _hold_directory(bytes_, offset, rows, faults)
    return Archive(members=members, faults=tuple(faults))


def _named(bytes_: memoryview, offset: int) -> tuple[str, int, int]:
    """Give a member's name, where its bytes start, and how many they are."""
    where = f"byte {offset}"
    if offset + _HEAD.size > len(bytes_):
        raise SealError(messages.NOT_A_BUNDLE, where=where)
    facts = _HEAD.unpack(bytes_[offset : offset + _HEAD.size])
    size, length, start = facts[8], facts[9], offset + _HEAD.size
    try:
        name = bytes(bytes_[start : start + length]).decode("utf-8")
    except UnicodeDecodeError:
        raise SealError(messages.NOT_A_BUNDLE, where=where) from None
    if start + length + size > len(bytes_):
        raise SealError(messages.MEMBER_CHANGED, where=_place(name, offset))
    return name, start + length, size


def _place(name: str, offset: int) -> str:
    """Name a file where its name can be shown, else the byte where it begins."""
    return name if _is_inside(name) else f"byte {offset}"


def _is_inside(name: str) -> bool:
    """Say whether a name stays inside the folder that an archive is unpacked to."""
    parts = name.split("/")
    return name.isprintable() and "\\" not in name and not {"", ".", ".."} & set(parts)


def _hold_directory(
    bytes_: memoryview, offset: int, rows: list[bytes], faults: list[SealError]
) -> None:
    expected = _directory(rows, offset)
    if bytes_[offset:] == expected or faults:
        return
    found = bytes(bytes_[offset : offset + len(expected) + 1])
    pairs = enumerate(zip(found, expected, strict=False))
    first = next(
        (n for n, (one, other) in pairs if one != other), min(len(found), len(expected))
    )
    faults.append(SealError(messages.DIRECTORY_CHANGED, where=f"byte {offset + first}"))
