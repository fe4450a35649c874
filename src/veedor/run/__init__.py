"""The one path, and the kinds of audit that it can run."""

from veedor.run.kinds import find_audit, kinds, method, query, words
from veedor.run.path import Outcome, audit
from veedor.run.step import Step, Tell

__all__ = [
    "Outcome",
    "Step",
    "Tell",
    "audit",
    "find_audit",
    "kinds",
    "method",
    "query",
    "words",
]
