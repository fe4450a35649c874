"""Bundles of other versions, of other hands, with parts missing: each told for what it is."""

import json
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
import rfc8785

from tests.seal.conftest import Sealed, Veedor
from tests.seal.forging import ATTACKER, Files, forged, loosely, members
from veedor.core import CaseError, Report, SealError
from veedor.report import compare, tell_apart
from veedor.run.verify import Against, verify
from veedor.seal.archive import archive_bytes
from veedor.seal.keys import annex_identity, annex_recipient, make_annex_key
from veedor.seal.ledger import add_acts

Change = Callable[[Files], None]


def without(name: str) -> Change:
    def change(files: Files) -> None:
        del files[name]

    return change


def told(files: Files, place: Path, *, anew: bool = True) -> str:
    """What verification says of these files, faults and notes, one on each line."""
    out = forged(files, place) if anew else loosely(files, place)
    lines = verify(out, Against())
    return "\n".join(f"{line.mark}: {line.en}" for line in lines)


def changed_report(files: Files, change: Callable[[dict[str, object]], object]) -> None:
    report = json.loads(files["report/report.json"])
    change(report)
    files["report/report.json"] = rfc8785.dumps(report)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (without("signer.pub"), "fault: signer.pub: this file was signed, and is not there"),
        (without("seal.json"), "fault: seal.json: this file was signed, and is not there"),
        (without("lock.json"), "fault: lock.json: this file was signed, and is not there"),
        (
            without("custody/key.pub"),
            "fault: custody/: the custody ledger is not whole: it needs ledger.jsonl",
        ),
        (
            lambda files: files.update({"signer.pub": b"nobody\n"}),
            "fault: signer.pub: this is not a public key of `veedor keys`",
        ),
        (
            lambda files: files.update({"signer.pub": files["signer.pub"].strip()}),
            "fault: signer.pub: this is not a public key of `veedor keys`",
        ),
        (
            lambda files: files.update({"seal.json": b"{}"}),
            "fault: seal.json: the signature does not hold",
        ),
        (
            lambda files: files.update({"more": b""}),
            "fault: more: this file is there, and was not signed",
        ),
    ],
)
def test_a_part_that_is_missing_or_no_such_part_is_told(
    change: Change, words: str, sealed: Path, tmp_path: Path
) -> None:
    files = members(sealed / "public.zip")
    change(files)
    assert words in told(files, tmp_path / "x.zip", anew=False)


def test_a_report_of_another_version_is_noted_and_is_no_fault(
    sealed: Path, tmp_path: Path
) -> None:
    files = members(sealed / "public.zip")
    changed_report(files, lambda report: report.update(veedor="0.0.9"))
    said = told(files, tmp_path / "x.zip")
    assert "note: report/index.es.html: not what follows from report.json" in said
    assert "note: Versions: made with veedor 0.0.9; here veedor " in said
    assert "fault" not in said


def test_a_lock_that_cannot_be_read_and_other_libraries_are_noted(
    sealed: Path, tmp_path: Path
) -> None:
    files = members(sealed / "public.zip")
    files["lock.json"] = rfc8785.dumps(json.loads(files["lock.json"]) | {"numpy": "0.1"})
    assert "note: Versions: made with numpy 0.1; here numpy " in told(files, tmp_path / "a.zip")
    files["lock.json"] = b"\xff"
    assert "fault" not in told(files, tmp_path / "b.zip")


def test_what_does_not_belong_to_the_report_is_told(sealed: Path, tmp_path: Path) -> None:
    files = members(sealed / "public.zip")
    files["queries/access/more.sql"] = b"SELECT 1"
    report = files["report/report.json"]
    files["report/report.json"] = report.replace(b'{"', b'{ "', 1)
    said = told(files, tmp_path / "x.zip")
    assert "fault: report/report.json: not written as Veedor writes a report" in said
    assert "fault: queries/access/more.sql: not what follows from report.json" in said


def test_a_query_that_no_veedor_has_is_told(sealed: Path, tmp_path: Path) -> None:
    files = members(sealed / "public.zip")

    def rename(report: dict[str, object]) -> None:
        report["audits"][0]["queries"][0]["name"] = "unheard_of"  # type: ignore[index]

    changed_report(files, rename)
    words = "fault: queries/access/unheard_of.sql: the report shows another query"
    assert words in told(files, tmp_path / "x.zip")


def test_a_case_that_is_none_and_one_that_is_gone_are_told(
    sealed: Path, tmp_path: Path
) -> None:
    files = members(sealed / "public.zip")
    files["case/case.yaml"] = b"\xff"
    words = "fault: case/case.yaml: not the case that the report answers"
    assert words in told(files, tmp_path / "a.zip")
    del files["case/case.yaml"]
    assert "note: Not run again" in told(files, tmp_path / "b.zip")


