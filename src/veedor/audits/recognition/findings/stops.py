"""Acts upon persons: their human ground, their six causes of error, and what was reported."""

from collections import Counter

from veedor.audits.recognition.findings.topics import Topic, one_share
from veedor.audits.recognition.view import (
    NO,
    UNKNOWN,
    YES,
    View,
    ask_for,
    median_of,
    split_levels,
)
from veedor.core import Alternative, Estimate, Finding, Sentence, Verdict, say
from veedor.stats.chance import exact_interval
from veedor.stats.estimates import absent, count_of
from veedor.stats.splits import Split, share_or_why, shares_given, split_share

CAUSES = (
    "wrong identifier",
    "missing filiation",
    "order lifted",
    "no basis for arrest",
    "false match",
    "local copy",
)
"""Only "false match" is an error of the algorithm."""

_QUERIES = ("acts", "act_states")


def grounds(view: View) -> Finding:
    """Count the acts that followed an alert or a profile with no ground of a person's own."""
    because = view.lacks("stops", "alert_id")
    if because is None and not view.has("stops", "human_ground"):
        because = view.lacks("stops", "ground")
    rows = [row for row in view.counts.act_states if row.from_alert or row.from_profile]
    split = split_levels([(_groundless(view, row.human, row.worded), row.acts) for row in rows])
    topic = Topic(
        id="human-ground",
        name="acts.without-human-ground",
        rank=44,
        unit="stops",
        queries=_QUERIES,
    )
    return one_share(topic, split, because)


def reports(view: View) -> Finding:
    """Count the wrong acts after an alert that were not reported, beside complaints."""
    because = view.lacks("stops", "alert_id", "reported_on")
    if because is None and not view.has("stops", "identity"):
        because = view.lacks("stops", "cause")
    yes = no = unknown = 0
    for row in view.counts.act_states:
        wrong = row.wrong if row.from_alert else NO
        yes += row.acts if wrong == YES and not row.reported else 0
        no += row.acts if wrong == YES and row.reported else 0
        unknown += row.acts if wrong == UNKNOWN and not row.reported else 0
    topic = Topic(
        id="reported",
        name="wrong-stops.not-reported",
        rank=45,
        unit="stops",
        queries=(*_QUERIES, "heard"),
    )
    return one_share(topic, Split(yes=yes, no=no, unknown=unknown), because, _heard(view))


def causes(view: View) -> Finding:
    """Count what made acts wrong, cause by cause; they are never added into one figure."""
    because = view.lacks("stops", "cause")
    rows = [row for row in view.counts.act_states if row.wrong == YES]
    by = Counter[str]()
    for row in rows:
        by[_cause(row.cause, row.identity)] += row.acts
    whole = sum(by.values())
    if because is None and not whole:
        because = say("causes.none")
    shares = tuple(_of_cause(cause, by, whole) for cause in (*CAUSES, ""))
    if because is not None:
        shares = (absent("causes", say("causes.label"), "stops", because),)
    return Finding(
        id="recognition.causes",
        rank=43,
        title=say("causes.title"),
        claim=say("causes.claim"),
        verdict=_by_algorithm(by, whole) if because is None else Verdict.NOT_ASSESSABLE,
        plain=because
        or say("causes.plain", whole=whole, match=by["false match"], unsaid=by[""]),
        estimates=(*shares, _wrong(view), *_lengths(view)),
        pictured=shares_given(shares),
        caveats=(say("causes.caveat"), say("causes.caveat-street")),
        alternatives=_as_drawn(view, by, whole, because),
        asks=ask_for(because),
        queries=(*_QUERIES, "minutes"),
    )


def _groundless(view: View, human: int, worded: int) -> int:
    """Turn the marks round: a ground in words may only repeat the alert."""
    if human != UNKNOWN:
        return NO if human == YES else YES
    return UNKNOWN if worded or not view.has("stops", "ground") else YES


def _cause(cause: str, identity: str) -> str:
    """Give the cause on record; where the person was right, only the basis was lacking."""
    return cause or ("no basis for arrest" if identity == "correct" else "")


def _of_cause(cause: str, by: Counter[str], whole: int) -> Estimate:
    """Give the share of wrong acts with a cause; those without one may have any."""
    slug = _slug(cause)
    open_ = by[""] if cause else 0
    split = Split(yes=by[cause], no=whole - by[cause] - open_, unknown=open_)
    return split_share(f"causes.{slug}", say(f"causes.{slug}"), "stops", split)


def _as_drawn(
    view: View, by: Counter[str], whole: int, because: Sentence | None
) -> tuple[Alternative, ...]:
    """Give each cause's share with an exact interval, as if these acts were drawn of many."""
    if because is not None:
        return ()
    estimates = tuple(
        Estimate(
            name=f"causes.{_slug(cause)}.drawn",
            label=say(f"causes.{_slug(cause)}"),
            shape="share",
            unit="stops",
            support=whole,
            count=by[cause],
            method="Clopper and Pearson (1934)",
            interval=exact_interval(by[cause], whole, view.options.level),
        )
        for cause in (*CAUSES, "")
        if by[cause]
    )
    return (Alternative(text=say("causes.if-drawn"), estimates=estimates),)


def _slug(cause: str) -> str:
    return cause.replace(" ", "-") or "none-on-record"


def _by_algorithm(by: Counter[str], whole: int) -> Verdict:
    """Judge the claim that wrong acts come from the algorithm alone."""
    if whole - by["false match"] - by[""]:
        return Verdict.CONTRADICTED
    return Verdict.INCONCLUSIVE if by[""] else Verdict.SUPPORTED


def _wrong(view: View) -> Estimate:
    because = view.lacks("stops", "identity")
    levels = [(row.wrong, row.acts) for row in view.counts.act_states]
    return share_or_why(
        "stops.wrong", say("causes.wrong"), "stops", split_levels(levels), because
    )


def _lengths(view: View) -> tuple[Estimate, ...]:
    """Give how long acts took, the wrong ones and all: no cause, and felt by the person."""
    because = view.lacks("stops", "ended_at")
    rows = view.counts.minutes
    return tuple(
        median_of(
            f"stops.median-minutes{suffix}",
            say(f"causes.minutes{suffix}"),
            "stops",
            [(row.minutes, row.acts) for row in rows if not suffix or row.wrong == YES],
            because,
        )
        for suffix in ("", "-wrong")
    )


def _heard(view: View) -> tuple[Estimate, ...]:
    because, heard = view.lacks("complaints"), view.counts.heard[0]
    numbers = {"about-wrong": heard.about_wrong, "unanswered": heard.unanswered}
    if because is not None:
        return (absent("complaints", say("complaints.label"), "complaints", because),)
    return tuple(
        count_of(
            f"complaints.{name}", say(f"complaints.{name}"), "complaints", n, heard.complaints
        )
        for name, n in numbers.items()
    )
