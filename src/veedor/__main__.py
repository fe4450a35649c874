"""``python -m veedor``, and the command ``veedor``."""

from veedor.cli import main

__all__ = ["main"]

if __name__ == "__main__":
    main(prog_name="veedor")
