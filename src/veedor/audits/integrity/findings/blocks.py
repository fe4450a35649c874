"""Blocks: runs of rows that repeat an earlier run, row by row."""

from veedor.audits.integrity.counts import Counts
from veedor.audits.integrity.findings.held import judge_none, no_column, no_record
from veedor.audits.integrity.options import IntegrityOptions
from veedor.core import AnnexTable, Ask, Estimate, Finding, Setting, Verdict, say
from veedor.stats.estimates import absent, count_of


def find(
    counts: Counts, options: IntegrityOptions, setting: Setting
) -> tuple[Finding, tuple[AnnexTable, ...]]:
    """Count rows in blocks that repeat an earlier block with the same steps of time."""
    rows, blocks = _estimates(counts, setting)
    verdict = judge_none((rows,))
    finding = Finding(
        id="integrity.blocks",
        rank=27,
        title=say("blocks.title"),
        claim=say("blocks.claim", least=options.block_rows),
        verdict=verdict,
        plain=rows.absent_because
        or say(
            "blocks.plain",
            rows=rows.count or 0,
            blocks=blocks.count or 0,
            least=options.block_rows,
        ),
        estimates=(rows, blocks),
        caveats=(say("blocks.caveat"),),
        asks=(Ask(record="queries", text=say("blocks.ask")),)
        if verdict is not Verdict.SUPPORTED
        else (),
        queries=("account_numbers", "ordered", "repeats"),
    )
    return finding, _annex(counts)


def _estimates(counts: Counts, setting: Setting) -> tuple[Estimate, Estimate]:
    named = (
        ("blocks.duplicated-rows", say("blocks.label"), "rows"),
        ("blocks", say("blocks.blocks"), "rows"),
    )
    if "queries" not in setting.given:
        first, second = (no_record(*one, "queries") for one in named)
    elif not setting.has("queries", "person"):
        first, second = (no_column(*one, "person") for one in named)
    elif not counts.series:
        first, second = (absent(*one, say("ids.no-numbers")) for one in named)
    else:
        ids = sum(one.ids for one in counts.series)
        numbers = (sum(one.rows for one in counts.repeats), len(counts.repeats))
        first, second = (
            count_of(*one, number, max(ids, number))
            for one, number in zip(named, numbers, strict=True)
        )
    return first, second


def _annex(counts: Counts) -> tuple[AnnexTable, ...]:
    rows = tuple(
        (one.series, one.first_n, one.last_n, one.apart, one.rows) for one in counts.repeats
    )
    columns = ("series", "first_n", "last_n", "places_apart", "rows")
    return (AnnexTable(name="integrity.blocks", columns=columns, rows=rows),) if rows else ()
