"""The door: the command line, in Spanish and in English."""

from veedor.cli.door import main

__all__ = ["main"]
