"""The one path: case file → canonical tables → counts → findings → report."""

import os
import re
import secrets
import tomllib
from collections.abc import Callable, Mapping
from datetime import datetime
from hashlib import sha256
from importlib import import_module, metadata, resources
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

import msgspec

from veedor import __version__, audits, messages
from veedor.core import (
    SCHEMA,
    AnnexTable,
    Answer,
    AnyAudit,
    AuditRecord,
    Case,
    CaseError,
    NotReceived,
    QueryText,
    Report,
    Request,
    Setting,
    Source,
    Value,
    to_utc,
)
from veedor.engine import Admitted, Desk, Engine, admit, empty, start, workroom
from veedor.intake import read_case
from veedor.records import RECORDS
from veedor.report import phrase


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """One step of the work, for whoever watches: what is done, to what, how far."""

    what: str
    name: str
    done: int | None = None
    total: int | None = None
    unit: str = ""


Tell = Callable[[Step], None]


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What a run gives: the report, the annex that stays sealed, and what it was made with."""

    report: Report
    annex: tuple[AnnexTable, ...]
    made_with: dict[str, str]


class How(msgspec.Struct, frozen=True, kw_only=True):
    """How a run is made; none of it may change a byte of the report."""

    engine: str = "duck"
    threads: int = 2
    memory: str = "1GB"
    tell: Tell = lambda _step: None


def audit(
    case_file: Path,
    *,
    engine: str = "duck",
    threads: int | None = None,
    memory: str = "1GB",
    tell: Tell = lambda _step: None,
    work: Path | None = None,
) -> Outcome:
    """Run every audit that a case asks for.

    Raises CaseError, TableError or AuditError; nothing is published here.
    """
    case = read_case(case_file)
    plans = [_plan(request, case, place) for place, request in enumerate(case.audits)]
    how = How(engine=engine, threads=threads or os.cpu_count() or 2, memory=memory, tell=tell)
    with workroom(work) as room:
        desk = Desk(
            folder=case_file.parent,
            room=room,
            zone=case.time_zone,
            key=_key(case, case_file.parent),
            persons_as_text=engine == "spark",
            threads=how.threads,
            memory=memory,
        )
        wanted = dict.fromkeys(name for plan in plans for name in plan.request.sources.values())
        admitted = {name: _admit(name, case.sources[name], desk, tell) for name in wanted}
        done = [_run(plan, case, admitted, desk, how) for plan in plans]
    records = tuple(record for record, _ in done)
    report = Report(
        schema=SCHEMA,
        veedor=__version__,
        case=case,
        received=tuple(entry.receipt for entry in admitted.values()),
        audits=records,
        headlines=_headlines(records),
    )
    annex = tuple(table for _, answer in done for table in answer.annex)
    return Outcome(report=report, annex=annex, made_with=_made_with(engine))


def kinds() -> list[str]:
    """Give every kind of audit there is: the folders of ``veedor.audits``.

    >>> "access" in kinds()
    True
    """
    return sorted(module.name for module in iter_modules(audits.__path__) if module.ispkg)


def find_audit(kind: str, where: str = "audits") -> AnyAudit:
    """Find a kind of audit by its folder's name."""
    if kind not in kinds():
        raise CaseError(messages.NO_KIND, where=where, kind=kind, kinds=", ".join(kinds()))
    found: AnyAudit = import_module(f"veedor.audits.{kind}").AUDIT
    return found


def method(kind: str, language: str) -> str:
    """Give the method page of a kind, in "es" or "en"."""
    name = "METHOD.es.md" if language == "es" else "METHOD.md"
    return _text(f"veedor.audits.{kind}", name)


def words(kind: str) -> dict[str, dict[str, str]]:
    """Give the sentences that a kind may say, by language and id."""
    return {
        language: tomllib.loads(_text(f"veedor.audits.{kind}", f"words/{language}.toml"))[
            "sentences"
        ]
        for language in ("es", "en")
    }


