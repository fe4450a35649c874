"""The tree and its proofs against public vectors, and against every forged bit."""

import json
from base64 import b64decode
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from veedor.seal.checkpoint import read_checkpoint
from veedor.seal.note import read_public
from veedor.seal.proofs import consistency_proof, grew_from, holds_leaf, inclusion_proof
from veedor.seal.tree import EMPTY_ROOT, leaf_hash, node_hash, root_of, tree_of

EIGHT = [
    bytes.fromhex(leaf)
    for leaf in (
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    )
]
TESSERA = "example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx"


@pytest.fixture(scope="module")
def vectors(shared: Path) -> Path:
    return shared / "vectors"


def probes(folder: Path) -> list[tuple[str, dict[str, object]]]:
    return [
        (f"{file.parent.name}/{file.name}", json.loads(file.read_text(encoding="utf-8")))
        for file in sorted(folder.rglob("*.json"))
    ]


def hashes(values: object) -> list[bytes]:
    return [b64decode(value or "") for value in (values or [])]  # type: ignore[attr-defined]


def test_the_hasher_gives_the_values_of_rfc_6962() -> None:
    assert EMPTY_ROOT.hex().startswith("e3b0c442")
    assert EMPTY_ROOT.hex().endswith("b855")
    assert leaf_hash(b"").hex()[:8] == "6e340b9c"
    assert leaf_hash(b"L123456").hex()[-4:] == "4d56"
    assert node_hash(b"N123", b"N456").hex()[-4:] == "6bbb"


def test_the_classic_tree_of_eight_leaves_has_its_published_roots() -> None:
    from base64 import b64encode  # noqa: PLC0415

    levels = tree_of(EIGHT)
    roots = {size: b64encode(root_of(levels, size)).decode() for size in (1, 6, 8)}
    assert roots[1].startswith("bjQLnP+z")
    assert roots[6].startswith("duZ9rbzf")
    assert roots[8].startswith("XcnaeacG")


def test_every_public_inclusion_probe_is_judged_as_published(vectors: Path) -> None:
    told = probes(vectors / "merkle/inclusion")
    assert len(told) == 98
    for name, probe in told:
        leaf, root = hashes([probe["leafHash"], probe["root"]])
        index, size = int(str(probe["leafIdx"])), int(str(probe["treeSize"]))
        found = holds_leaf(leaf, index, size, hashes(probe["proof"]), root)
        assert found is not probe["wantErr"], name


def test_every_public_consistency_probe_is_judged_as_published(vectors: Path) -> None:
    told = probes(vectors / "merkle/consistency")
    assert len(told) == 98
    for name, probe in told:
        old_root, new_root = hashes([probe["root1"], probe["root2"]])
        old, new = int(str(probe["size1"])), int(str(probe["size2"]))
        found = grew_from(old, new, old_root, new_root, hashes(probe["proof"]))
        assert found is not probe["wantErr"], name


def test_the_public_log_of_another_implementation_is_read_whole(vectors: Path) -> None:
    log, key = vectors / "tessera-log", read_public(TESSERA)
    bundle = (log / "tile/entries/000.p/15").read_bytes()
    entries: list[bytes] = []
    while bundle:
        length = int.from_bytes(bundle[:2], "big")
        entries.append(bundle[2 : 2 + length])
        bundle = bundle[2 + length :]
    levels = tree_of(entries)
    assert (log / "tile/0/000.p/15").read_bytes() == b"".join(levels[0])
    for size in range(16):
        note = (log / f"checkpoint.{size}").read_bytes()
        point, signers = read_checkpoint(note, key)
        assert (point.size, point.root) == (size, root_of(levels, size))
        assert signers == (key,)
    assert read_checkpoint((log / "checkpoint").read_bytes(), key)[0].size == 15


@pytest.mark.slow
def test_no_proof_of_a_tree_of_300_leaves_survives_a_flipped_bit() -> None:
    levels = tree_of(b"entry %d" % n for n in range(300))
    root, accepted, tried = root_of(levels), 0, 0
    for index in range(0, 300, 7):
        proof, leaf = inclusion_proof(levels, index, 300), levels[0][index]
        assert holds_leaf(leaf, index, 300, proof, root)
        for place, bit in ((p, b) for p in range(len(proof)) for b in range(256)):
            accepted += holds_leaf(leaf, index, 300, flipped(proof, place, bit), root)
            tried += 1
    for old in range(1, 300, 11):
        proof, was = consistency_proof(levels, old, 300), root_of(levels, old)
        assert grew_from(old, 300, was, root, proof)
        for place, bit in ((p, b) for p in range(len(proof)) for b in range(256)):
            accepted += grew_from(old, 300, was, root, flipped(proof, place, bit))
            tried += 1
    assert tried > 100_000
    assert accepted == 0


def flipped(proof: list[bytes], place: int, bit: int) -> list[bytes]:
    changed = bytearray(proof[place])
    changed[bit // 8] ^= 1 << bit % 8
    return [*proof[:place], bytes(changed), *proof[place + 1 :]]


@given(st.lists(st.binary(max_size=8), min_size=1, max_size=40), st.data())
def test_every_leaf_and_every_beginning_of_any_tree_is_proved(
    entries: list[bytes], data: st.DataObject
) -> None:
    levels, size = tree_of(entries), len(entries)
    index = data.draw(st.integers(0, size - 1))
    old = data.draw(st.integers(1, size))
    proof = inclusion_proof(levels, index, size)
    assert holds_leaf(leaf_hash(entries[index]), index, size, proof, root_of(levels))
    grown = consistency_proof(levels, old, size)
    assert grew_from(old, size, root_of(tree_of(entries[:old])), root_of(levels), grown)


@settings(max_examples=300)
@given(
    st.integers(-3, 20),
    st.integers(-3, 20),
    st.lists(st.binary(max_size=33), max_size=6),
    st.binary(min_size=32, max_size=32),
)
def test_a_proof_of_anything_is_refused_and_never_raises(
    old: int, new: int, proof: list[bytes], root: bytes
) -> None:
    assert not holds_leaf(b"\x01" * 32, old, new, [*proof, b""], root)
    assert not grew_from(old, new, b"\x01" * 32, b"\x02" * 32, [*proof, b"short"])


def test_a_tree_has_no_root_of_a_size_that_it_does_not_have() -> None:
    with pytest.raises(ValueError, match="a tree of 8 leaves has no root of size 9"):
        root_of(tree_of(EIGHT), 9)
    with pytest.raises(ValueError, match="there is no proof from 0 to 8 leaves"):
        consistency_proof(tree_of(EIGHT), 0, 8)
