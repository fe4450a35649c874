"""Files into canonical tables: copied, counted, read in a limited process, checked."""

from veedor.engine.admission.combine import combine
from veedor.engine.admission.kept_tables import KeptTables, kept_tables
from veedor.engine.admission.process import Admitted, Desk, admit, empty

__all__ = ["Admitted", "Desk", "KeptTables", "admit", "combine", "empty", "kept_tables"]
