"""The custody ledger: no act can be changed, removed, moved or slipped in unseen."""

import os
import random
from pathlib import Path

import pytest

from veedor.core import SealError
from veedor.seal.checkpoint import Checkpoint, signed
from veedor.seal.files import digested, write_whole
from veedor.seal.keys import make_key, private_key, public_key
from veedor.seal.ledger import (
    Received,
    add_acts,
    checked_ledger,
    grown_since,
    read_ledger,
)
from veedor.seal.note import PrivateKey
from veedor.seal.tree import root_of, tree_of

KEY = PrivateKey(name="custody", seed=b"\x07" * 32)


def received(number: int) -> Received:
    return Received(
        file=f"log-{number}.csv",
        sha256=f"{number:064x}",
        size=number,
        handed_over_by="Comisaría de ejemplo",
        received_on="2026-11-29",
        source="soporte con faja",
    )


def parts(folder: Path, acts: int) -> dict[str, bytes]:
    add_acts(folder, [received(n) for n in range(1, acts + 1)], KEY)
    return {
        name: (folder / "custody" / name).read_bytes()
        for name in ("ledger.jsonl", "checkpoint", "key.pub")
    }


def refusal(held: dict[str, bytes], **changed: bytes) -> str:
    named = {"ledger": "ledger.jsonl", "checkpoint": "checkpoint", "key": "key.pub"}
    held = held | {named[name]: content for name, content in changed.items()}
    with pytest.raises(SealError) as told:
        checked_ledger(held, where="custody/")
    return str(told.value)


def lines(held: dict[str, bytes]) -> list[bytes]:
    return held["ledger.jsonl"].splitlines(keepends=True)


def test_an_act_holds_digest_size_from_whom_when_and_how(tmp_path: Path) -> None:
    held = parts(tmp_path, 1)
    assert held["ledger.jsonl"].decode() == (
        '{"file":"log-1.csv","handed_over_by":"Comisaría de ejemplo","number":1,'
        f'"received_on":"2026-11-29","sha256":"{1:064x}","size":1,'
        '"source":"soporte con faja"}\n'
    )


def test_acts_are_appended_and_the_older_checkpoint_holds(tmp_path: Path) -> None:
    older = parts(tmp_path, 3)["checkpoint"]
    ledger = add_acts(tmp_path, [received(4), received(5)], KEY)
    assert [act.number for act in ledger.acts] == [1, 2, 3, 4, 5]
    assert read_ledger(tmp_path) == ledger
    assert grown_since(ledger, older).size == 3


def test_a_folder_without_a_ledger_has_none(tmp_path: Path) -> None:
    assert read_ledger(tmp_path) is None


def test_an_edited_act_is_told(tmp_path: Path) -> None:
    held = parts(tmp_path, 3)
    edited = held["ledger.jsonl"].replace(b"log-2", b"log-9")
    assert refusal(held, ledger=edited).startswith(
        "custody/ledger.jsonl: the acts are not those that the checkpoint was signed over."
    )


def test_a_removed_act_is_told_at_its_place(tmp_path: Path) -> None:
    held = parts(tmp_path, 3)
    first, _, third = lines(held)
    assert refusal(held, ledger=first + third).startswith(
        "custody/ledger.jsonl: the signed checkpoint counts 3 acts of receipt, and the "
        "ledger holds 2."
    )
    padded = first + third + third
    assert refusal(held, ledger=padded).startswith(
        "custody/ledger.jsonl:2: act number 3 stands where number 2 should."
    )


def test_an_act_slipped_in_or_moved_is_told(tmp_path: Path) -> None:
    held = parts(tmp_path, 3)
    first, second, third = lines(held)
    assert "act number 2 stands where number 1" in refusal(held, ledger=second + first + third)
    assert "counts 3 acts of receipt, and the ledger holds 4" in refusal(
        held, ledger=first + second + third + third.replace(b'r":3', b'r":4')
    )


def test_a_cut_or_loosely_written_line_is_told_at_its_place(tmp_path: Path) -> None:
    held = parts(tmp_path, 2)
    cut = held["ledger.jsonl"][:-1]
    assert refusal(held, ledger=cut).startswith("custody/ledger.jsonl:2: this line is not")
    loose = held["ledger.jsonl"].replace(b'"size":1,', b'"size": 1,')
    assert refusal(held, ledger=loose).startswith("custody/ledger.jsonl:1: this line is not")
    more = held["ledger.jsonl"].replace(b'"size":1,', b'"note":"","size":1,')
    assert refusal(held, ledger=more).startswith("custody/ledger.jsonl:1: this line is not")


def test_a_checkpoint_of_another_key_is_told(tmp_path: Path) -> None:
    held = parts(tmp_path, 2)
    forger = PrivateKey(name="custody", seed=b"\x08" * 32)
    point = Checkpoint(origin="custody", size=1, root=root_of(tree_of(lines(held)[:1])))
    assert refusal(held, checkpoint=signed(point, forger)).startswith(
        "custody/checkpoint: this is not a checkpoint that the ledger's key signed."
    )
    assert refusal(held, key=b"not a key").startswith("custody/key.pub: this is not a public")


def test_a_rolled_back_ledger_is_told_by_an_older_checkpoint(tmp_path: Path) -> None:
    older = parts(tmp_path / "before", 5)["checkpoint"]
    shorter = add_acts(tmp_path / "after", [received(1), received(2)], KEY)
    with pytest.raises(SealError) as told:
        grown_since(shorter, older)
    assert str(told.value).startswith(
        "custody/checkpoint: the ledger was rolled back: it had 5 acts when the older "
        "checkpoint was signed, and has 2."
    )


