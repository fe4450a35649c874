"""Disclosures: without norm or competence, outside the policy, altered or unexplained."""

from veedor.audits.integrity.counts import Counts
from veedor.audits.integrity.findings.held import (
    Wanted,
    between,
    no_column,
    no_record,
    none_wanted,
)
from veedor.core import Estimate, Finding, Setting, say
from veedor.stats.estimates import count_of

_BASES = ("basis", "sender_competence", "recipient_competence")


def find_basis(counts: Counts, setting: Setting) -> Finding:
    """Count disclosures without consent that lack the norm or either side's competence."""
    wanted = Wanted(stem="disclosed", rank=35, record="disclosures", queries=("disclosed",))
    name, label, seen = "disclosures.without-basis", say("disclosed.label"), counts.disclosed[0]
    if "disclosures" not in setting.given:
        return none_wanted(wanted, no_record(name, label, "disclosures", "disclosures"))
    known = all(setting.has("disclosures", column) for column in _BASES)
    most = seen.without_basis if known else seen.unconsented
    main = between(name, label, "disclosures", (seen.without_basis, most), seen.unconsented)
    return none_wanted(wanted, main)


def find_recipients(counts: Counts, setting: Setting) -> Finding:
    """Count recipients that the sharing policy does not name."""
    wanted = Wanted(stem="recipients", rank=36, record="disclosures", queries=("recipients",))
    return none_wanted(wanted, _recipients(counts, setting))


def _recipients(counts: Counts, setting: Setting) -> Estimate:
    name, label, unit = "recipients.outside-policy", say("recipients.label"), "recipients"
    seen = counts.recipients[0]
    if "disclosures" not in setting.given:
        return no_record(name, label, unit, "disclosures")
    for column in ("recipient", "policy_permits"):
        if not setting.has("disclosures", column):
            return no_column(name, label, unit, column)
    reach = (seen.outside, seen.outside + seen.untold)
    return between(name, label, unit, reach, seen.recipients)


def find_exports(counts: Counts, setting: Setting) -> Finding:
    """Count exports altered, given to the media, or without recipient or cause."""
    wanted = Wanted(stem="exports", rank=37, record="disclosures", queries=("disclosed",))
    name, label, seen = "exports.altered-or-unexplained", say("exports.label"), counts.disclosed
    if "disclosures" not in setting.given:
        return none_wanted(wanted, no_record(name, label, "exports", "disclosures"))
    one = seen[0]
    main = between(name, label, "exports", (one.amiss, one.amiss + one.untold), one.exports)
    beside = tuple(
        count_of(f"exports.{what}", say(f"exports.{what}"), "exports", number, one.exports)
        for what, number in (
            ("altered", one.altered),
            ("unexplained", one.unexplained),
            ("to-media", one.to_media),
        )
    )
    return none_wanted(wanted, main, beside=beside if one.exports else ())
