"""Technologies that the records of use name, and policies of their own."""

from typing import Literal

from veedor.audits.claims.counts import Counts, Covered
from veedor.audits.claims.options import ClaimsOptions
from veedor.audits.claims.relations import standing
from veedor.audits.claims.said import between, finding, judged, lacking, shown
from veedor.core import Finding, Sentence, Setting, say
from veedor.stats.estimates import count_of

_Own = Literal["own", "perhaps", "none"]


def find(counts: Counts, options: ClaimsOptions, setting: Setting) -> Finding:
    """Look for the policy that names each technology alone."""
    because = _cannot(counts, setting)
    if because is not None:
        return lacking(
            "policies",
            32,
            estimate="technologies.without-own-policy",
            unit="technologies",
            because=because,
            record="policies",
        )
    found = [own(system, counts, options) for system in _named(counts)]
    unnamed = _unnamed(counts)
    whole = len(found) + (1 if unnamed else 0)
    least = found.count("none")
    most = whole - found.count("own")
    said, more = shown(cases(counts, options), options)
    return finding(
        "policies",
        32,
        verdict=judged(least, whole, most - least),
        plain=say(
            "policies.plain",
            without=least,
            perhaps=found.count("perhaps"),
            technologies=len(found),
            unnamed=unnamed,
        ),
        estimates=(
            between("technologies.without-own-policy", "technologies", least, most, whole),
            count_of(
                "technologies.unnamed-rows",
                say("technologies.unnamed-rows.label"),
                "rows",
                unnamed,
                sum(row.rows for row in counts.systems),
            ),
        ),
        cases=said,
        more=more,
        queries=("systems", "covered"),
    )


def cases(counts: Counts, options: ClaimsOptions) -> list[Sentence]:
    """Give every technology without a policy that is surely its own."""
    return [
        say(f"policies.case-{answer}", system=system, policies=_policies(system, counts))
        for system in _named(counts)
        if (answer := own(system, counts, options)) != "own"
    ]


def own(system: str, counts: Counts, options: ClaimsOptions) -> _Own:
    """Say whether a policy names a technology alone, with a text and content of its own.

    Perhaps: its text was not compared or is nearly another's, or it fills fewer of the required
    contents than the case asks for, or it is not known how many.
    """
    alone = [row for row in counts.covered if _same(row.system, system) and _alone(row, counts)]
    if not alone:
        return "none"
    return "own" if any(_specific(row, counts, options) for row in alone) else "perhaps"


def _cannot(counts: Counts, setting: Setting) -> Sentence | None:
    if "policies" not in setting.given:
        return say("policies.no-record")
    return None if _named(counts) else say("absent.none", unit="technologies")


def _named(counts: Counts) -> list[str]:
    """Give the technologies that the records name, capitals and spaces at the ends aside."""
    found: dict[str, str] = {}
    for row in counts.systems:
        if row.system:
            found.setdefault(_key(row.system), row.system)
    return list(found.values())


def _unnamed(counts: Counts) -> int:
    return sum(row.rows for row in counts.systems if not row.system)


def _key(system: str) -> str:
    return system.strip().casefold()


def _same(one: str, other: str) -> bool:
    return _key(one) == _key(other)


def _alone(row: Covered, counts: Counts) -> bool:
    covers = {
        _key(other.system) for other in counts.covered if other.policy_id == row.policy_id
    }
    return len(covers) == 1


def _specific(row: Covered, counts: Counts, options: ClaimsOptions) -> bool:
    shared = {
        other.policy_id for other in counts.covered if other.text_group == row.text_group
    } - {row.policy_id}
    return bool(
        row.text_group and not shared and (row.own_fields or 0) >= options.policy_fields
    )


def _policies(system: str, counts: Counts) -> str:
    names = [
        f"{row.policy_id} ({standing(row.document, row.page)})"
        for row in counts.covered
        if _same(row.system, system)
    ]
    return "; ".join(names) or "-"
