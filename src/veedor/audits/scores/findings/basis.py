"""What each score rests on: a fact or only a profile, graded, put to a use, with a ground."""

from collections.abc import Callable

from veedor.audits.scores.counts import Entry
from veedor.audits.scores.shown import asks
from veedor.audits.scores.study import UNIT, Study
from veedor.core import Estimate, Finding, Sentence, say
from veedor.stats.splits import Split, none_does, share_or_why, shares_given


def find(study: Study) -> Finding:
    """Give the share that rests on a profile only, has no grade, no use, no ground."""
    grounds = _split(study, lambda one: _not(one.own_ground), lambda one: one.selected)
    estimates = (
        _profile_only(study),
        _share(study, "reliability.missing", lambda one: not one.graded, "reliability"),
        _share(study, "use.unstated", lambda one: not one.used, "used_for"),
        share_or_why(
            "selected.without-own-ground",
            say("basis.selected.without-own-ground"),
            UNIT,
            grounds,
            study.lacking("selected", "own_ground"),
        ),
    )
    return Finding(
        id="scores.basis",
        rank=28,
        title=say("basis.title"),
        claim=say("basis.claim"),
        verdict=none_does(estimates[:2]),
        plain=_plain(estimates),
        estimates=estimates,
        pictured=shares_given(estimates),
        caveats=(say("basis.caveat"), say("basis.caveat-words")),
        asks=asks(study, "basis", "reliability", "used_for", "own_ground"),
        queries=("entries",),
    )


def _profile_only(study: Study) -> Estimate:
    options = study.options
    because = study.lacking("basis")
    if because is None and not (options.fact_bases or options.profile_bases):
        because = say("absent.no-bases")

    def does(one: Entry) -> bool | None:
        if one.basis in options.profile_bases:
            return True
        return False if one.basis in options.fact_bases else None

    label = say("basis.basis.profile-only")
    return share_or_why("basis.profile-only", label, UNIT, _split(study, does), because)


def _share(study: Study, name: str, does: Callable[[Entry], bool], column: str) -> Estimate:
    label = say(f"basis.{name}")
    return share_or_why(name, label, UNIT, _split(study, does), study.lacking(column))


def _split(
    study: Study,
    does: Callable[[Entry], bool | None],
    counts: Callable[[Entry], bool | None] = lambda _one: True,
) -> Split:
    """Split profiles; of one that may not count at all, only what it does not do is sure."""
    sizes: dict[bool | None, int] = {True: 0, False: 0, None: 0}
    out = 0
    for one in study.counts.entries:
        counted, found = counts(one), does(one)
        if counted is None and found is False:
            out += one.profiles
        elif counted is not False:
            sizes[found if counted else None] += one.profiles
    return Split(yes=sizes[True], no=sizes[False], unknown=sizes[None], no_or_out=out)


def _not(known: bool | None) -> bool | None:  # noqa: FBT001 - three answers, not a switch
    return None if known is None else not known


def _plain(estimates: tuple[Estimate, ...]) -> Sentence:
    first, second = (e.interval for e in estimates[:2])
    if first is not None and second is not None:
        return say(
            "basis.plain" if first.low == first.high else "basis.plain-bounds",
            low=first.low,
            high=first.high,
            missing=second.low,
            n=estimates[0].support,
        )
    return next(e.absent_because for e in estimates[:2] if e.absent_because is not None)
