"""Misses: who was on the list and passed unseen. The records cannot say."""

from veedor.core import Ask, Finding, Verdict, say
from veedor.stats import absent


def find() -> Finding:
    """Say that no miss rate can be computed without volunteers."""
    why = say("misses.why")
    return Finding(
        id="recognition.misses",
        rank=62,
        title=say("misses.title"),
        claim=say("misses.claim"),
        verdict=Verdict.NOT_ASSESSABLE,
        plain=why,
        estimates=(absent("misses.share", say("misses.label"), "passages", why),),
        caveats=(say("misses.caveat"),),
        asks=(Ask(record="deployments", text=say("ask.misses")),),
        queries=("totals",),
    )
