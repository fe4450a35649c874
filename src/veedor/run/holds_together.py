"""Whether what stands in a bundle follows from its report, whoever signed it."""

from collections.abc import Iterator, Mapping
from hashlib import sha256

import msgspec
from msgspec import UNSET

from veedor import __version__
from veedor.core import CaseError, Report, VeedorError
from veedor.intake import case_of_text
from veedor.report import Words, read_record, to_json
from veedor.report.cells.left import small_left
from veedor.run.bundle import CASE, LOCK, contents_of, lock
from veedor.run.kept_out import case_kept_out
from veedor.run.kinds import kinds, query, words
from veedor.run.told import Mark, Told, told
from veedor.seal import REPORT, Ledger

Members = Mapping[str, memoryview]


def holds_together(members: Members, report: Report) -> Iterator[Told]:
    """Check pages, receipts, queries, packs and the case against the report.

    What only another version of Veedor would write otherwise is a note, not a fault.
    """
    if to_json(report) != members[REPORT]:
        yield told("fault", "not-canonical", where=REPORT)
    wrong = [*_packs(members, report), *_queries(report), *_case(members, report)]
    yield from _small_cells(report)
    derived = [*_derived(members, report)]
    yield from wrong
    yield from derived
    if not wrong and not derived:
        yield told("holds", "follows")
    yield from _versions(members, report)


def _small_cells(report: Report) -> Iterator[Told]:
    """Say that a public version is one, and where a small cell stands in it all the same."""
    if report.withheld is UNSET:
        return
    left = tuple(small_left(report, _words))
    for where in left:
        yield told("fault", "small-left", where=where, below=report.withheld.below)
    if not left:
        withheld = report.withheld
        yield told("holds", "withheld", below=withheld.below, measures=withheld.measures)


def _words(kind: str) -> Words:
    """Give a kind's words, or none where another version wrote of a kind that is not here."""
    return words(kind) if kind in kinds() else {"es": {}, "en": {}}


def _mark(report: Report) -> Mark:
    """Tell a fault from what another version of Veedor may write otherwise."""
    return "fault" if report.veedor == __version__ else "note"


def _derived(members: Members, report: Report) -> Iterator[Told]:
    expected = contents_of(report)
    mark = _mark(report)
    for name, content in expected.items():
        if name in members and members[name] != content:
            yield told(mark, "not-follow", where=name)
    known = ("queries/", "packs/", "report/")
    for name in members:
        if name.startswith(known) and name not in expected:
            yield told("fault", "not-follow", where=name)


def _packs(members: Members, report: Report) -> Iterator[Told]:
    for pack in report.packs:
        name = f"packs/{pack.pack}.yaml"
        if name in members and sha256(members[name]).hexdigest() != pack.sha256:
            yield told("fault", "other-pack", where=name, digest=pack.sha256)


def _queries(report: Report) -> Iterator[Told]:
    mark = _mark(report)
    for audit in report.audits:
        for one in audit.queries:
            digest = sha256(one.sql.encode()).hexdigest()
            if digest != one.sha256 or _installed(audit.kind, one.name) != one.sql:
                where = f"queries/{audit.kind}/{one.name}.sql"
                yield told(mark, "other-query", where=where, version=__version__)


def _installed(kind: str, name: str) -> str | None:
    try:
        return query(kind, name) if kind in kinds() and name.isidentifier() else None
    except FileNotFoundError:
        return None


def _case(members: Members, report: Report) -> Iterator[Told]:
    if CASE not in members:
        return
    try:
        same = case_kept_out(case_of_text(bytes(members[CASE]))) == report.case
    except CaseError:
        same = False
    if not same:
        yield told("fault", "other-case")


def _versions(members: Members, report: Report) -> Iterator[Told]:
    """Note what this installation has in another version than the one that made the report."""
    try:
        made = msgspec.json.decode(bytes(members.get(LOCK, b"{}")), type=dict[str, str])
    except (msgspec.DecodeError, UnicodeDecodeError):
        made = {}
    made = {**made, "veedor": report.veedor}
    here = lock({"engine": made.get("engine", "duck")})
    other = sorted(name for name in made if here.get(name) != made[name])
    if other:
        theirs = ", ".join(f"{name} {made[name]}" for name in other)
        ours = ", ".join(f"{name} {here.get(name, '—')}" for name in other)
        yield told("note", "other-versions", theirs=theirs, ours=ours)


def custody_of(report: Report, ledger: Ledger) -> Iterator[Told]:
    """Say which files that were counted have an act of receipt, by their SHA-256."""
    sources = report.case.sources
    counted = {
        one.sha256: one.file for one in report.received if sources[one.source].file is not None
    }
    counted |= {one.sha256: one.file for one in report.documents if one.file is not None}
    acts = {act.sha256 for act in ledger.acts}
    for digest, file in counted.items():
        if digest not in acts:
            yield told("note", "not-received", file=file, digest=digest)
    if counted and counted.keys() <= acts:
        yield told("holds", "received", files=len(counted))


def read_or_none(members: Members) -> Report | None:
    """Give the report of a bundle, or None where there is none that can be read."""
    try:
        return read_record(bytes(members[REPORT])) if REPORT in members else None
    except VeedorError:
        return None