def test_a_ledger_written_anew_is_told_by_an_older_checkpoint(tmp_path: Path) -> None:
    older = parts(tmp_path / "before", 3)["checkpoint"]
    anew = add_acts(tmp_path / "after", [received(n) for n in (1, 9, 3, 4)], KEY)
    with pytest.raises(SealError) as told:
        grown_since(anew, older)
    assert "the first 3 acts are not those of the older checkpoint" in str(told.value)


def test_an_older_checkpoint_of_nobody_is_refused(tmp_path: Path) -> None:
    ledger = add_acts(tmp_path, [received(1)], KEY)
    with pytest.raises(SealError) as told:
        grown_since(ledger, b"nothing")
    assert str(told.value).startswith("--checkpoint: this is not a checkpoint")


def test_every_ledger_begins_with_the_empty_one(tmp_path: Path) -> None:
    ledger = add_acts(tmp_path, [received(1)], KEY)
    empty = Checkpoint(origin="custody", size=0, root=root_of([]))
    assert grown_since(ledger, signed(empty, KEY)) == empty
    with pytest.raises(SealError):
        grown_since(ledger, signed(Checkpoint(origin="custody", size=0, root=b"x" * 32), KEY))


def test_a_thousand_mutations_are_a_thousand_refusals(tmp_path: Path) -> None:
    held, draw = parts(tmp_path, 40), random.Random(7)
    for _ in range(1000):
        changed = lines(held)
        place, other = draw.sample(range(40), 2)
        what = draw.choice(("drop", "swap", "double", "flip"))
        if what == "drop":
            del changed[place]
        elif what == "swap":
            changed[place], changed[other] = changed[other], changed[place]
        elif what == "double":
            changed.insert(other, changed[place])
        else:
            line = bytearray(changed[place])
            line[draw.randrange(len(line))] ^= 1 << draw.randrange(8)
            changed[place] = bytes(line)
        refusal(held, ledger=b"".join(changed))


def test_acts_that_no_checkpoint_covers_were_never_made(tmp_path: Path) -> None:
    held = parts(tmp_path, 2)
    file = tmp_path / "custody/ledger.jsonl"
    file.write_bytes(held["ledger.jsonl"] + b'{"half')  # killed between the two files
    with pytest.raises(SealError):
        read_ledger(tmp_path)
    file.write_bytes(held["ledger.jsonl"] + lines(held)[1].replace(b'r":2', b'r":3'))
    ledger = read_ledger(tmp_path)
    assert ledger is not None
    assert len(ledger.acts) == 2
    assert len(add_acts(tmp_path, [received(3)], KEY).acts) == 3


def test_a_ledger_that_does_not_hold_is_not_added_to(tmp_path: Path) -> None:
    held = parts(tmp_path, 2)
    file = tmp_path / "custody/ledger.jsonl"
    file.write_bytes(held["ledger.jsonl"].replace(b"log-2", b"log-9"))
    before = file.read_bytes()
    with pytest.raises(SealError):
        add_acts(tmp_path, [received(3)], KEY)
    assert file.read_bytes() == before
    (tmp_path / "custody/key.pub").unlink()
    with pytest.raises(SealError, match="the custody ledger is not whole"):
        read_ledger(tmp_path)


def test_one_ledger_has_one_key(tmp_path: Path) -> None:
    parts(tmp_path, 1)
    with pytest.raises(SealError, match="the ledger was begun with another key"):
        add_acts(tmp_path, [received(2)], PrivateKey(name="custody", seed=b"\x09" * 32))


def test_a_private_key_is_for_its_owner_alone_and_never_replaced(tmp_path: Path) -> None:
    key = make_key(tmp_path / "k", name="defensoria.example/custodia")
    assert (tmp_path / "k").stat().st_mode & 0o777 == 0o600
    assert private_key(tmp_path / "k") == key
    assert public_key(tmp_path / "k.pub") == key.public
    with pytest.raises(SealError, match="a key is never replaced"):
        make_key(tmp_path / "k", name="other")
    with pytest.raises(SealError, match="cannot be the name of a key"):
        make_key(tmp_path / "new", name="two words")
    (tmp_path / "k").chmod(0o644)
    with pytest.raises(SealError, match="others may read this private key"):
        private_key(tmp_path / "k")


def test_a_file_that_is_no_key_is_refused_without_showing_it(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("27001111\n", encoding="utf-8")
    (tmp_path / "x").chmod(0o600)
    for read in (private_key, public_key):
        with pytest.raises(SealError) as told:
            read(tmp_path / "x")
        assert "27001111" not in str(told.value)
    with pytest.raises(SealError, match="there is no plain file here"):
        private_key(tmp_path / "none")


def test_links_and_pipes_are_not_digested(tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(b"x")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    os.mkfifo(tmp_path / "pipe")
    assert digested(tmp_path / "real", name="real").size == 1
    for name in ("link", "pipe", "none"):
        with pytest.raises(SealError, match="there is no plain file here"):
            digested(tmp_path / name, name=name)


def test_what_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(SealError, match="what was there is as it was"):
        write_whole(tmp_path / "folder", b"x")
    assert [entry.name for entry in tmp_path.iterdir()] == ["folder"]
