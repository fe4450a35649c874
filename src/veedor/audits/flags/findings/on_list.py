"""Who of a list of protected persons was captured: in sums, and by category."""

from veedor.audits.flags.counts import Counts, OnList
from veedor.audits.flags.numbers import asks, lacks
from veedor.core import Estimate, Finding, Sentence, Setting, Verdict, say
from veedor.stats.estimates import absent, count_of, share_of

UNIT = "captures"
WITHOUT = "captures.on-list-without-order"


def find(counts: Counts, setting: Setting) -> Finding:
    """Count captures of listed persons, with and without an order, and the persons reached."""
    because = lacks(setting, "monitoring", "person") or lacks(setting, "protected_persons")
    together = next((row for row in counts.on_list if not row.category), _NOBODY)
    named = sum(row.captures * row.persons for row in counts.targets)
    estimates = _absent(because) if because else _together(together, named)
    return Finding(
        id="flags.on-list",
        rank=23,
        title=say("on-list.title"),
        claim=say("on-list.claim"),
        verdict=_judge(because, together, named),
        plain=because or _plain(together, named),
        estimates=(*estimates, *(() if because else _by_category(counts, named))),
        caveats=(say("on-list.caveat"), say("on-list.caveat-both")),
        asks=asks(because, _asked(setting)),
        queries=("held", "on_list", "targets"),
    )


def _asked(setting: Setting) -> str:
    return "protected_persons" if setting.has("monitoring", "person") else "monitoring"


_NOBODY = OnList(category="", captures=0, without_order=0, persons=0)


def _judge(because: Sentence | None, together: OnList, named: int) -> Verdict:
    if because is not None or not named:
        return Verdict.NOT_ASSESSABLE
    return Verdict.CONTRADICTED if together.without_order else Verdict.SUPPORTED


def _plain(together: OnList, named: int) -> Sentence:
    if not named:
        return say("absent.none", unit=UNIT)
    return say(
        "on-list.plain",
        n=together.captures,
        whole=named,
        persons=together.persons,
        bare=together.without_order,
    )


def _absent(because: Sentence) -> tuple[Estimate, ...]:
    return (
        absent(WITHOUT, say("on-list.without-order"), UNIT, because),
        absent("captures.on-list", say("on-list.captures"), UNIT, because),
    )


def _together(together: OnList, named: int) -> tuple[Estimate, ...]:
    label = say("on-list.persons")
    return (
        share_of(WITHOUT, say("on-list.without-order"), UNIT, together.without_order, named),
        share_of("captures.on-list", say("on-list.captures"), UNIT, together.captures, named),
        count_of("persons.on-list", label, "persons", together.persons, together.persons),
    )


def _by_category(counts: Counts, named: int) -> tuple[Estimate, ...]:
    return tuple(
        count_of(
            f"captures.on-list.{row.category.replace(' ', '-')}",
            say("on-list.category", category=f"listed-{row.category.replace(' ', '-')}"),
            UNIT,
            row.captures,
            named,
        )
        for row in counts.on_list
        if row.category
    )
