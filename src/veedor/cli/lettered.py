"""What the commands that write letters share: the record they read, the file they write."""

from pathlib import Path
from typing import TYPE_CHECKING

from veedor.cli.messages import NOT_A_LETTER, TAKEN, UNWRITABLE
from veedor.core import CaseError

if TYPE_CHECKING:
    from veedor.report.letter import Letter

_ENDINGS = (".md", ".docx")


def check_place(out: Path | None) -> None:
    """Refuse a place for the letter before an hour of audit, not after it."""
    if out is None:
        return
    if out.suffix not in _ENDINGS:
        raise CaseError(NOT_A_LETTER, where=str(out))
    if out.exists():
        raise CaseError(TAKEN, where=str(out))


def record_of(case: Path) -> tuple[bytes, str | None]:
    """Give the record of a report, read or made, and the language that its case chose."""
    from veedor.report import read_record, to_json  # noqa: PLC0415
    from veedor.run import audit  # noqa: PLC0415

    if case.suffix == ".json":
        try:
            record = case.read_bytes()
        except OSError as problem:
            from veedor.intake.messages import NO_FILE  # noqa: PLC0415

            raise CaseError(NO_FILE, where=str(case)) from problem
        return record, read_record(record).case.language
    report = audit(case).report
    return to_json(report), report.case.language


def put(out: Path, written: "Letter") -> None:
    """Write a letter in the form that the file's ending names; never over another file."""
    from veedor.report import letter  # noqa: PLC0415

    as_word = out.suffix == ".docx"
    put_bytes(out, letter.to_word(written) if as_word else letter.to_markdown(written).encode())


def put_bytes(out: Path, content: bytes) -> None:
    """Write a file; never over another."""
    try:
        with out.open("xb") as file:
            file.write(content)
    except OSError as problem:
        raise CaseError(UNWRITABLE, where=str(out)) from problem
