"""Rates over deployments: the deployment is what varies by chance, never the face alone."""

from collections.abc import Callable, Sequence

from msgspec import structs

from veedor.audits.recognition.tallies import Tally, clusters
from veedor.core import Estimate, Interval, Sentence, say
from veedor.stats.chance import clustered_share, exact_interval
from veedor.stats.clustered import Cluster
from veedor.stats.estimates import absent
from veedor.stats.exact import rounded

EXACT = "Clopper and Pearson (1934)"
CLUSTERED = "Korn and Graubard (1998), over deployments"

Reads = Callable[[Tally], int | None]


def faces(one: Tally) -> int | None:
    """Give the faces that a deployment saw."""
    return one.faces


def alerts(one: Tally) -> int | None:
    """Give the alerts of a deployment."""
    return one.alerts


def least_false(one: Tally) -> int:
    """Give the alerts found false; none is sure where the row does not add up."""
    return one.false


def most_false(one: Tally) -> int:
    """Give the alerts found false, and those of which the end is not known."""
    return one.false + one.unknown


def rate(
    name: str,
    label: Sentence,
    unit: str,
    ends: tuple[Reads, Reads],
    tallies: Sequence[Tally],
    level: float = 0.95,
) -> Estimate:
    """Give a rate with its interval: events (least, most) over faces or alerts.

    Deployments without the denominator, or with more events than it, are in neither.
    """
    per = faces if unit == "faces" else alerts
    counted = [t for t in tallies if all(end(t) is not None for end in ends)]
    most = clusters((ends[1](t) or 0, per(t)) for t in counted)
    held = [t for t in counted if (ends[1](t) or 0) <= (per(t) or 0)]
    least = clusters((ends[0](t) or 0, per(t)) for t in held)
    if not most:
        return absent(name, label, unit, say("absent.none", unit=unit))
    low, high, method = reach(least, level), reach(most, level), method_of(most)
    sure = least == most
    return Estimate(
        name=name,
        label=label,
        shape="share",
        unit=unit,
        support=sum(n for _, n in most),
        count=sum(k for k, _ in most) if sure else None,
        method=method,
        interval=low if sure else Interval(kind="bounds", low=low.low, high=high.high),
    )


def reach(held: Sequence[Cluster], level: float) -> Interval:
    """Give the interval over deployments; the exact one where there is one deployment."""
    if len(held) < 2:
        part, whole = held[0]
        return exact_interval(part, whole, level)
    return clustered_share(held, level)


def method_of(held: Sequence[Cluster]) -> str:
    """Name the method: exact where deployments do not vary, or cannot be seen to."""
    part, whole = sum(k for k, _ in held), sum(n for _, n in held)
    return EXACT if len(held) < 2 or part in {0, whole} else CLUSTERED


def exact(
    name: str,
    label: Sentence,
    unit: str,
    read: Reads,
    tallies: Sequence[Tally],
    level: float = 0.95,
) -> Estimate:
    """Give a rate with the exact interval, as if every face or alert were independent."""
    per = faces if unit == "faces" else alerts
    held = clusters((read(t) or 0, per(t)) for t in tallies if read(t) is not None)
    if not held:
        return absent(name, label, unit, say("absent.none", unit=unit))
    part, whole = sum(k for k, _ in held), sum(n for _, n in held)
    return Estimate(
        name=name,
        label=label,
        shape="share",
        unit=unit,
        support=whole,
        count=part,
        method=EXACT,
        interval=exact_interval(part, whole, level),
    )


def per_million(per_face: Estimate) -> Estimate:
    """Give the rate per million faces too: as a share it is too small to read."""
    name, label = "false-alerts.per-million-faces", say("funnel.per-million")
    reach = per_face.interval
    if reach is None:
        because = per_face.absent_because or say("absent.none", unit="faces")
        return absent(name, label, "faces", because)
    ends = {
        end: None if (number := getattr(reach, end)) is None else rounded(number * 1_000_000)
        for end in ("low", "high", "value")
    }
    return structs.replace(
        per_face, name=name, label=label, shape="rate", interval=structs.replace(reach, **ends)
    )


def one_in(part: int, whole: int) -> float:
    """Give "one in so many"; where there was none, the rule of three.

    >>> one_in(2, 1000), one_in(0, 3000)
    (500.0, 1000.0)
    """
    return rounded(whole / part) if part else rounded(whole / 3)
