"""How much there is: per resident, per square kilometre, per reported crime."""

from collections.abc import Iterator

import numpy as np
from msgspec import UNSET

from veedor.audits.exposure.options import THINGS
from veedor.audits.exposure.picture import MOST_RATES, rate_map_of
from veedor.audits.exposure.shown import Ratio, asks, rate_of
from veedor.audits.exposure.study import Group, Study
from veedor.core import Estimate, Finding, Sentence, Verdict, say
from veedor.stats.estimates import absent

_SQUARE_KM = 1_000_000
_BY = ("residents", "ground", "crime")


def find(study: Study) -> Finding:
    """Give each record's things per 1,000 residents, per km² and per 100 reported crimes."""
    here = [record for record in THINGS if study.given(record)]
    estimates = tuple(one for record in here for one in _rates(study, record))
    if not estimates:
        estimates = (absent("rates.none", say("rates.none"), "areas", say("absent.no-things")),)
    there = any(one.interval is not None for one in estimates)
    return Finding(
        id="exposure.rates",
        rank=40,
        title=say("rates.title"),
        claim=say("rates.claim"),
        verdict=Verdict.SUPPORTED if there else Verdict.NOT_ASSESSABLE,
        plain=_plain(estimates),
        estimates=estimates,
        caveats=(
            say("rates.caveat"),
            *((say("rates.caveat-map"),) if len(study.areas) > MOST_RATES else ()),
        ),
        asks=asks(study, "areas", "census", "incidents"),
        queries=("by_area", "area_list", "residents"),
        map=UNSET
        if study.unplaced(study.options.subject)
        else rate_map_of(study, study.options.subject),
    )


def _rates(study: Study, record: str) -> Iterator[Estimate]:
    for by in _BY:
        if (record, by) != ("incidents", "crime"):
            yield _rate(study, record, by)


def _rate(study: Study, record: str, by: str) -> Estimate:
    name, label = f"rates.{record}.{by}", say(f"rates.{by}", what=record)
    because = study.unplaced(record)
    if because is None and by == "crime":
        because = study.unplaced("incidents")
    if because is not None:
        return absent(name, label, record, because)
    amount, times = _below(study, by)
    keep = study.reachable(record) & (amount > 0)
    if by == "crime":
        keep = study.reachable(record) & study.reachable("incidents")
    things, below = int(study.things[record][keep].sum()), float(amount[keep].sum())
    if not below:
        return absent(name, label, record, say(f"absent.no-{by}"))
    error = _margins(study, keep) / below if by == "residents" else 0.0
    return rate_of(name, label, record, Ratio(things / below * times, error, things), study)


def _margins(study: Study, keep: np.ndarray) -> float:
    """Give the standard error of the residents of the areas that are kept."""
    errors = study.errors.get(Group("persons", ""), np.zeros(len(study.areas)))
    return float(np.sqrt((errors[keep] ** 2).sum()))


def _below(study: Study, by: str) -> tuple[np.ndarray, float]:
    if by == "residents":
        nobody = np.zeros(len(study.areas))
        return np.nan_to_num(study.people.get(Group("persons", ""), nobody)), 1000.0
    if by == "ground":
        metres = np.array([area.square_metres for area in study.areas], dtype=float)
        return metres / _SQUARE_KM, 1.0
    return study.things["incidents"].astype(float), 100.0


def _plain(estimates: tuple[Estimate, ...]) -> Sentence:
    given = sum(one.interval is not None for one in estimates)
    return say("rates.plain", given=given, asked=len(estimates))
