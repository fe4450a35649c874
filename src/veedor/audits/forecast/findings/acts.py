"""Acts attributed to the programme that no prediction in force explains."""

from collections.abc import Iterator

from veedor.audits.forecast.shown import asks
from veedor.audits.forecast.study import Study
from veedor.core import Estimate, Finding, Sentence, say
from veedor.stats.estimates import count_of
from veedor.stats.splits import Split, none_does, share_or_why, shares_given

_UNIT = "acts"
_YES = frozenset({"none", "unknown number", "not in force"})
_NO = frozenset({"in force"})


def find(study: Study) -> Finding:
    """Give the share of acts without a link to a prediction in force, in all and by record."""
    because = _because(study)
    records = tuple(r for r in ("stops", "dosage") if study.lacking(r, "prediction_id") is None)
    split = _split(study, records)
    estimates = (
        share_or_why("acts.unlinked", say("acts.unlinked"), _UNIT, split, because),
        *(
            share_or_why(
                f"acts.unlinked.{record}",
                say(f"acts.unlinked-{record}"),
                _UNIT,
                _split(study, (record,)),
                study.lacking(record, "prediction_id") or study.lacking("predictions"),
            )
            for record in ("stops", "dosage")
        ),
        *(() if because is not None else _links(study, records)),
    )
    return Finding(
        id="forecast.acts",
        rank=28,
        title=say("acts.title"),
        claim=say("acts.claim"),
        verdict=none_does(estimates[:1]),
        plain=because or _plain(split, estimates[0]),
        estimates=estimates,
        pictured=shares_given(estimates),
        caveats=(say("acts.caveat"), say("acts.caveat-all")),
        asks=asks(because, "stops", "dosage"),
        queries=("acts", "act_coverage"),
    )


def _because(study: Study) -> Sentence | None:
    because = study.lacking("predictions", "prediction_id")
    if because is not None:
        return because
    lacking = [study.lacking(record, "prediction_id") for record in ("stops", "dosage")]
    if all(lacking):
        given = [one for one in lacking if one is not None and one.id == "absent.no-column"]
        return given[0] if given else say("absent.no-acts")
    return None


def _split(study: Study, records: tuple[str, ...]) -> Split:
    """Part the acts; one that names only a bulletin about a person may be linked to it."""
    yes = no = unknown = 0
    out = 0
    for row in study.counts.acts:
        if row.record not in records or row.attributed == 0:
            continue
        if row.attributed < 0 and row.link in _NO:
            out += row.acts
        elif row.attributed < 0 or row.link not in _YES | _NO:
            unknown += row.acts
        elif row.link in _YES:
            yes += row.acts
        else:
            no += row.acts
    return Split(yes=yes, no=no, unknown=unknown, no_or_out=out)


def _links(study: Study, records: tuple[str, ...]) -> Iterator[Estimate]:
    rows = [r for r in study.counts.acts if r.record in records and r.attributed != 0]
    whole = sum(row.acts for row in rows)
    for link in ("none", "unknown number", "not in force", "open", "bulletin", "in force"):
        name = link.replace(" ", "-")
        number = sum(row.acts for row in rows if row.link == link)
        yield count_of(f"acts.link.{name}", say(f"acts.link-{name}"), _UNIT, number, whole)


def _plain(split: Split, first: Estimate) -> Sentence:
    if first.interval is None:
        return first.absent_because or say("absent.none", unit=_UNIT)
    return say(split.worded("acts.plain"), yes=split.yes, n=split.whole, unknown=split.unknown)
