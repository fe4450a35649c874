"""Refusals: of requests on one's own data, those that give no reasons."""

from veedor.audits.requests.findings.shown import UNIT, asks, lacking
from veedor.audits.requests.options import RequestOptions
from veedor.audits.requests.register import OWN_DATA, Register, Standing
from veedor.core import Finding, say
from veedor.stats.estimates import absent, count_of
from veedor.stats.splits import Split, none_does, share_or_why, shares_given
from veedor.stats.tallies import Tally, regrouped


def find(register: Register, options: RequestOptions) -> Finding:
    """Count express refusals without reasons, and refusals by silence beside them."""
    seen = register.of(*OWN_DATA)
    because = lacking(register, "outcome", "reasoned")
    split = among_refusals(seen, options)
    share = share_or_why(
        "refusals.without-reasons", say("refusals.label"), UNIT, split, because
    )
    label, no_days = say("refusals.silent"), lacking(register, "answered_on")
    silent = regrouped(seen, lambda one: one.silent)
    beside = (
        count_of("refusals.by-silence", label, UNIT, silent[True], silent.total())
        if no_days is None
        else absent("refusals.by-silence", label, UNIT, no_days)
    )
    if because is not None or not split.whole:
        plain = because or say("refusals.none")
    else:
        plain = say(
            split.worded("refusals.plain"),
            n=split.yes,
            whole=split.whole,
            unknown=split.unknown,
        )
    return Finding(
        id="requests.refusals",
        rank=22,
        title=say("refusals.title"),
        claim=say("refusals.claim"),
        verdict=none_does((share,)),
        plain=plain,
        estimates=(share, beside),
        pictured=shares_given((share,)),
        caveats=(say("refusals.caveat"), say("refusals.caveat-silence")),
        asks=asks(because),
        queries=("by_date",),
    )


def is_refusal(one: Standing, options: RequestOptions) -> bool | None:
    """Say whether the answer refuses; None where there is an answer and not what it was."""
    if one.outcome in {"", "no answer"}:
        return None if one.outcome == "" and one.dated else False
    refuses = {"refused", "partial"} if options.partial_is_refusal else {"refused"}
    return one.outcome in refuses


def without_reasons(one: Standing, options: RequestOptions) -> bool | None:
    """Say whether it was refused without reasons; None where the record does not say."""
    refused = is_refusal(one, options)
    if refused is False or one.reasoned is True:
        return False
    return True if refused and one.reasoned is False else None


def among_refusals(seen: Tally[Standing], options: RequestOptions) -> Split:
    """Split refusals: without reasons, with reasons, and what may be one of the two."""
    yes = no = unknown = reasoned = 0
    for one, n in seen.items():
        refused = is_refusal(one, options)
        if refused is None and one.reasoned:
            reasoned += n
        elif refused is None or (refused and one.reasoned is None):
            unknown += n
        elif refused:
            yes += 0 if one.reasoned else n
            no += n if one.reasoned else 0
    return Split(yes=yes, no=no, unknown=unknown, no_or_out=reasoned)
