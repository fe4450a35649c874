"""Signatures and sealing, against published values and against other implementations."""

import json
import random

import pytest
from securesystemslib.dsse import Envelope

from veedor.seal.age import AgeError, new_identity, recipient_of, sealed, unsealed
from veedor.seal.annex import seal_annex, unseal_annex
from veedor.seal.bech32 import from_bech32, to_bech32
from veedor.seal.envelope import (
    ANNEX,
    IN_TOTO,
    enveloped,
    payload_of,
    read_statement,
    statement,
)
from veedor.seal.note import NoteError, PrivateKey

KEY = PrivateKey(name="signer", seed=b"\x03" * 32)
# A key of age and a file that rage (through pyrage 1.4) sealed for it, with a stanza of grease.
IDENTITY = "AGE-SECRET-KEY-1HNDP9H39A6E4AYWY8WA6T8N0WCXYEHV7APVQAEYANWZCQUR3NCLS5M4DKA"
RECIPIENT = "age1lexz6mzwjefxs3utqqgxlsdzf5tkch03psrpms5dsugxswzxnyxq9p9v2a"
OF_RAGE = bytes.fromhex(
    "6167652d656e6372797074696f6e2e6f72672f76310a2d3e205832353531392042733677356c76622b346a76"
    "39596b467a4551494f433074616c6e456f354633384f4245372f55444b6d6b0a75624c3934666e3352396676"
    "6846716c66494e464b4655304d794f747733566c4b6b68384339486b7247730a2d3e206865262e28384f2d67"
    "7265617365207a2c48457454207c5339726c5e49440a317969756a6a71754b48326f75706f6a63532b455a71"
    "74444f6a4a42485665464b3252796b31436f6f2f484f486839655a336345336d723049514f652b5968470a63"
    "594459434d44557a724971796f6c766356536c5037383959304f673837666f6a2b4b7a0a2d2d2d2079396a72"
    "7434347861774b7a796c4d503131575661696b41455367713632385372354f7669486c47422f550aa627f1f3"
    "f801f4c3a4d842908b2b887d1835af59b2458944caa97d50c179ebf021b20bcf020a835decd2d5100f67e56b"
    "d00465dbe71b"
)


def test_the_pre_authentication_encoding_counts_bytes_and_not_letters() -> None:
    assert Envelope(b"hello world", "http://example.com/HelloWorld", {}).pae() == (
        b"DSSEv1 29 http://example.com/HelloWorld 11 hello world"
    )
    assert Envelope(b"x", "aé", {}).pae() == "DSSEv1 3 aé 1 x".encode()


def test_a_statement_is_of_in_toto_and_read_back() -> None:
    payload = statement({"b": "02", "a": "01"}, {"with_data": False})
    assert json.loads(payload) == {
        "_type": "https://in-toto.io/Statement/v1",
        "predicate": {"with_data": False},
        "predicateType": "urn:x-veedor:bundle:1",
        "subject": [
            {"digest": {"sha256": "01"}, "name": "a"},
            {"digest": {"sha256": "02"}, "name": "b"},
        ],
    }
    envelope = enveloped(payload, IN_TOTO, KEY)
    assert payload_of(envelope, IN_TOTO, KEY.public) == payload
    assert read_statement(payload).digests() == {"a": "01", "b": "02"}


def test_no_byte_of_an_envelope_is_free() -> None:
    envelope = enveloped(statement({"a": "01"}, {}), IN_TOTO, KEY)
    for place in range(len(envelope)):
        for bit in range(8):
            changed = bytearray(envelope)
            changed[place] ^= 1 << bit
            with pytest.raises(NoteError):
                payload_of(bytes(changed), IN_TOTO, KEY.public)


