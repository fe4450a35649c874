"""Each use of the system: its aim, its leave, its notices, its ground, its place, its sign."""

from veedor.audits.recognition.findings.topics import Topic, first, one_share
from veedor.audits.recognition.view import View, split_levels
from veedor.core import Estimate, Finding, Interval, Sentence, say
from veedor.stats.estimates import absent
from veedor.stats.exact import counted, rounded
from veedor.stats.splits import Split, none_does, shares_given

_UNIT = "deployments"
_QUERIES = ("uses", "use_levels")
_COLUMNS = {
    "outside-aims": ("aim",),
    "no-safeguards": ("named_persons", "limited", "assessed_on", "registered_on"),
    "authorised-late": ("authorised_at", "started_at"),
    "not-notified": ("market_notified_on", "data_notified_on", "in_annual_report"),
    "without-grounds": ("grounds",),
    "place-reasoned": ("place_ground", "place_criterion"),
}
_NAMES = {
    "outside-aims": "uses.outside-aims",
    "no-safeguards": "uses.no-prior-safeguards",
    "authorised-late": "uses.authorised-late",
    "not-notified": "uses.not-notified",
    "without-grounds": "deployments.without-grounds",
    "place-reasoned": "deployments.place-reasoned",
}


def find(view: View) -> tuple[Finding, ...]:
    """Give one finding per question, then the policy and the signs."""
    return (
        *(_question(view, question, 49 + place) for place, question in enumerate(_COLUMNS)),
        _policy(view),
        _signs(view),
    )


def of_question(view: View, question: str) -> Split:
    """Split the deployments by the answer to a question."""
    rows = [(r.level, r.uses) for r in view.counts.use_levels if r.question == question]
    return split_levels(rows)


def _question(view: View, question: str, rank: int) -> Finding:
    topic = Topic(
        id=question,
        name=_NAMES[question],
        rank=rank,
        unit=_UNIT,
        queries=_QUERIES,
        all_should=question == "place-reasoned",
    )
    because = view.lacks("deployments", *_COLUMNS[question])
    return one_share(topic, of_question(view, question), because)


def _policy(view: View) -> Finding:
    """Hold deployments and look-ups together against the purposes of the policy."""
    held = [record for record in ("deployments", "queries") if view.has(record, "purpose")]
    because = first((view.lacks("purposes"), None if held else _no_use(view)))
    split = Split()
    if "deployments" in held:
        split = _plus(split, of_question(view, "outside-policy"))
    if "queries" in held:
        looks = view.counts.look_levels
        rows = [(row.level, row.looks) for row in looks if row.question == "outside-policy"]
        split = _plus(split, split_levels(rows))
    topic = Topic(
        id="outside-policy",
        name="uses.outside-policy",
        rank=55,
        unit="uses",
        queries=("use_levels", "look_levels"),
    )
    return one_share(topic, split, because)


def _no_use(view: View) -> Sentence | None:
    return view.lacks("deployments" if view.has("deployments") else "queries", "purpose")


def _plus(one: Split, other: Split) -> Split:
    return Split(
        yes=one.yes + other.yes, no=one.no + other.no, unknown=one.unknown + other.unknown
    )


def _signs(view: View) -> Finding:
    """Give the share of camera-hours without a sign; bounds where some cannot be weighed."""
    because = view.lacks("deployments", "started_at", "ended_at", "cameras", "signed_from")
    share = _sign_share(view, because)
    signs = view.counts.signs[0]
    plain = say(
        "signs.plain",
        bare=signs.bare / 60,
        hours=signs.minutes / 60,
        unknown=signs.unweighed + signs.unweighed_signed,
    )
    return Finding(
        id="recognition.signs",
        rank=56,
        title=say("signs.title"),
        claim=say("signs.claim"),
        verdict=none_does((share,)),
        plain=share.absent_because or plain,
        estimates=(share,),
        pictured=shares_given((share,)),
        caveats=(say("signs.caveat"),),
        queries=("uses", "signs"),
    )


def _sign_share(view: View, because: Sentence | None) -> Estimate:
    name, label, unit = "camera-hours.without-sign", say("signs.label"), "camera-hours"
    signs = view.counts.signs[0]
    if because is None and not signs.minutes + signs.unweighed + signs.unweighed_signed:
        because = say("absent.none", unit=unit)
    if because is not None:
        return absent(name, label, unit, because)
    return Estimate(
        name=name,
        label=label,
        shape="share",
        unit=unit,
        support=signs.minutes // 60,
        method="count" if _weighed(view) else "bounds",
        interval=_sign_reach(view),
    )


def _weighed(view: View) -> bool:
    signs = view.counts.signs[0]
    return not signs.unweighed and (not signs.unweighed_signed or not signs.bare)


def _sign_reach(view: View) -> Interval:
    """Give the share; a deployment of unknown weight may weigh anything."""
    signs = view.counts.signs[0]
    share = rounded(signs.bare / signs.minutes) if signs.minutes else 0.0
    if _weighed(view):
        return counted(share)
    low = 0.0 if signs.unweighed_signed or signs.unweighed else share
    return Interval(kind="bounds", low=low, high=1.0 if signs.unweighed else share)
