"""Running a case from the door: the work, the report's place, and what is said at the end."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec
from msgspec import Struct

from veedor.cli.messages import WRITTEN_APART
from veedor.cli.next_step import say_next
from veedor.cli.opening import open_page
from veedor.cli.progress import watched

if TYPE_CHECKING:  # `veedor --help` loads this module, and must not load the database
    from veedor.core import Report
    from veedor.run import Outcome, Tell

FOUND = 1


class Wanted(Struct, frozen=True, kw_only=True):
    """How an audit was asked for on the command line."""

    out: Path
    annex: Path | None = None
    language: str | None = None
    pdf: bool = False
    opened: bool = False
    engine: str = "duck"
    master: str | None = None
    threads: int | None = None
    memory: str = "1GB"
    work: Path | None = None
    resume: Path | None = None
    quiet: bool = False
    as_json: bool = False
    fail_on: str | None = None


def carry_out(case: Path, wanted: Wanted, *, tongue: str, last: bool = True) -> None:
    """Run a case, publish its report, and say what matters most in it, and what comes next.

    ``last``: whether nothing else says what comes next.
    Exits with 1 where a finding has the verdict that the person asked to fail on.
    """
    on = not (wanted.quiet or wanted.as_json)
    with watched(sys.stderr, tongue, on=on) as tell:
        outcome = _run(case, wanted, tell)
        record = _published(outcome, wanted, tell)
        _forget(wanted)
    if wanted.as_json:
        sys.stdout.buffer.write(record)
    elif not wanted.quiet:
        _say(outcome, wanted)
        if last:
            _say_next(outcome, case, wanted)
    if wanted.opened and not wanted.as_json:
        open_page(wanted.out / "index.html", tongue=tongue)
    audits = outcome.report.audits
    verdicts = {finding.verdict for audit in audits for finding in audit.findings}
    if wanted.fail_on in verdicts:
        sys.exit(FOUND)


def _run(case: Path, wanted: Wanted, tell: "Tell") -> "Outcome":
    from veedor.run import audit  # noqa: PLC0415 - loaded only when an audit is run

    return audit(
        case,
        engine=wanted.engine,
        master=wanted.master,
        threads=wanted.threads,
        memory=wanted.memory,
        work=wanted.work,
        resume=wanted.resume,
        tell=tell,
    )


def _forget(wanted: Wanted) -> None:
    """Let go of what was kept for a run that might be stopped: the report stands."""
    from veedor.run import forget  # noqa: PLC0415 - loaded only when an audit is run

    if wanted.resume is not None:
        forget(wanted.resume)


def _published(outcome: "Outcome", wanted: Wanted, tell: "Tell") -> bytes:
    """Put the report and the annex in their places, unless only the record is asked for."""
    from veedor import report  # noqa: PLC0415 - loaded only when an audit is run
    from veedor.run import Step  # noqa: PLC0415

    record = report.to_json(outcome.report)
    if wanted.as_json:
        return record
    tell(Step(what="write", name=wanted.out.name))
    page = report.to_html(record, _language(outcome, wanted))
    files = {"index.html": page.encode()}
    if wanted.pdf:
        from veedor.report.typeset import to_pdf  # noqa: PLC0415 - few audits are printed

        files["report.pdf"] = to_pdf(record, _language(outcome, wanted))
    made_with = msgspec.json.format(msgspec.json.encode(outcome.made_with), indent=2) + b"\n"
    if outcome.annex:
        annex = {"annex.json": report.to_annex(outcome.annex)}
        report.publish_private(_annex(wanted), annex)
    report.publish(wanted.out, {"report.json": record, "made_with.json": made_with} | files)
    return record


def _annex(wanted: Wanted) -> Path:
    return wanted.annex or wanted.out.with_name(f"{wanted.out.name}.annex")


def _language(outcome: "Outcome", wanted: Wanted) -> str:
    return wanted.language or outcome.report.case.language


def _say(outcome: "Outcome", wanted: Wanted) -> None:
    from veedor import report  # noqa: PLC0415 - loaded only when an audit is run

    spanish = _language(outcome, wanted) == "es"
    for one in report.headlines(outcome.report):
        plain = one.finding.plain
        click.echo(f"• {plain.es if spanish else plain.en}")
    for line in (
        *_apart(outcome.report, spanish=spanish),
        *_law(outcome.report, spanish=spanish),
    ):
        click.echo(line)
    click.echo(f"{'Informe' if spanish else 'Report'}: {wanted.out / 'index.html'}")
    if wanted.pdf:
        click.echo(f"PDF: {wanted.out / 'report.pdf'}")
    if outcome.annex:
        said = (
            "Anexo reservado: no lo publique" if spanish else "Private annex: do not publish it"
        )
        click.echo(f"{said}: {_annex(wanted)}")


def _say_next(outcome: "Outcome", case: Path, wanted: Wanted) -> None:
    """Ask for what is missing; where nothing is, seal the report."""
    tongue = _language(outcome, wanted)
    if outcome.report.questions:
        letter = "carta.docx" if tongue == "es" else "letter.docx"
        say_next(tongue, "ask", wanted.out / "report.json", "-o", letter)
    else:
        say_next(tongue, "bundle", case)


def _apart(report: "Report", *, spanish: bool) -> Iterator[str]:
    """Tell whose numbers are written as none of the record beside them: it may be a mistake.

    Where the case says that it is none, nothing is told here; the report counts them all.
    """
    decided = {
        (receipt.record, column)
        for receipt in report.received
        for column, origin in receipt.columns.items()
        if origin.unlike == "allowed"
    }
    found = (one for audit in report.audits for one in audit.unlike or ())
    for one in dict.fromkeys(found):
        if decided.isdisjoint({(one.record, one.column), (one.beside, one.column)}):
            facts = msgspec.structs.asdict(one) | {"like": ", ".join(one.like)}
            yield f"! {WRITTEN_APART.told('es' if spanish else 'en', facts)}"


def _law(report: "Report", *, spanish: bool) -> Iterator[str]:
    """Tell how many rules of each pack have which result, and how much there is to ask for."""
    from veedor import report as room  # noqa: PLC0415 - loaded only when an audit is run

    tongue = "es" if spanish else "en"
    for pack in report.packs:
        counted = ", ".join(
            f"{room.own(f'rule-verdict.{part.verdict.value}', tongue).lower()} {part.rules}"
            for part in room.tally(pack)
            if part.rules
        )
        yield f"{pack.pack}: {counted}"
    if report.questions:
        what = "Pedidos por hacer (`veedor ask`)" if spanish else "To ask for (`veedor ask`)"
        yield f"{what}: {len(report.questions)}"
