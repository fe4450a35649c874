"""Cameras: those that are not on the published list, or have no sign on record."""

from veedor.audits.integrity.counts import Counts
from veedor.audits.integrity.findings.held import Wanted, between, no_record, none_wanted
from veedor.core import Finding, Setting, say
from veedor.stats.estimates import count_of


def find(counts: Counts, setting: Setting) -> Finding:
    """Count cameras not published or without a sign; bound it where the record does not say."""
    wanted = Wanted(stem="cameras", rank=40, record="cameras", queries=("camera_list",))
    name, label, seen = "cameras.not-published", say("cameras.label"), counts.camera_list[0]
    if "cameras" not in setting.given:
        return none_wanted(wanted, no_record(name, label, "cameras", "cameras"))
    reach = (seen.lacking, seen.lacking + seen.untold)
    main = between(name, label, "cameras", reach, seen.cameras)
    beside = tuple(
        count_of(f"cameras.{what}", say(f"cameras.{what}"), "cameras", number, seen.cameras)
        for what, number in (("unlisted", seen.unlisted), ("unsigned", seen.unsigned))
    )
    return none_wanted(wanted, main, beside=beside if seen.cameras else ())
