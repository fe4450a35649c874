"""The integrity audit against tampering: how little each finding sees, and what in vain.

A clean log is drawn from a seed and one thing is done to it (see tampered.py): to one row, then
to 0.01 %, 0.1 % and 1 % of the rows. A finding sees it where a number of it is above none in
the log so altered and was none in the clean one. Run by hand; writes TAMPERING.md beside it.
"""

import argparse
import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy import stats
from tampered import TAMPERINGS, Log, clean, write

from veedor.run import audit

HERE = Path(__file__).parent
AMOUNTS = {"1 row": 0.0, "0.01 %": 0.0001, "0.1 %": 0.001, "1 %": 0.01}
FINDINGS = {
    "numbers missing": ("ids.missing",),
    "written late": ("rows.backdated",),
    "time against numbers": ("rows.out-of-order", "clock.steps", "ids.resets"),
    "silence": ("hours.silent",),
    "repeated rows": ("blocks.duplicated-rows",),
    "other party's copy": ("copies.different-rows",),
}
CASE = """
title: Tampering
system: Synthetic log
auditor: Benchmark
time_zone: America/Argentina/Buenos_Aires
seed: 1
language: en
period: {from: "2024-03-04", to: "2024-09-02"}
sources:
  ours:
    record: queries
    file: ours.parquet
    zone: UTC
    columns:
      {query_id: id, made_at: hecha, written_at: asentada, account: usuario,
       terminal: terminal, person: dni}
  kept:
    record: sent
    file: ours.parquet
    zone: UTC
    columns: {ref: id, made_at: hecha, account: usuario, person: dni}
  copy:
    record: received
    file: theirs.parquet
    zone: UTC
    columns: {ref: id, received_at: hecha, account: usuario, person: dni}
audits:
  - kind: integrity
    sources: {queries: ours, sent: kept, received: copy}
    options: {transit_minutes: 1, compare: [person, account]}
"""


@dataclass(frozen=True, kw_only=True)
class Seen:
    """In how many logs each finding saw a tampering, by tampering, amount and finding."""

    logs: int
    times: Counter[tuple[str, str, str]]


def main() -> None:
    args = _arguments()
    shutil.rmtree(args.data, ignore_errors=True)
    args.data.mkdir(parents=True)
    (args.data / "case.yaml").write_text(CASE, encoding="utf-8")
    alarms = _alarms(args)
    text = _results(_tampered(args), alarms, args)
    print(text)
    (HERE / "TAMPERING.md").write_text(text, encoding="utf-8")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path(".bench/tampering"))
    parser.add_argument("--clean", type=int, default=100, help="clean logs, for false alarms")
    parser.add_argument("--logs", type=int, default=3, help="logs for each tampering")
    return parser.parse_args()


def _sees(ours: Log, theirs: Log, folder: Path) -> set[str]:
    """Run the audit; give the findings of which some number is above none."""
    write(ours, folder / "ours.parquet")
    write(theirs, folder / "theirs.parquet")
    (record,) = audit(folder / "case.yaml").report.audits
    given = {e.name: e.interval for one in record.findings for e in one.estimates}
    absent = [name for names in FINDINGS.values() for name in names if given[name] is None]
    if absent:
        raise SystemExit(f"the audit gives no number for {', '.join(absent)}")
    above = {name for name, held in given.items() if held is not None and held.low > 0}
    return {finding for finding, names in FINDINGS.items() if above.intersection(names)}


def _alarms(args: argparse.Namespace) -> Counter[str]:
    """Count the clean logs in which each finding sees something."""
    alarms: Counter[str] = Counter()
    for seed in range(args.clean):
        log = clean(seed)
        alarms.update(_sees(log, log, args.data))
    return alarms


def _tampered(args: argparse.Namespace) -> Seen:
    times: Counter[tuple[str, str, str]] = Counter()
    for seed in range(args.logs):
        log = clean(seed)
        in_vain = _sees(log, log, args.data)
        for what, tamper in TAMPERINGS.items():
            for amount, share in AMOUNTS.items():
                rows = max(1, round(share * log.rows()))
                altered = tamper(log, rows, np.random.default_rng([seed, rows]))
                for name in _sees(altered, log, args.data) - in_vain:
                    times[what, amount, name] += 1
    return Seen(logs=args.logs, times=times)


def _least(seen: Seen, what: str, name: str) -> str:
    """Give the smallest amount from which on a finding saw it in every log."""
    found = [seen.times[what, amount, name] for amount in AMOUNTS]
    sure = None
    for amount, times in reversed(list(zip(AMOUNTS, found, strict=True))):
        if times < seen.logs:
            break
        sure = amount
    if sure is not None:
        return sure
    most = max(found)
    where = list(AMOUNTS)[found.index(most)]
    return f"({where}: {most} of {seen.logs})" if most else "–"


def _results(seen: Seen, alarms: Counter[str], args: argparse.Namespace) -> str:
    return "\n".join(
        [
            "# Integrity: what it sees of a tampered log",
            "",
            "Written by `python benchmarks/tampering.py`; not edited by hand. Logs:",
            "synthetic, about 100,000 look-ups in 182 days, with a weekly rhythm and",
            "overdispersed days and hours, numbered without a gap. Each tampering is done to",
            f"{seen.logs} logs: to one row, to 0.01 %, to 0.1 % and to 1 % of the rows. The",
            "other party's copy is the clean log.",
            "",
            "*Cell*: the smallest amount from which on the finding saw it in every log; in",
            "brackets, the amount it saw most often, where never in all; –: never seen.",
            "",
            "| what was done | " + " | ".join(FINDINGS) + " |",
            "|---|" + "---|" * len(FINDINGS),
            *_rows(seen),
            "",
            f"## False alarms, in {args.clean} clean logs",
            "",
            "| finding | logs with an alarm | 95 % interval (Clopper and Pearson 1934) |",
            "|---|---:|---|",
            *_alarm_rows(alarms, args.clean),
            "",
            "The stated rate of silences is 1 % (option `false_alarm`); the others are",
            "counts, which in a clean log are none. No numbering, no silence and no clock",
            "shows a change that keeps numbers, moments and the number of rows: only the other",
            "party's copy does.",
            "",
        ]
    )


def _rows(seen: Seen) -> Iterator[str]:
    for what in TAMPERINGS:
        cells = " | ".join(_least(seen, what, name) for name in FINDINGS)
        yield f"| {what} | {cells} |"


def _alarm_rows(alarms: Counter[str], logs: int) -> Iterator[str]:
    for name, estimates in FINDINGS.items():
        reach = stats.binomtest(alarms[name], logs).proportion_ci(0.95, "exact")
        low, high = (f"{100 * end:.1f} %" for end in (reach.low, reach.high))
        told = ", ".join(f"`{one}`" for one in estimates)
        yield f"| {name} ({told}) | {alarms[name]} | {low} to {high} |"


if __name__ == "__main__":
    main()
