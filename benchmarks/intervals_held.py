"""How often each interval of the kinds recognition, trial, flags, scores and stops holds.

``python benchmarks/intervals_held.py`` writes the table of COVERAGE.md. Where chances can be
summed, they are (every table weighed by its probability), so that nothing is left to dice; the
rest is simulated with fixed seeds, 2,000 rounds a design, with an error of half a point.
Not named after what it measures: a module ``coverage`` here would stand before the library.
"""

from pathlib import Path

from intervals.flags import flags
from intervals.groups import groups
from intervals.held import Row
from intervals.recognition import recognition
from intervals.trial import trial


def verdict(row: Row) -> str:
    if row.narrow:
        return "**no width**"
    if row.held < 0.93:
        return "**short**"
    return "within 93 to 97" if row.held <= 0.97 else "wide"


def main() -> None:
    rows = [*recognition(), *trial(), *flags(), *groups()]
    lines = [
        "| kind | interval | design | held % | no width % | |",
        "|---|---|---|---:|---:|---|",
    ]
    lines += [
        f"| {r.kind} | {r.interval} | {r.design} | {100 * r.held:.1f} |"
        f" {100 * r.narrow:.1f} | {verdict(r)} |"
        for r in rows
    ]
    page = Path(__file__).with_name("COVERAGE.md")
    head = page.read_text("utf-8").split("<!-- measured -->")[0]
    page.write_text(head + "<!-- measured -->\n\n" + "\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
