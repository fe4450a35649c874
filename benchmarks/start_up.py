"""What it costs to start: ``veedor --help`` and ``import veedor``, beside Python itself.

Run by ``make bench``; writes START_UP.md beside this file. Processor seconds of a process that
does nothing else, the middle of the repeats; files are read from the system's memory.
"""

import sys
from pathlib import Path

from measuring import measure
from peers import machine
from ratios import AT_MOST, Ratio, table, write

HERE = Path(__file__).parent
REPEAT = 15
HELP, IMPORT, PLAIN = "veedor --help", "import veedor", "Python, nothing else"
COMMANDS = {
    HELP: ["-m", "veedor", "--help"],
    IMPORT: ["-c", "import veedor"],
    PLAIN: ["-c", ""],
}
BARS = {HELP: 0.25, IMPORT: 0.1}


def main() -> None:
    taken = {what: middle(words) for what, words in COMMANDS.items()}
    lines = ["| what | processor s |", "|---|---:|"]
    lines += [f"| {what} | {seconds:.3f} |" for what, seconds in taken.items()]
    ratios = [
        Ratio(task=what, beside=AT_MOST, theirs=bar, ours=taken[what])
        for what, bar in BARS.items()
    ]
    told = machine(("veedor",))
    write(HERE / "START_UP.md", [told, "", *lines, "", *table(ratios)])


def middle(words: list[str]) -> float:
    seconds = [measure([sys.executable, *words]).processor for _ in range(REPEAT)]
    return sorted(seconds)[REPEAT // 2]


if __name__ == "__main__":
    main()
