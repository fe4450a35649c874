"""Declared rates, against the interval of what the records show."""

from decimal import Decimal

from veedor.audits.recognition.counts import Figure
from veedor.audits.recognition.findings.topics import Topic, one_share
from veedor.audits.recognition.view import NO, UNKNOWN, YES, View, split_levels
from veedor.core import Estimate, Finding, Interval

_MEASURES = {
    ("false_alert_rate", "faces"): "false-alerts.per-face",
    ("false_alert_rate", "alerts"): "false-alerts.per-alert",
    ("true_alert_rate", "alerts"): "true-alerts.bounds",
    ("arrest_rate", "alerts"): "arrests.per-alert",
}
_SCALE = {
    "share": Decimal(1),
    "percent": Decimal(100),
    "per mille": Decimal(1000),
    "per 100 000": Decimal(100_000),
    "per million": Decimal(1_000_000),
}


def find(view: View, funnel: Finding) -> Finding:
    """Count the declared figures that lie outside; a bare accuracy cannot be told."""
    because = view.lacks("claims", "measured", "value", "unit")
    shown = {e.name: e for e in funnel.estimates}
    figures = [f for f in view.counts.declared if _is_rate(f)]
    topic = Topic(
        id="declared",
        name="declared.outside-interval",
        rank=60,
        unit="figures",
        queries=("declared", "totals"),
    )
    return one_share(topic, split_levels([(_outside(f, shown), 1) for f in figures]), because)


def _is_rate(figure: Figure) -> bool:
    measures = {measured for measured, _ in _MEASURES} | {"accuracy"}
    return figure.measured in measures and figure.value is not None


def _outside(figure: Figure, shown: dict[str, Estimate]) -> int:
    """Say whether a figure lies outside; as printed, it stands for all that rounds to it."""
    name = _MEASURES.get((figure.measured, figure.denominator))
    reach = shown[name].interval if name is not None else None
    level = outside(figure, reach)
    if reach is None or level != NO:
        return level
    if reach.kind == "bounds" and name == "true-alerts.bounds":
        return UNKNOWN if reach.low < reach.high else NO
    return NO


def outside(figure: Figure, reach: Interval | None) -> int:
    """Say whether no number that is printed so lies in this reach; without one, not told."""
    spread = _printed(figure)
    if reach is None or spread is None:
        return UNKNOWN
    low, high = spread
    return YES if high < reach.low or low > reach.high else NO


def _printed(figure: Figure) -> tuple[float, float] | None:
    """Give the least and the most share that is printed so, rounded or cut off."""
    if figure.value is None:
        return None
    if figure.unit == "one in":
        return (1 / float(figure.value),) * 2 if figure.value > 0 else None
    if figure.unit not in _SCALE:
        return None
    exponent = figure.value.normalize().as_tuple().exponent
    places = figure.decimals
    if places is None:
        places = max(-exponent, 0) if isinstance(exponent, int) else 0
    step, scale = Decimal(1).scaleb(-places), _SCALE[figure.unit]
    return float((figure.value - step / 2) / scale), float((figure.value + step) / scale)
