"""The one path, and the kinds of audit that it can run."""

from veedor.run.bundle import Sealing, annex_of, bundle, refuse_early, small_counts
from veedor.run.kinds import find_audit, kinds, method, query, words
from veedor.run.path import Outcome, audit
from veedor.run.schema import case_schema
from veedor.run.step import Step, Tell
from veedor.run.told import Told
from veedor.run.verify import Against, verify

__all__ = [
    "Against",
    "Outcome",
    "Sealing",
    "Step",
    "Tell",
    "Told",
    "annex_of",
    "audit",
    "bundle",
    "case_schema",
    "find_audit",
    "kinds",
    "method",
    "query",
    "refuse_early",
    "small_counts",
    "verify",
    "words",
]
