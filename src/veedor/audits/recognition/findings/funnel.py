"""The funnel: faces, alerts, reviewed, acted on, right person, basis for arrest, arrest."""

from veedor.audits.recognition import rates
from veedor.audits.recognition.findings import steps
from veedor.audits.recognition.tallies import Tally, clusters
from veedor.audits.recognition.view import View, ask_for, used
from veedor.core import Alternative, Estimate, Finding, Sentence, Verdict, say
from veedor.stats.chance import spread_of_shares
from veedor.stats.estimates import absent, bounds_of
from veedor.stats.exact import rounded
from veedor.stats.splits import shares_given

_FALSE = (rates.least_false, rates.most_false)


def find(view: View) -> Finding:
    """Give every step with its denominator, per face and per alert, and no single figure."""
    because = _no_ends(view)
    per_face = _per_face(view)
    estimates = (
        per_face,
        rates.per_million(per_face),
        *_per_alert(view, because),
        *steps.of(view),
    )
    return Finding(
        id="recognition.funnel",
        rank=41,
        title=say("funnel.title"),
        claim=say("funnel.claim"),
        verdict=_verdict(per_face),
        plain=per_face.absent_because or _plain(view),
        estimates=estimates,
        pictured=shares_given(e for e in estimates if e.unit == "alerts"),
        caveats=_caveats(view, per_face),
        alternatives=_otherwise(view, per_face),
        asks=ask_for(per_face.absent_because),
        queries=("uses", "raised", "totals", "alert_states"),
    )


def _no_ends(view: View) -> Sentence | None:
    """Say why it is not known which alerts were false; None where it is."""
    listed = view.has("alerts", "identity") or view.has("alerts", "decision")
    if listed or view.has("deployments", "alerts_false"):
        return None
    record = "deployments" if view.has("deployments") else "alerts"
    return view.lacks(record, "alerts_false" if record == "deployments" else "identity")


def _per_face(view: View) -> Estimate:
    name, label = "false-alerts.per-face", say("funnel.per-face")
    because = view.lacks("deployments", "faces_seen") or _no_ends(view)
    if because is not None:
        return absent(name, label, "faces", because)
    return rates.rate(name, label, "faces", _FALSE, used(view), view.options.level)


def _per_alert(view: View, because: Sentence | None) -> tuple[Estimate, ...]:
    """Give what is known of alerts: false, confirmed true, true at all, and arrests."""
    labels = {
        "false-alerts.per-alert": say("funnel.per-alert"),
        "true-alerts.confirmed": say("funnel.confirmed"),
        "true-alerts.bounds": say("funnel.true"),
        "arrests.per-alert": say("funnel.arrests"),
    }
    if because is not None:
        return tuple(absent(n, label, "alerts", because) for n, label in labels.items())
    level, tallies = view.options.level, [t for t in view.tallies if t.alerts]
    sure = [t for t in tallies if t.sum != "exceeds"]
    false = rates.rate(
        "false-alerts.per-alert",
        labels["false-alerts.per-alert"],
        "alerts",
        _FALSE,
        tallies,
        level,
    )
    confirmed = rates.rate(
        "true-alerts.confirmed",
        labels["true-alerts.confirmed"],
        "alerts",
        (lambda t: t.true_confirmed, lambda t: t.true_confirmed),
        sure,
        level,
    )
    least = sum(t.true_confirmed for t in tallies)
    most = sum(t.alerts - t.false_confirmed for t in tallies)
    whole = sum(t.alerts for t in tallies)
    bounds = bounds_of(
        "true-alerts.bounds", labels["true-alerts.bounds"], "alerts", least, most, whole
    )
    arrests = rates.rate(
        "arrests.per-alert",
        labels["arrests.per-alert"],
        "alerts",
        (lambda t: t.arrests, lambda t: t.arrests),
        tallies,
        level,
    )
    return false, confirmed, bounds, arrests


def _verdict(per_face: Estimate) -> Verdict:
    """Judge the claim that no alert was false."""
    if per_face.interval is None:
        return Verdict.NOT_ASSESSABLE
    return Verdict.CONTRADICTED if per_face.interval.low > 0 else Verdict.INCONCLUSIVE


def _plain(view: View) -> Sentence:
    """Say it in natural frequencies; where there was no false alert, by the rule of three."""
    held = [t for t in used(view) if t.faces and t.false + t.unknown <= t.faces]
    seen, false = sum(t.faces or 0 for t in held), sum(t.false for t in held)
    unknown = sum(t.unknown for t in held)
    made = sum(t.alerts for t in held)
    facts = {"faces": seen, "alerts": made, "false": false, "unknown": unknown}
    if not false:
        return say("funnel.plain-zero", **facts, one_in=round(rates.one_in(0, seen)))
    return say(
        "funnel.plain",
        **facts,
        one_in=round(rates.one_in(false, seen)),
        one_in_alerts=round(rates.one_in(false, made), 1),
    )


def _caveats(view: View, per_face: Estimate) -> tuple[Sentence, ...]:
    said = [say("funnel.no-accuracy"), say("funnel.caveat-faces"), say("funnel.caveat-states")]
    left = [t for t in view.tallies if t.use_no and not t.faces]
    if left and per_face.interval is not None:
        said.append(say("funnel.caveat-left", n=len(left)))
    if per_face.method == rates.EXACT:
        said.append(say("funnel.caveat-one"))
    return tuple(said)


def _otherwise(view: View, per_face: Estimate) -> tuple[Alternative, ...]:
    """Give the rate again: confirmed alone, the most there may be, rows as if independent."""
    if per_face.interval is None:
        return ()
    held = used(view)
    readings = (
        ("confirmed", (lambda t: t.false_confirmed, lambda t: t.false_confirmed)),
        ("most", (_not_confirmed_true, _not_confirmed_true)),
    )
    said = [
        Alternative(
            text=say(f"funnel.if-{name}"),
            estimates=(
                rates.rate(
                    f"false-alerts.per-face.{name}",
                    say("funnel.per-face"),
                    "faces",
                    ends,
                    held,
                    view.options.level,
                ),
            ),
        )
        for name, ends in readings
    ]
    alone = rates.exact(
        "false-alerts.per-face.exact",
        say("funnel.per-face"),
        "faces",
        rates.least_false,
        held,
        view.options.level,
    )
    said.append(Alternative(text=say("funnel.if-exact"), estimates=(alone,)))
    return (*said, *_spread(view))


def _not_confirmed_true(one: Tally) -> int:
    return one.alerts - one.true_confirmed


def _spread(view: View) -> tuple[Alternative, ...]:
    """Say whether deployments differ in false alerts per alert by more than chance."""
    held = clusters((t.false, t.alerts) for t in view.tallies)
    false, made = sum(k for k, _ in held), sum(n for _, n in held)
    if len(held) < 2 or false in {0, made}:
        return ()
    found = spread_of_shares(held)
    text = say(
        "funnel.spread",
        chi=round(found.chi_square, 1),
        degrees=found.degrees,
        p=rounded(found.p),
    )
    return (Alternative(text=text),)
