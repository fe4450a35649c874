"""The page on paper: one PDF/A, tagged, with the record's digest on every sheet."""

from veedor.report.typeset.paper import to_pdf

__all__ = ["to_pdf"]
