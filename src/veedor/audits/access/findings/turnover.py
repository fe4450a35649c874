"""Turnover: what the totals alone prove, however many persons passed through the list."""

from veedor.audits.access.counts import Counts
from veedor.audits.access.numbers import marked
from veedor.audits.access.options import AccessOptions
from veedor.core import Ask, Estimate, Finding, Sentence, Setting, Verdict, say
from veedor.stats.estimates import absent, bounds_of, interval_of


def find(counts: Counts, options: AccessOptions, setting: Setting) -> Finding:
    """Bound the share of persons never listed, from how many could have been listed at most."""
    persons = marked(counts).total("persons")
    label = say("turnover.none")
    if not persons or not options.persons_through_list:
        why = "turnover.no-assumption" if persons else "turnover.no-person"
        shown: tuple[Estimate, ...] = (absent("turnover.persons", label, "persons", say(why)),)
        return _finding(shown, Verdict.NOT_ASSESSABLE, say(why), options, setting)
    shown = tuple(
        bounds_of(
            f"turnover.{assumed}",
            say("turnover.label", n=assumed),
            "persons",
            persons - min(assumed, persons),
            persons,
            persons,
        )
        for assumed in sorted(options.persons_through_list)
    )
    least = interval_of(shown[-1]).low
    verdict = Verdict.CONTRADICTED if least > options.limit_outside else Verdict.INCONCLUSIVE
    first, last = interval_of(shown[0]).low, least
    plain = say(
        "turnover.plain",
        persons=persons,
        fewest=min(options.persons_through_list),
        most=max(options.persons_through_list),
        first=first,
        last=last,
    )
    return _finding(shown, verdict, plain, options, setting)


def _finding(
    shown: tuple[Estimate, ...],
    verdict: Verdict,
    plain: Sentence,
    options: AccessOptions,
    setting: Setting,
) -> Finding:
    settled = options.list_history == "complete" and "orders" in setting.given
    return Finding(
        id="access.turnover",
        rank=3,
        title=say("turnover.title"),
        claim=say("turnover.claim"),
        verdict=verdict,
        plain=plain,
        estimates=shown,
        pictured=tuple(estimate.name for estimate in shown),
        caveats=(say("turnover.caveat"), *((say("turnover.settled"),) if settled else ())),
        asks=() if settled else (Ask(record="orders", text=say("outside.ask")),),
        queries=("units",),
    )