@pytest.mark.parametrize("change", ["other key", "other type", "spaces", "two", "none"])
def test_an_envelope_of_another_is_refused(change: str) -> None:
    envelope = enveloped(b"{}", IN_TOTO, KEY)
    written = json.loads(envelope)
    key, kind = KEY.public, IN_TOTO
    if change == "other key":
        key = PrivateKey(name="signer", seed=b"\x04" * 32).public
    elif change == "other type":
        kind = ANNEX
    elif change == "spaces":
        envelope = json.dumps(written).encode()
    else:
        written["signatures"] *= 2 if change == "two" else 0
        envelope = json.dumps(written, separators=(",", ":")).encode()
    with pytest.raises(NoteError):
        payload_of(envelope, kind, key)


@pytest.mark.parametrize(
    "payload",
    [
        b"{}",
        b"\xff",
        statement({"a": "01"}, {}).replace(b"Statement/v1", b"Statement/v0"),
        statement({"a": "01", "b": "01"}, {}).replace(b'"name":"b"', b'"name":"a"'),
    ],
)
def test_what_is_no_statement_of_ours_is_refused(payload: bytes) -> None:
    with pytest.raises(NoteError):
        read_statement(payload)


def test_bech32_keeps_its_published_words() -> None:
    # BIP 173: a valid text with an empty part, and one whose checksum is off.
    assert from_bech32("a", "A12UEL5L") == b""
    with pytest.raises(ValueError, match="checksum"):
        from_bech32("a", "a12uel5m")
    for text in ("A12uEL5L", "a1", "b12uel5l", "a12ueb5l"):
        with pytest.raises(ValueError, match=r"key|letters|checksum"):
            from_bech32("a", text)
    assert from_bech32("age", to_bech32("age", b"\x01\x02\x03")) == b"\x01\x02\x03"


def test_a_file_sealed_by_another_tool_of_age_is_opened() -> None:
    assert recipient_of(IDENTITY) == RECIPIENT
    assert unsealed(OF_RAGE, IDENTITY) == b"sealed by another tool"


@pytest.mark.parametrize("size", [0, 1, 65_535, 65_536, 65_537, 200_000])
def test_each_recipient_opens_alone_what_was_sealed(size: int) -> None:
    plain, mine, other = b"\xf1" * size, new_identity(), new_identity()
    file = sealed(plain, [recipient_of(mine), recipient_of(other)])
    assert unsealed(file, mine) == unsealed(file, other) == plain
    with pytest.raises(AgeError, match="not sealed for this key"):
        unsealed(file, new_identity())


def test_no_byte_of_a_sealed_file_may_change_nor_be_cut() -> None:
    draw = random.Random(5)
    file = sealed(b"anexo" * 20_000, [RECIPIENT])
    places = [*range(400), *(draw.randrange(len(file)) for _ in range(300))]
    for place in places:
        changed = bytearray(file)
        changed[place] ^= 1 << draw.randrange(8)
        with pytest.raises(AgeError):
            unsealed(bytes(changed), IDENTITY)
    for length in (0, 10, 200, 65_536 + 16 + 216, len(file) - 1):
        with pytest.raises(AgeError):
            unsealed(file[:length], IDENTITY)


def test_what_nobody_could_open_is_not_sealed() -> None:
    with pytest.raises(AgeError):
        sealed(b"x", [])
    for wrong in ("age1", "age1qqqq", IDENTITY):
        with pytest.raises(AgeError):
            sealed(b"x", [wrong])


def test_an_annex_says_whose_bundle_it_belongs_to_and_who_signed_it() -> None:
    file = seal_annex(b'{"a":1}', bundle_sha256="ab", key=KEY, recipients=[RECIPIENT])
    assert b'"a"' not in file
    found = unseal_annex(file, IDENTITY, signer=KEY.public)
    assert (found.annex, found.bundle_sha256) == ('{"a":1}', "ab")
    with pytest.raises(Exception, match="the signature does not hold"):
        unseal_annex(file, IDENTITY, signer=PrivateKey(name="x", seed=b"\x05" * 32).public)
    with pytest.raises(Exception, match="the annex does not open"):
        unseal_annex(file, new_identity(), signer=KEY.public)
    with pytest.raises(Exception, match="not a public key to seal for"):
        seal_annex(b"{}", bundle_sha256="", key=KEY, recipients=["x"])
