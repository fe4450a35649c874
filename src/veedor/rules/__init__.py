"""Requirements of the law as data, and the one judge that holds findings against them."""

from veedor.rules.hold import Evidence, check, hold
from veedor.rules.judge import judge
from veedor.rules.packs import PACKS, UNITS, in_force, pack_digest, read_pack, read_unit
from veedor.rules.plan import PlannedPack, RulesPlan, check_documents, plan_rules
from veedor.rules.questions import questions
from veedor.rules.templates import TEMPLATES, Template, template

__all__ = [
    "PACKS",
    "TEMPLATES",
    "UNITS",
    "Evidence",
    "PlannedPack",
    "RulesPlan",
    "Template",
    "check",
    "check_documents",
    "hold",
    "in_force",
    "judge",
    "pack_digest",
    "plan_rules",
    "questions",
    "read_pack",
    "read_unit",
    "template",
]
