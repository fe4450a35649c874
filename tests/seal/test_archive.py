"""The bundle's archive: written in one way only, and read in no other."""

import io
import random
import zipfile
from pathlib import Path

import pytest

from veedor.core import SealError
from veedor.seal.archive import archive_bytes, member, read_archive, write_archive

FILES = {
    "report/report.json": b'{"a":1}',
    "case/case.yaml": "título: ñ\n".encode(),
    "empty": b"",
    "queries/ñandú.sql": b"-- one row\nSELECT 1\n" * 50,
}


def test_any_zip_reader_opens_it() -> None:
    with zipfile.ZipFile(io.BytesIO(archive_bytes(FILES))) as opened:
        assert opened.testzip() is None
        assert {name: opened.read(name) for name in opened.namelist()} == FILES
        assert all(one.date_time == (1980, 1, 1, 0, 0, 0) for one in opened.infolist())


def test_the_same_files_are_the_same_bytes_in_any_order(tmp_path: Path) -> None:
    whole = archive_bytes(FILES)
    assert archive_bytes(dict(reversed(FILES.items()))) == whole
    (tmp_path / "data").write_bytes(FILES["case/case.yaml"])
    members = [
        member(name, tmp_path / "data" if name == "case/case.yaml" else content)
        for name, content in FILES.items()
    ]
    with (tmp_path / "out.zip").open("wb") as out:
        write_archive(out.fileno(), members)
    assert (tmp_path / "out.zip").read_bytes() == whole


def test_what_was_written_is_read_back() -> None:
    read = read_archive(memoryview(archive_bytes(FILES)))
    assert {name: bytes(content) for name, content in read.members.items()} == FILES
    assert read.faults == ()
    assert read_archive(memoryview(archive_bytes({}))).members == {}


def test_every_single_flipped_bit_is_told() -> None:
    whole = archive_bytes(FILES)
    for place in range(len(whole)):
        changed = bytearray(whole)
        changed[place] ^= 1 << place % 8
        assert faults(bytes(changed)), place


def faults(bytes_: bytes) -> list[str]:
    return [str(fault) for fault in read_archive(memoryview(bytes_)).faults]


def test_any_cut_and_any_byte_more_is_told() -> None:
    whole = archive_bytes(FILES)
    for length in range(len(whole)):
        assert faults(whole[:length]), length
    assert faults(whole + b"\x00")[0].startswith(f"byte {len(whole)}: the archive's directory")
    assert faults(b"\x00" + whole)


def test_a_flip_in_a_file_is_told_by_its_name_and_one_in_the_directory_by_its_byte() -> None:
    whole = archive_bytes(FILES)
    place = whole.index(b"SELECT 1")
    assert faults(flipped(whole, place))[0].startswith("queries/ñandú.sql: this file is not")
    assert faults(flipped(whole, len(whole) - 3))[0].startswith(f"byte {len(whole) - 3}: the")


def flipped(whole: bytes, place: int) -> bytes:
    return whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :]


@pytest.mark.parametrize(
    "name", ["../up", "/root", "a/../b", ".", "a//b", "a\\b", "a\nb", "a/", "\u202ename", ""]
)
def test_a_name_that_leads_out_of_the_folder_is_refused(name: str) -> None:
    assert "from here on, this is not a bundle" in faults(archive_bytes({name: b"x"}))[0]


def test_names_that_stand_twice_or_unsorted_are_refused() -> None:
    one, other = archive_bytes({"a": b"1"}), archive_bytes({"a": b"2"})
    head = one[: one.index(b"PK\x01\x02")]
    assert "from here on" in faults(head + other)[0]


def test_no_bytes_at_all_raise_anything_but_a_clean_refusal() -> None:
    draw = random.Random(11)
    whole = archive_bytes(FILES)
    for _ in range(2000):
        start, length = draw.randrange(len(whole)), draw.randrange(40)
        noise = draw.randbytes(length)
        assert faults(whole[:start] + noise + whole[start + length + 1 :])


def test_a_file_that_changes_while_it_is_sealed_is_refused(tmp_path: Path) -> None:
    (tmp_path / "data").write_bytes(b"one")
    held = member("data", tmp_path / "data")
    (tmp_path / "data").write_bytes(b"two")
    with (tmp_path / "out").open("wb") as out, pytest.raises(SealError) as told:
        write_archive(out.fileno(), [held])
    assert str(told.value).startswith("data: the file changed while it was read.")
    with pytest.raises(SealError, match="there is no plain file here"):
        member("none", tmp_path / "none")


def test_more_than_one_archive_holds_is_refused(tmp_path: Path) -> None:
    import msgspec  # noqa: PLC0415 - to pretend a size

    huge = msgspec.structs.replace(member("data", b""), size=2**32)
    with (tmp_path / "out").open("wb") as out, pytest.raises(SealError, match="4 GiB"):
        write_archive(out.fileno(), [huge])
