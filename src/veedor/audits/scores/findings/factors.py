"""The factors as recorded, against the formula and the definition as written."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal

from veedor.audits.scores.counts import Factors
from veedor.audits.scores.factor_text import read_factors
from veedor.audits.scores.options import ScoreOptions
from veedor.audits.scores.shown import asks
from veedor.audits.scores.study import UNIT, Study, short
from veedor.core import Estimate, Finding, Sentence, say
from veedor.stats.splits import Split, none_does, share_or_why, shares_given, split_share


def find(study: Study) -> Finding:
    """Give the shares with sensitive factors, outside the formula, outside the definition."""
    outside = _outside(study)
    estimates = (
        _sensitive(study),
        outside,
        _outside_definition(study),
        _bare(study),
        *(_by_unit(study) if outside.interval is not None else ()),
    )
    return Finding(
        id="scores.factors",
        rank=29,
        title=say("factors.title"),
        claim=say("factors.claim"),
        verdict=none_does(estimates[:3]),
        plain=_plain(estimates[:3]),
        estimates=estimates,
        pictured=shares_given(estimates),
        caveats=(say("factors.caveat"), say("factors.caveat-proxy"), say("factors.caveat-sum")),
        asks=asks(study, "factors", "selected", "definition_met"),
        queries=("factors", "entries"),
    )


def selects(text: str, options: ScoreOptions) -> bool | None:
    """Say whether the formula as written selects whoever has these factors.

    None where that cannot be known: no factors noted, or a value that is not a number.
    """
    factors = read_factors(text)
    points = {
        name.lower(): Decimal(str(each)) for name, each in (options.formula or {}).items()
    }
    values = [(points[name], value) for name, value in factors.items() if name in points]
    if not factors or any(value is None for _, value in values):
        return None
    total = sum((each * (value or 0) for each, value in values), Decimal(0))
    return total >= Decimal(str(options.formula_at_least))


def _sensitive(study: Study) -> Estimate:
    options = study.options
    because = study.lacking("factors")
    if because is None and not (options.sensitive_factors or options.plain_factors):
        because = say("absent.no-factor-list")
    marked = {name.lower() for name in options.sensitive_factors}
    plain = {name.lower() for name in options.plain_factors}
    sizes: dict[bool | None, int] = {True: 0, False: 0, None: 0}
    for row in study.counts.factors:
        names = set(read_factors(row.factors))
        known = bool(names) and names <= plain
        sizes[True if names & marked else False if known else None] += row.profiles
    split = Split(yes=sizes[True], no=sizes[False], unknown=sizes[None])
    label = say("factors.sensitive")
    return share_or_why("profiles.sensitive-factors", label, UNIT, split, because)


def _bare(study: Study) -> Estimate:
    """Split the selected by whether no factor at all is on record for them."""
    everybody = not study.setting.has("profiles", "selected")
    yes = no = unknown = out = 0
    for row in study.counts.factors:
        bare = not read_factors(row.factors)
        if row.selected or everybody:
            yes, no = (yes + row.profiles, no) if bare else (yes, no + row.profiles)
        elif row.selected is None:
            unknown, out = (
                (unknown + row.profiles, out) if bare else (unknown, out + row.profiles)
            )
    split = Split(yes=yes, no=no, unknown=unknown, no_or_out=out)
    because = study.lacking("factors")
    return share_or_why("selected.no-factor", say("factors.bare"), UNIT, split, because)


def _outside(study: Study) -> Estimate:
    because = study.lacking("factors", "selected")
    if because is None and not study.options.formula:
        because = say("absent.no-formula")
    split = Split() if because else _against(study.counts.factors, study.options)
    label = say("factors.outside-formula")
    return share_or_why("selected.outside-formula", label, UNIT, split, because)


def _against(rows: Iterable[Factors], options: ScoreOptions) -> Split:
    """Split the selected by whether the formula does not select them."""
    yes = no = unknown = out = 0
    for row in rows:
        found = selects(row.factors, options)
        if row.selected is None and found:
            out += row.profiles
        elif row.selected is None or (row.selected and found is None):
            unknown += row.profiles
        elif row.selected:
            yes, no = (yes, no + row.profiles) if found else (yes + row.profiles, no)
    return Split(yes=yes, no=no, unknown=unknown, no_or_out=out)


def _by_unit(study: Study) -> Iterator[Estimate]:
    by_unit: dict[str, list[Factors]] = defaultdict(list)
    for row in study.counts.factors:
        if row.unit:
            by_unit[row.unit].append(row)
    for number, unit in enumerate(sorted(by_unit)[: study.options.most_shown], 1):
        split = _against(by_unit[unit], study.options)
        label = say("factors.unit", name=short(unit))
        yield split_share(f"selected.outside-formula.{number}", label, UNIT, split)


def _outside_definition(study: Study) -> Estimate:
    """Split the listed by whether they do not meet the definition of the programme."""
    yes = no = unknown = out = 0
    everybody = not study.setting.has("profiles", "selected")
    for one in study.counts.entries:
        listed = True if everybody else one.selected
        if listed is None and one.definition_met:
            out += one.profiles
        elif listed is None or (listed and one.definition_met is None):
            unknown += one.profiles
        elif listed:
            met = bool(one.definition_met)
            yes, no = (yes, no + one.profiles) if met else (yes + one.profiles, no)
    split = Split(yes=yes, no=no, unknown=unknown, no_or_out=out)
    label, because = say("factors.outside-definition"), study.lacking("definition_met")
    return share_or_why("listed.outside-definition", label, UNIT, split, because)


def _plain(estimates: tuple[Estimate, ...]) -> Sentence:
    known = [e for e in estimates if e.interval is not None]
    if not known:
        return estimates[0].absent_because or say("absent.none", unit=UNIT)
    above = sum(e.interval is not None and e.interval.low > 0 for e in known)
    return say("factors.plain", above=above, measured=len(known))
