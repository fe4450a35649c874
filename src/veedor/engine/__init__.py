"""Where data lives: admits files as canonical tables, answers SQL with exact rows."""

from veedor.engine.admission import Admitted, Desk, admit, empty
from veedor.engine.duck import DuckEngine
from veedor.engine.protocol import Engine

__all__ = ["Admitted", "Desk", "DuckEngine", "Engine", "admit", "empty"]
