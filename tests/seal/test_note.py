"""Signed notes: published bytes, and nothing else is accepted."""

import pytest

from veedor.seal.checkpoint import Checkpoint, read_checkpoint, signed
from veedor.seal.note import (
    NoteError,
    PrivateKey,
    opened,
    read_private,
    read_public,
    sign,
    written_private,
)

# The key and the note of Go's package golang.org/x/mod/sumdb/note (note_test.go).
PUBLIC = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
PRIVATE = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"
TEXT = (
    "If you think cryptography is the answer to your problem,\n"
    "then you don't know what your problem is.\n"
)
NOTE = (
    f"{TEXT}\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZ"
    "SNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
).encode()


def test_the_published_note_is_signed_byte_for_byte() -> None:
    key = read_private(PRIVATE)
    assert sign(TEXT, key) == NOTE
    assert str(key.public) == PUBLIC
    assert written_private(key) == PRIVATE


def test_the_published_note_is_opened() -> None:
    assert opened(NOTE, read_public(PUBLIC)) == (TEXT, (read_public(PUBLIC),))


def test_no_byte_of_a_note_may_change() -> None:
    key = read_public(PUBLIC)
    for place in range(len(NOTE)):
        for bit in range(8):
            changed = bytearray(NOTE)
            changed[place] ^= 1 << bit
            with pytest.raises(NoteError):
                opened(bytes(changed), key)


def test_no_letter_of_a_public_key_may_change() -> None:
    for place in range(len(PUBLIC)):
        for letter in ("A", "b", "0", "+", " ", "\n", "=", "é", ""):
            changed = PUBLIC[:place] + letter + PUBLIC[place + 1 :]
            if changed != PUBLIC:
                with pytest.raises(NoteError):
                    read_public(changed)


@pytest.mark.parametrize(
    "note",
    [
        b"",
        b"text\n",
        b"text\n\n",
        TEXT.encode() + b"\n- PeterNeumann x08go/ZJku\n",
        NOTE.removesuffix(b"\n"),
        NOTE + b"\n",
        NOTE.replace(b"\n", b"\r\n"),
        b"\xff" + NOTE,
        TEXT.encode() + b"\n" + "— PeterNeumann AAAA\n".encode(),
        TEXT.encode() + b"\n" + "— Peter+Neumann x08goAAAA\n".encode(),
        TEXT.encode() + b"\n" + NOTE.splitlines()[-1] + b"\n" * 2,
        TEXT.encode() + b"\n" + (NOTE.splitlines()[-1] + b"\n") * 101,
        b"a" * 1_000_001,
    ],
)
def test_what_is_not_a_signed_note_is_refused(note: bytes) -> None:
    with pytest.raises(NoteError):
        opened(note, read_public(PUBLIC))


def test_signatures_of_unknown_keys_are_passed_over_and_one_known_must_hold() -> None:
    other = PrivateKey(name="other", seed=b"\x02" * 32)
    both = NOTE + sign(TEXT, other).splitlines()[-1] + b"\n"
    assert opened(both, other.public)[1] == (other.public,)
    assert opened(both, read_public(PUBLIC), other.public)[1][0].name == "PeterNeumann"
    with pytest.raises(NoteError, match="no known key"):
        opened(NOTE, other.public)


def test_a_private_key_is_not_shown_by_what_shows_objects() -> None:
    assert repr(read_private(PRIVATE)) == "PrivateKey('PeterNeumann')"


@pytest.mark.parametrize("text", ["no end", "an empty\n\nline\n"])
def test_what_a_note_cannot_hold_is_not_signed(text: str) -> None:
    with pytest.raises(NoteError):
        sign(text, read_private(PRIVATE))


@pytest.mark.parametrize(
    "text",
    [PUBLIC, "PRIVATE+KEY+x", PRIVATE.replace("c74f20a3", "c74f20a4")],
)
def test_what_is_not_a_private_key_is_refused(text: str) -> None:
    with pytest.raises(NoteError):
        read_private(text)


@pytest.mark.parametrize(
    "text",
    [
        "origin\n1\n",
        "origin\n01\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n",
        "origin\n1\nAAAA\n",
        "origin\n-1\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n",
        "origin\n1\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\nextension\n",
    ],
)
def test_a_signed_text_that_is_no_checkpoint_is_refused(text: str) -> None:
    key = read_private(PRIVATE)
    with pytest.raises(NoteError):
        read_checkpoint(sign(text, key), key.public)


def test_a_checkpoint_is_read_back() -> None:
    key = read_private(PRIVATE)
    point = Checkpoint(origin="PeterNeumann", size=3, root=b"\x07" * 32)
    assert read_checkpoint(signed(point, key), key.public) == (point, (key.public,))