def query(kind: str, name: str) -> str:
    """Give the static SQL text of one of a kind's queries."""
    return _text(f"veedor.audits.{kind}", f"{name}.sql")


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """One audit asked for, checked before any file is opened."""

    request: Request
    audit: Any
    options: Any


def _plan(request: Request, case: Case, place: int) -> Plan:
    where = f"audits[{place}]"
    kind = find_audit(request.kind, where)
    try:
        options = msgspec.convert(request.options, kind.options)
    except msgspec.ValidationError as problem:
        raise CaseError(
            messages.BAD_OPTIONS, where=f"{where}.options", said=str(problem), kind=kind.kind
        ) from problem
    known = {need.record: need for need in kind.needs}
    for name, source in request.sources.items():
        has = case.sources[source].record
        if name not in known:
            needs = ", ".join(known)
            raise CaseError(messages.NO_NEED, where=f"{where}.sources", name=name, needs=needs)
        if has not in {name, RECORDS[name].made_from}:
            raise CaseError(
                messages.WRONG_RECORD, where=f"{where}.sources.{name}", has=has, name=name
            )
    for need in kind.needs:
        if need.required and need.record not in request.sources:
            raise CaseError(messages.LACKS_NEED, where=f"{where}.sources", name=need.record)
    return Plan(request=request, audit=kind, options=options)


def _admit(name: str, source: Source, desk: Desk, tell: Tell) -> Admitted:
    tell(Step(what="admit", name=source.file or name))
    entry = admit(name, source, RECORDS[source.record], desk=desk)
    rows = entry.receipt.admitted
    tell(Step(what="admit", name=source.file or name, done=rows, total=rows, unit="rows"))
    return entry


def _run(
    plan: Plan, case: Case, admitted: Mapping[str, Admitted], desk: Desk, how: How
) -> tuple[AuditRecord, Answer]:
    setting = _setting(plan, case, admitted)
    room = desk.room / f"audit-{len(list(desk.room.glob('audit-*')))}"
    room.mkdir()
    engine = start(how.engine, room, threads=how.threads, memory=how.memory)
    try:
        _open(engine, plan, case, admitted, desk)
        binds = plan.audit.binds(plan.options, setting)
        asked = _ask_all(engine, plan.audit, binds, how.tell)
    finally:
        engine.close()
    counts = msgspec.convert(
        {name: rows for name, (_, rows) in asked.items() if rows is not None},
        plan.audit.counts,
    )
    answer: Answer = plan.audit.answer(counts, plan.options, setting)
    said = phrase(answer, words(plan.audit.kind))
    return _record(plan, said, asked, admitted), said


def _setting(plan: Plan, case: Case, admitted: Mapping[str, Admitted]) -> Setting:
    given = {
        need: frozenset(admitted[source].receipt.columns)
        for need, source in plan.request.sources.items()
    }
    period, zone = case.period, case.time_zone
    return Setting(
        given=given,
        zone=zone,
        seed=_own_seed(case.seed, plan.audit.kind),
        start=to_utc(period.start, zone) if period else datetime.min,  # noqa: DTZ901
        end=to_utc(period.end, zone) if period else datetime.max,  # noqa: DTZ901
        bounded=period is not None,
    )


def _open(
    engine: Engine, plan: Plan, case: Case, admitted: Mapping[str, Admitted], desk: Desk
) -> None:
    """Make every record the kind may read answerable: as given, made from another, or empty."""
    tables: dict[str, Path] = {}
    made: list[tuple[str, str]] = []
    for need in plan.audit.needs:
        source = plan.request.sources.get(need.record)
        if source is None:
            tables[need.record] = empty(RECORDS[need.record], desk=desk)
            continue
        has = case.sources[source].record
        tables[has] = admitted[source].table
        if has != need.record:
            made.append((need.record, _text("veedor.records", f"{need.record}_from_{has}.sql")))
    engine.open(tables)
    for name, sql in made:
        engine.derive(name, sql, {})


Asked = dict[str, tuple[QueryText, list[dict[str, Value]] | None]]


