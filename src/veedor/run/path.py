"""The one path: case file → canonical tables → counts → findings → report."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path

import msgspec
from msgspec import UNSET, structs

from veedor.core import (
    AnnexTable,
    Answer,
    AnyAudit,
    AuditRecord,
    Case,
    Combined,
    Receipt,
    Report,
    Source,
)
from veedor.engine import (
    Admitted,
    Desk,
    Engine,
    KeptTables,
    admit,
    check_master,
    combine,
    empty,
    start,
    workroom,
)
from veedor.intake import read_case
from veedor.records import RECORDS
from veedor.report import phrase
from veedor.run.alike import unlike
from veedor.run.asking import Asked, ask_all, counted, counts_of
from veedor.run.kinds import method, packaged, words
from veedor.run.lawful import hold_law, plan_law, receive_documents, records_of
from veedor.run.made import made_with, make_report
from veedor.run.opinion import check_opinion, ground_opinion
from veedor.run.places import place
from veedor.run.plan import Plan, make_plan, not_received, setting_of
from veedor.run.pseudonyms import pseudonym_key
from veedor.run.resume import held_tables
from veedor.run.step import Step, Tell, silent


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What a run gives: the report, the annex that stays sealed, and what it was made with."""

    report: Report
    annex: tuple[AnnexTable, ...]
    made_with: dict[str, str]


class How(msgspec.Struct, frozen=True, kw_only=True):
    """How a run is made; none of it may change a byte of the report."""

    engine: str
    threads: int
    memory: str
    tell: Tell
    master: str | None = None


def audit(  # noqa: PLR0913 - each is an option of the command
    case_file: Path,
    *,
    engine: str = "duck",
    threads: int | None = None,
    memory: str = "1GB",
    tell: Tell = silent,
    work: Path | None = None,
    resume: Path | None = None,
    master: str | None = None,
) -> Outcome:
    """Run every audit that a case asks for.

    ``memory``: what the run may hold; the engine spills to the work folder before that.
    ``work``: where that folder is made (the system's temporary folder where not given).
    ``resume``: a private folder that keeps the admitted tables of a run that is stopped, for
    the next one; ``veedor.run.forget`` empties it once the report stands. ``master``: who hands
    out the work of the engine "spark", as in ``--master``.
    Raises CaseError, TableError or AuditError; nothing is published here.
    """
    check_master(master, engine=engine)
    case = read_case(case_file)
    plans = [make_plan(request, place) for place, request in enumerate(case.audits)]
    law = plan_law(case)
    check_opinion(case)
    documents = receive_documents(case, case_file.parent)
    threads = threads or os.cpu_count() or 2
    how = How(engine=engine, threads=threads, memory=memory, tell=tell, master=master)
    with workroom(work) as room, held_tables(resume, case, case_file.parent) as tables:
        desk = _desk(case, case_file.parent, room, how, tables)
        wanted = dict.fromkeys(name for plan in plans for name in plan.request.all_named())
        admitted = {name: _admit(name, case.sources[name], desk, tell) for name in wanted}
        receipts = {name: entry.receipt for name, entry in admitted.items()}
        done = [_run(plan, case, admitted, desk, how) for plan in plans]
    records = tuple(record for record, _ in done)
    held = hold_law(law, case, records, records_of(receipts))
    opinion = ground_opinion(case, records, held.packs)
    report = make_report(case, receipts, records, documents, law=held, opinion=opinion)
    annex = tuple(table for _, answer in done for table in answer.annex)
    return Outcome(report=report, annex=annex, made_with=made_with(engine))


def _watching(tell: Tell) -> Callable[[str, str, int | None], None]:
    def watch(file: str, stage: str, share: int | None) -> None:
        known = None if share is None else 100
        tell(Step(what=stage, name=file, done=share, total=known, unit="%"))

    return watch


def _desk(case: Case, folder: Path, room: Path, how: How, held: KeptTables | None) -> Desk:
    return Desk(
        folder=folder,
        room=room,
        zone=case.time_zone,
        key=held.key if held else pseudonym_key(case, folder),
        held=held,
        watch=_watching(how.tell),
        persons_as_text=how.engine == "spark",
        threads=how.threads,
        memory=how.memory,
    )


def _admit(name: str, source: Source, desk: Desk, tell: Tell) -> Admitted:
    tell(Step(what="admit", name=source.file or name))
    entry = admit(name, source, RECORDS[source.record], desk=desk)
    rows = entry.receipt.admitted
    tell(Step(what="admit", name=source.file or name, done=rows, total=rows, unit="rows"))
    return entry


def _run(
    plan: Plan, case: Case, admitted: Mapping[str, Admitted], desk: Desk, how: How
) -> tuple[AuditRecord, Answer]:
    kind: AnyAudit = plan.audit
    receipts = {name: entry.receipt for name, entry in admitted.items()}
    apart = unlike(plan, case, receipts)
    setting = setting_of(plan, case, receipts)
    room = desk.room / f"audit-{len(list(desk.room.glob('audit-*')))}"
    room.mkdir()
    engine = start(how.engine, room, threads=how.threads, memory=how.memory, master=how.master)
    try:
        combined = _open(engine, plan, case, admitted, desk, room)
        asked = ask_all(engine, kind, kind.binds(plan.options, setting), how.tell)
        counts = counts_of(kind, asked)
        # The engine stays open: what is too long to hold is asked for while the audit answers.
        answer = phrase(kind.answer(counts, plan.options, setting), words(kind.kind))
        asked = counted(asked)
    finally:
        engine.close()
    record = _record(plan, answer, asked, receipts, combined)
    return structs.replace(record, unlike=apart or UNSET), answer


def _open(
    engine: Engine,
    plan: Plan,
    case: Case,
    admitted: Mapping[str, Admitted],
    desk: Desk,
    room: Path,
) -> tuple[Combined, ...]:
    """Make every record the kind may read answerable: as given, made from another, or empty."""
    tables: dict[str, Path] = {}
    made: list[tuple[str, str]] = []
    combined: list[Combined] = []
    for need in plan.audit.needs:
        sources = plan.request.named(need.record)
        if not sources:
            tables[need.record] = empty(RECORDS[need.record], desk=desk)
            continue
        has = case.sources[sources[0]].record
        parts = {name: (case.sources[name], admitted[name]) for name in sources}
        tables[has], counted = combine(RECORDS[has], parts, desk=desk)
        combined += counted
        if has != need.record:
            made.append(
                (need.record, packaged("veedor.records", f"{need.record}_from_{has}.sql"))
            )
    if plan.audit.placed is not None:
        where = ", ".join(plan.request.named("areas")) or "areas"
        tables |= place(plan.audit.placed(plan.options), tables, room, where=where)
    engine.open(tables)
    for name, sql in made:
        engine.derive(name, sql, {})
    return tuple(combined)


def _record(
    plan: Plan,
    answer: Answer,
    asked: Asked,
    receipts: Mapping[str, Receipt],
    combined: tuple[Combined, ...],
) -> AuditRecord:
    kind = plan.audit
    return AuditRecord(
        kind=kind.kind,
        question=phrase(kind.question, words(kind.kind)),
        sources={name: plan.request.named(name) for name in plan.request.sources},
        combined=combined,
        options=msgspec.to_builtins(plan.options),
        coverage=answer.coverage,
        findings=answer.findings,
        not_received=not_received(plan, receipts),
        queries=tuple(text for text, _ in asked.values()),
        method_es=method(kind.kind, "es"),
        method_en=method(kind.kind, "en"),
    )
