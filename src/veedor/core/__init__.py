"""The nouns every room speaks: data only, no files, no database, no arithmetic."""

from veedor.core.audit import (
    AnnexTable,
    Answer,
    AnyAudit,
    Audit,
    Coverage,
    Excluded,
    Need,
    Options,
    Row,
    Setting,
    Value,
)
from veedor.core.case import Case, From, Language, Period, Reading, Request, Scalar, Source
from veedor.core.clock import pinned_zone, to_local_day, to_utc
from veedor.core.errors import AuditError, CaseError, SealError, TableError, VeedorError
from veedor.core.finding import Alternative, Ask, Estimate, Finding, Interval, Verdict
from veedor.core.glimpse import Glimpse, GlimpseColumn
from veedor.core.message import Message
from veedor.core.receipt import Clock, Combined, Receipt, Repair
from veedor.core.record import Column, Kind, Record, Span
from veedor.core.report import SCHEMA, AuditRecord, NotReceived, QueryText, Report
from veedor.core.sentence import Fact, Sentence, say

__all__ = [
    "SCHEMA",
    "Alternative",
    "AnnexTable",
    "Answer",
    "AnyAudit",
    "Ask",
    "Audit",
    "AuditError",
    "AuditRecord",
    "Case",
    "CaseError",
    "Clock",
    "Column",
    "Combined",
    "Coverage",
    "Estimate",
    "Excluded",
    "Fact",
    "Finding",
    "From",
    "Glimpse",
    "GlimpseColumn",
    "Interval",
    "Kind",
    "Language",
    "Message",
    "Need",
    "NotReceived",
    "Options",
    "Period",
    "QueryText",
    "Reading",
    "Receipt",
    "Record",
    "Repair",
    "Report",
    "Request",
    "Row",
    "Scalar",
    "SealError",
    "Sentence",
    "Setting",
    "Source",
    "Span",
    "TableError",
    "Value",
    "VeedorError",
    "Verdict",
    "pinned_zone",
    "say",
    "to_local_day",
    "to_utc",
]
