"""The one path, and the kinds of audit that it can run.

``veedor.run.bundle`` and ``veedor.run.verify`` are imported by their own names: they load the
libraries of signatures, which a plain audit does without.
"""

from veedor.run.kinds import find_audit, kinds, method, query, words
from veedor.run.path import Outcome, audit
from veedor.run.resume import forget
from veedor.run.schema import case_schema
from veedor.run.step import Step, Tell
from veedor.run.told import Told

__all__ = [
    "Outcome",
    "Step",
    "Tell",
    "Told",
    "audit",
    "case_schema",
    "find_audit",
    "forget",
    "kinds",
    "method",
    "query",
    "words",
]
