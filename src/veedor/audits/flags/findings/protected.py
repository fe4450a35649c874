"""Protected activity: captured without an order, or for nothing else; by category."""

from collections import Counter

from veedor.audits.flags.counts import Counts
from veedor.audits.flags.findings.sources import UNIT, plain_of
from veedor.audits.flags.marks import Marks
from veedor.audits.flags.numbers import asks, lacks
from veedor.audits.flags.options import FlagsOptions
from veedor.core import Estimate, Finding, Sentence, Setting, say
from veedor.stats.estimates import count_of
from veedor.stats.splits import none_does, share_or_why, shares_given


def find(counts: Counts, options: FlagsOptions, setting: Setting) -> Finding:
    """Count captures of protected categories: without order, and for nothing else."""
    marks = Marks(counts, options, setting)
    because = lacks(setting, "monitoring", "protected")
    split = marks.split("sensitive")
    bare = share_or_why(
        "monitoring.protected-without-order", say("protected.label"), UNIT, split, because
    )
    only = share_or_why(
        "targets.protected-only", say("protected.only"), UNIT, marks.split("only"), because
    )
    return Finding(
        id="flags.protected",
        rank=22,
        title=say("protected.title"),
        claim=say("protected.claim"),
        verdict=none_does((bare, only)),
        plain=plain_of("protected.plain", split, because),
        estimates=(bare, only, *_by_category(counts, because)),
        pictured=shares_given((bare, only)),
        caveats=(say("protected.caveat"), say("protected.caveat-only")),
        asks=asks(because, "monitoring"),
        queries=("held", "captures"),
    )


def _by_category(counts: Counts, because: Sentence | None) -> tuple[Estimate, ...]:
    """Count the captures of each category that occurs, and those without a mark."""
    if because is not None:
        return ()
    found: Counter[str] = Counter()
    for row in counts.captures:
        found[row.category] += row.captures
    whole = sum(found.values())
    names = sorted(name for name in found if name not in {"", "none"})
    marked = tuple(
        count_of(
            f"captures.of-category.{name.replace(' ', '-')}",
            say("protected.category", category=name),
            UNIT,
            found[name],
            whole,
        )
        for name in names
    )
    label = say("protected.unmarked")
    return (*marked, count_of("captures.unmarked", label, UNIT, found[""], whole))
