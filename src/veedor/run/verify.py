"""A bundle checked from end to end: its bytes, its parts, and its findings from the data."""

import mmap
import os
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec import UNSET, Struct

from veedor.core import CaseError, Report, SealError, VeedorError
from veedor.intake import case_of_text
from veedor.report import compare, to_json
from veedor.run.bundle import CASE, files_of
from veedor.run.holds_together import Members, custody_of, holds_together, read_or_none
from veedor.run.kept_out import case_kept_out
from veedor.run.path import audit
from veedor.run.public import public_of
from veedor.run.stamp import stamp_of
from veedor.run.step import Tell, silent
from veedor.run.told import Told, failed, fault_of, spoken, told
from veedor.seal import REPORT, Checked, PublicKey, check_bundle, digested, kept
from veedor.seal.messages import NO_SUCH_FILE


class Against(Struct, frozen=True, kw_only=True):
    """What a bundle is held against; nothing of it comes from the bundle.

    ``signers``: public keys, known from elsewhere. ``older``: a checkpoint of the ledger, kept
    from earlier. ``authority``: certificates (PEM) of who stamped the time. ``data``: the
    folder of the files that were counted.
    """

    signers: Sequence[PublicKey] = ()
    older: bytes | None = None
    authority: bytes | None = None
    data: Path | None = None
    work: Path | None = None


def verify(file: Path, against: Against, *, tell: Tell = silent) -> Iterator[Told]:
    """Say all that holds in a bundle, and all that does not, first what lies deepest.

    Raises SealError only where the file cannot be read at all.
    """
    checked = check_bundle(_mapped(file), signers=against.signers, older=against.older)
    yield from map(fault_of, checked.faults)
    yield from _seal(checked, against)
    yield from stamp_of(checked.members, against.authority)
    report = read_or_none(checked.members)
    if report is None:
        if not checked.faults:
            yield told("fault", "no-report", where=REPORT)
        return
    yield from holds_together(checked.members, report)
    if checked.ledger is not None:
        yield from custody_of(report, checked.ledger)
    yield from _again(checked.members, report, against, tell)


def _mapped(file: Path) -> memoryview:
    try:
        with file.open("rb") as bytes_:
            if not os.fstat(bytes_.fileno()).st_size:
                return memoryview(b"")
            return memoryview(mmap.mmap(bytes_.fileno(), 0, access=mmap.ACCESS_READ))
    except OSError as problem:
        raise SealError(NO_SUCH_FILE, where=str(file)) from problem


def _seal(checked: Checked, against: Against) -> Iterator[Told]:
    """Say what holds of the seal; what does not was said as a fault."""
    if not checked.faults and checked.signer is not None:
        yield told("holds", "whole", files=len(checked.members))
        known = "signed-known" if against.signers else "signed-unknown"
        yield told("holds" if against.signers else "note", known, key=checked.signer)
    ledger = checked.ledger
    wrong = any(fault.where.startswith(("custody/", "--")) for fault in checked.faults)
    if ledger is None:
        if not wrong:
            yield told("note", "no-ledger")
        return
    if not wrong:
        yield told("holds", "ledger", acts=len(ledger.acts))
    if against.older is not None and not wrong:
        yield told("holds", "ledger-grew")
    if ledger.key != checked.signer:
        yield told("note", "ledger-other-key", key=ledger.key)


def _again(members: Members, report: Report, against: Against, tell: Tell) -> Iterator[Told]:
    """Run the case again from the data, and hold its findings against the report."""
    named = files_of(report.case)
    inside = all(f"case/{file}" in members for file in named)
    if against.data is None and not (inside and CASE in members):
        yield told("note", "no-data")
        return
    found = _case_of(members, report, against.data)
    if found is None:
        yield told("note", "case-gone")
        return
    if found.file is not None:
        yield told("holds", "case-elsewhere", file=found.file)
    with TemporaryDirectory(prefix="veedor-verify-", dir=against.work) as folder:
        place = Path(folder)
        wrong = list(_laid_out(members, report, against.data, place, found.content))
        yield from wrong
        if wrong:
            yield told("note", "not-run")
            return
        try:
            again = audit(place / "case.yaml", work=against.work, tell=tell).report
        except VeedorError as problem:
            yield failed(problem)
            return
    yield from _held(report, again)


class _CaseFound(Struct, frozen=True, kw_only=True):
    """The bytes of a case file, and its name where it was not in the bundle."""

    content: bytes
    file: str | None = None


def _case_of(members: Members, report: Report, data: Path | None) -> _CaseFound | None:
    """Give the case file: of the bundle, else the one in the folder that the report answers."""
    if CASE in members:
        return _CaseFound(content=bytes(members[CASE]))
    for file in sorted(data.glob("*.yaml")) if data is not None else ():
        content = kept(file)
        try:
            if case_kept_out(case_of_text(content)) == report.case:
                return _CaseFound(content=content, file=file.name)
        except CaseError:
            continue
    return None


def _laid_out(
    members: Members, report: Report, data: Path | None, place: Path, case: bytes
) -> Iterator[Told]:
    """Put the case and its files into a folder; say which are not those that were counted."""
    (place / "case.yaml").write_bytes(case)
    counted = {one.file: one.sha256 for one in report.received}
    counted |= {one.file: one.sha256 for one in report.documents if one.file is not None}
    if report.case.pseudonym_key is not None:  # a key of its own; no report depends on it
        _made_room(place, report.case.pseudonym_key)
    for file in files_of(report.case):
        target = place / file
        if not _made_room(place, file):
            yield told("fault", "file-gone", where=file)
            continue
        try:
            _put(members, file, data, target)
            found = digested(target, name=file).sha256
        except (OSError, SealError):
            yield told("fault", "file-gone", where=file)
            continue
        if file in counted and found != counted[file]:
            yield told("fault", "file-other", where=file, found=found, said=counted[file])


def _made_room(place: Path, file: str) -> bool:
    """Make the folder for a file, where that is inside the place."""
    target = place / file
    if not target.resolve().is_relative_to(place.resolve()):
        return False
    target.parent.mkdir(parents=True, exist_ok=True)
    return True


def _put(members: Members, file: str, data: Path | None, target: Path) -> None:
    """Put one file in its place: from the data named, else from the bundle."""
    if data is None:
        target.write_bytes(members[f"case/{file}"])
        return
    if not (data / file).is_file():
        raise OSError
    shutil.copyfile(data / file, target)


def _held(report: Report, again: Report) -> Iterator[Told]:
    public = report.withheld is not UNSET
    again = public_of(again) if public else again
    if to_json(report) == to_json(again):
        yield told("holds", "same-public" if public else "same-bytes")
        return
    differences = compare(report, again)
    for one in differences:
        yield spoken("differs", es=f"{one.where}: {one.es}", en=f"{one.where}: {one.en}")
    if not differences:
        same = report.veedor == again.veedor
        yield told("fault" if same else "note", "same-findings")
