"""``python -m veedor``, and the command ``veedor``."""

import os
import sys

from veedor.cli import main as door
from veedor.cli.guard import INTERRUPTED

__all__ = ["main"]


def main() -> None:
    """Open the door; a run that was interrupted ends at once, with its one line told.

    By then every file and process of the run is gone. What is left to Python, to take its
    modules apart, can find the database's library in the middle of a step, which then tells
    of its own insides on the terminal.
    """
    try:
        door(prog_name="veedor")
    except SystemExit as ended:
        if ended.code != INTERRUPTED:
            raise
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(INTERRUPTED)


if __name__ == "__main__":
    main()