def test_a_bundle_whose_report_is_none_is_told(sealed: Path, tmp_path: Path) -> None:
    files = members(sealed / "public.zip")
    files["report/report.json"] = b"{}"
    assert "fault: report/report.json: this is not a report that this Veedor" in told(
        files, tmp_path / "x.zip"
    )


def test_a_ledger_of_another_key_than_the_bundles_is_noted(
    sealed: Path, tmp_path: Path
) -> None:
    said = told(members(sealed / "public.zip"), tmp_path / "x.zip")
    assert "note: Custody ledger: signed with another key than the bundle, custody+" in said
    lines = verify(tmp_path / "x.zip", Against(signers=[ATTACKER.public]))
    assert any(line.en.startswith("custody/key.pub: this was signed") for line in lines)


def test_a_case_that_cannot_be_run_again_is_told_with_the_reason(
    sealed: Path, tmp_path: Path
) -> None:
    files = members(sealed / "whole.zip")
    files["case/case.yaml"] = files["case/case.yaml"].replace(b"kind: access", b"kind: acess")
    changed_report(files, lambda report: report["case"].update(pseudonym_key="k/p"))  # type: ignore[attr-defined]
    said = told(files, tmp_path / "x.zip")
    assert "fault: Run again, and refused: audits[0]: there is no kind of audit called" in said


def test_a_report_that_names_a_file_outside_its_folder_opens_none(
    sealed: Path, tmp_path: Path
) -> None:
    files = members(sealed / "public.zip")

    def lead_out(report: dict[str, object]) -> None:
        report["case"]["sources"]["turnos"]["file"] = "../../../etc/passwd"  # type: ignore[index]

    changed_report(files, lead_out)
    forged(files, tmp_path / "x.zip")
    said = [line.en for line in verify(tmp_path / "x.zip", Against(data=sealed))]
    assert "../../../etc/passwd: the file is not in the folder of the data" in said


def test_sources_and_packs_of_two_reports_are_told_apart(made: Sealed) -> None:
    one = made.outcome.report
    first, second, *rest = one.received
    other = msgspec.structs.replace(
        one,
        received=(
            msgspec.structs.replace(first, sha256="0" * 64, admitted=first.admitted - 1),
            msgspec.structs.replace(second, notes=("read by hand",)),
            *rest,
        ),
        packs=tuple(
            msgspec.structs.replace(pack, sha256="1" * 64, as_of="2025-01-01")
            for pack in one.packs
        ),
        audits=tuple(_another(audit) for audit in one.audits),
    )
    said = "\n".join(tell_apart(compare(one, other), "en"))
    for words in (
        f"{first.source}: not the same bytes: SHA-256 ",
        f"{first.source}: {first.admitted:,} rows in the first, ",
        f"{second.source}: the same bytes, read otherwise",
        "coe-un: as_of: 2024-04-01 in the first, 2025-01-01 in the second",
        "the same result and numbers; something else in it differs",
        "units: not the same bytes",
    ):
        assert words in said
    assert "only the second has it" in "\n".join(tell_apart(compare(_fewer(one), one), "en"))


def _another(audit: object) -> object:
    replace = msgspec.structs.replace
    findings = [replace(finding, rank=9) for finding in audit.findings]  # type: ignore[attr-defined]
    queries = [replace(query, sha256="2" * 64) for query in audit.queries]  # type: ignore[attr-defined]
    return replace(audit, findings=tuple(findings), queries=tuple(queries))  # type: ignore[type-var]


def _fewer(report: Report) -> Report:
    return msgspec.structs.replace(report, received=report.received[1:])


def test_a_key_of_age_is_read_with_its_comments_and_nothing_else_is(tmp_path: Path) -> None:
    recipient = make_annex_key(tmp_path / "k")
    file = tmp_path / "k"
    file.write_text(f"# made by age-keygen\n{file.read_text('utf-8')}", encoding="utf-8")
    assert annex_identity(file).startswith("AGE-SECRET-KEY-1")
    assert annex_recipient(recipient) == annex_recipient(str(tmp_path / "k.pub")) == recipient
    (tmp_path / "two").write_text("a\nb\n", encoding="utf-8")
    with pytest.raises(SealError, match="not a private key to open an annex with"):
        annex_identity(tmp_path / "two")


def test_a_file_that_is_no_bundle_holds_no_report(veedor: Veedor, tmp_path: Path) -> None:
    (tmp_path / "x.zip").write_bytes(archive_bytes({"a": b""}))
    ran = veedor("diff", "x.zip", "x.zip")
    assert "x.zip: from here on, this is not a bundle" in ran.stderr
    ran = veedor("bundle", "none.yaml", "--dated", "soon", "--key", "none")
    assert ran.returncode in {CaseError.exit_code, SealError.exit_code}


def test_what_a_killed_receipt_left_is_cleared_by_the_next(tmp_path: Path) -> None:
    left = tmp_path / "custody/.veedor-0123456789ab.part"
    left.parent.mkdir()
    left.write_bytes(b"half")
    add_acts(tmp_path, [], ATTACKER)
    assert not left.exists()