def _ask_all(engine: Engine, kind: AnyAudit, binds: Mapping[str, Value], tell: Tell) -> Asked:
    asked: Asked = {}
    for name in kind.derived:
        tell(Step(what="derive", name=name))
        sql, bound = _bound(kind.kind, name, binds)
        rows = engine.derive(name, sql, bound)
        asked[name] = (_query_text(name, sql, bound, rows), None)
    for name in kind.counts.__struct_fields__:
        tell(Step(what="query", name=name))
        sql, bound = _bound(kind.kind, name, binds)
        answer = list(engine.rows(sql, bound))
        asked[name] = (_query_text(name, sql, bound, len(answer)), answer)
    return asked


def _bound(kind: str, name: str, binds: Mapping[str, Value]) -> tuple[str, dict[str, Value]]:
    sql = query(kind, name)
    return sql, {bind: binds[bind] for bind in sorted(set(re.findall(r"\$(\w+)", sql)))}


def _query_text(name: str, sql: str, binds: dict[str, Value], rows: int) -> QueryText:
    return QueryText(
        name=name,
        sql=sql,
        sha256=sha256(sql.encode()).hexdigest(),
        binds=msgspec.to_builtins(binds),
        rows=rows,
    )


def _record(
    plan: Plan, answer: Answer, asked: Asked, admitted: Mapping[str, Admitted]
) -> AuditRecord:
    kind = plan.audit
    return AuditRecord(
        kind=kind.kind,
        question=phrase(kind.question, words(kind.kind)),
        sources=plan.request.sources,
        options=msgspec.to_builtins(plan.options),
        coverage=answer.coverage,
        findings=answer.findings,
        not_received=_not_received(plan, admitted),
        queries=tuple(text for text, _ in asked.values()),
        method_es=method(kind.kind, "es"),
        method_en=method(kind.kind, "en"),
    )


def _not_received(plan: Plan, admitted: Mapping[str, Admitted]) -> tuple[NotReceived, ...]:
    missing = []
    for need in plan.audit.needs:
        source = plan.request.sources.get(need.record)
        if source is None:
            missing.append(NotReceived(record=need.record, columns=(), es=need.es, en=need.en))
        elif columns := admitted[source].receipt.not_given:
            record = RECORDS[admitted[source].receipt.record]
            es = " ".join(record.column(name).es for name in columns)
            en = " ".join(record.column(name).en for name in columns)
            missing.append(NotReceived(record=need.record, columns=columns, es=es, en=en))
    return tuple(missing)


def _headlines(records: tuple[AuditRecord, ...]) -> tuple[str, ...]:
    ranked = sorted((f for record in records for f in record.findings), key=lambda f: f.rank)
    return tuple(finding.id for finding in ranked)[:3]


def _own_seed(seed: int, kind: str) -> int:
    """Give each kind its own seed, so that one audit more changes no other's numbers."""
    return int.from_bytes(sha256(f"{seed} {kind}".encode()).digest()[:8], "big")


def _key(case: Case, folder: Path) -> str:
    """Give the pseudonym key: the case's own, made on first use, or one for this run alone."""
    if case.pseudonym_key is None:
        return secrets.token_hex(32)
    file = folder / case.pseudonym_key
    if not file.exists():
        file.touch(mode=0o600)
        file.write_text(secrets.token_hex(32) + "\n", encoding="ascii")
    key = file.read_text(encoding="ascii", errors="replace").strip()
    if not re.fullmatch(r"[0-9a-f]{64}", key):
        raise CaseError(messages.BAD_KEY, where=case.pseudonym_key)
    return key


def _made_with(engine: str) -> dict[str, str]:
    libraries = ["duckdb", "numpy", "scipy", "tzdata", "babel"]
    if engine == "spark":
        libraries += ["pyspark", "sqlglot"]
    return {"engine": engine} | {name: metadata.version(name) for name in libraries}


def _text(package: str, name: str) -> str:
    return resources.files(package).joinpath(*name.split("/")).read_text("utf-8")
