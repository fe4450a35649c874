"""Public information: answered in time, and refused only with reasons."""

from veedor.audits.requests.findings.refusals import among_refusals, without_reasons
from veedor.audits.requests.findings.shown import UNIT, asks, lacking
from veedor.audits.requests.findings.terms import by_state, run_out
from veedor.audits.requests.options import RequestOptions
from veedor.audits.requests.register import Register, Standing
from veedor.core import Estimate, Finding, Sentence, say
from veedor.stats.splits import Split, none_does, share_or_why, shares_given
from veedor.stats.tallies import Tally


def find(register: Register, options: RequestOptions) -> Finding:
    """Count requests answered late, not at all, or refused without reasons."""
    because = lacking(register, "answered_on")
    seen = {one: n for one, n in register.of("foi").items() if one.state != "running"}
    split = _complying(seen, options)
    days, more = options.foi_days, options.foi_extension_days
    label, late_label = (say(f"foi.{name}", days=days, more=more) for name in ("label", "late"))
    estimates = (
        share_or_why("foi.not-complying", label, UNIT, split, because),
        share_or_why("foi.late", late_label, UNIT, run_out(by_state(seen)), because),
        _reasons(register, seen, options),
    )
    return Finding(
        id="requests.foi",
        rank=21,
        title=say("foi.title"),
        claim=say("foi.claim", days=days, more=more),
        verdict=none_does(estimates[:1]),
        plain=_plain(split, because),
        estimates=estimates,
        pictured=shares_given(estimates),
        caveats=(say("foi.caveat"), say("terms.caveat")),
        asks=asks(lacking(register, "answered_on", "extended", "outcome", "reasoned")),
        queries=("by_date",),
    )


def _complying(seen: Tally[Standing], options: RequestOptions) -> Split:
    """Split requests: one fails where it is late, or refused without reasons."""
    yes = no = unknown = 0
    for one, n in seen.items():
        bare = without_reasons(one, options)
        if one.state == "late" or bare is True:
            yes += n
        elif one.state == "in time" and bare is False:
            no += n
        else:
            unknown += n
    return Split(yes=yes, no=no, unknown=unknown)


def _reasons(register: Register, seen: Tally[Standing], options: RequestOptions) -> Estimate:
    because = lacking(register, "outcome", "reasoned")
    split = among_refusals(seen, options)
    return share_or_why("foi.without-reasons", say("foi.without-reasons"), UNIT, split, because)


def _plain(split: Split, because: Sentence | None) -> Sentence:
    if because is not None or not split.whole:
        return because or say("absent.none", unit=UNIT)
    return say(
        split.worded("foi.plain"), failing=split.yes, whole=split.whole, unknown=split.unknown
    )
