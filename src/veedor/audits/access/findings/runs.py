"""Runs of days, pairs that a shift cannot hold, and what a published audit said of them."""

from veedor.audits.access.counts import Counts
from veedor.audits.access.options import AccessOptions
from veedor.core import Alternative, Estimate, Finding, Sentence, Setting, Verdict, say
from veedor.stats.estimates import absent, count_of

Pairs = set[tuple[str, str]]


def find(counts: Counts, options: AccessOptions, setting: Setting) -> Finding:
    """Count runs and pairs on the case's clock, and on a published clock where there is one."""
    if not setting.has("queries", "account"):
        return _not_assessable()
    zone = _estimates(counts, setting, "zone", "all")
    longest = max((r.days for r in _runs(counts, "zone", "all")), default=0)
    plain = say(
        "runs.plain",
        runs=zone[0].count or 0,
        days=options.run_of_days,
        longest=longest,
        accounts=len(counts.by_account),
    )
    published = options.published_utc_offset_minutes is not None
    return Finding(
        id="access.runs",
        rank=4 if published else 8,
        title=say("runs.title"),
        claim=say("runs.claim-published") if published else say("runs.claim"),
        verdict=_judge(counts, options, zone),
        plain=_compared(counts, options, zone) if published else plain,
        estimates=zone,
        caveats=(say("runs.caveat"), say("runs.caveat-automatic")),
        alternatives=_alternatives(counts, options, setting),
        queries=("account_days", "runs", "shift_pairs"),
    )


def _runs(counts: Counts, clock: str, counted: str) -> list:  # type: ignore[type-arg]
    return [r for r in counts.runs if r.clock == clock and r.counted == counted]


def _pairs(counts: Counts, clock: str, counted: str) -> Pairs:
    return {
        (p.first_id, p.then_id)
        for p in counts.shift_pairs
        if p.clock == clock and p.counted == counted
    }


def _estimates(
    counts: Counts, setting: Setting, clock: str, counted: str
) -> tuple[Estimate, ...]:
    runs, accounts = _runs(counts, clock, counted), len(counts.by_account)
    pairs = _pairs(counts, clock, counted)
    who = {p.account for p in counts.shift_pairs if p.clock == clock and p.counted == counted}
    total = counts.coverage[0].audited
    name = f"{clock}.{counted.replace(' ', '-')}"
    pair_label = say("runs.pairs")
    return (
        count_of(f"runs.{name}", say("runs.label"), "runs", len(runs), accounts),
        count_of(
            f"runs.longest.{name}",
            say("runs.longest"),
            "days",
            max((r.days for r in runs), default=0),
            len(runs),
        ),
        *(
            (
                count_of(f"pairs.{name}", pair_label, "pairs", len(pairs), total),
                count_of(
                    f"pairs.accounts.{name}",
                    say("runs.pair-accounts"),
                    "accounts",
                    len(who),
                    accounts,
                ),
            )
            if "shift_rules" in setting.given
            else (absent(f"pairs.{name}", pair_label, "pairs", say("runs.no-rules")),)
        ),
    )


def _judge(counts: Counts, options: AccessOptions, zone: tuple[Estimate, ...]) -> Verdict:
    """Hold a published count against the true clock; else only say whether runs exist."""
    if options.published_utc_offset_minutes is None:
        return Verdict.SUPPORTED if zone[0].count else Verdict.CONTRADICTED
    same = _runs(counts, "zone", "all") == _runs(counts, "published", "all")
    pairs = _pairs(counts, "zone", "all") == _pairs(counts, "published", "all")
    return Verdict.SUPPORTED if same and pairs else Verdict.CONTRADICTED


def _compared(counts: Counts, options: AccessOptions, zone: tuple[Estimate, ...]) -> Sentence:
    theirs = _pairs(counts, "published", "all")
    ours = _pairs(counts, "zone", "all")
    return say(
        "runs.plain-published",
        offset=_offset(options.published_utc_offset_minutes or 0),
        published_runs=len(_runs(counts, "published", "all")),
        runs=zone[0].count or 0,
        published_pairs=len(theirs),
        pairs=len(ours),
        kept=len(theirs & ours),
    )


def _offset(total: int) -> str:
    sign = "−" if total < 0 else "+"
    return f"UTC{sign}{abs(total) // 60}" + (f":{abs(total) % 60:02}" if total % 60 else "")


def _alternatives(
    counts: Counts, options: AccessOptions, setting: Setting
) -> tuple[Alternative, ...]:
    others = [("runs.without-automatic", "zone", "without automatic")]
    if options.published_utc_offset_minutes is not None:
        others += [
            ("runs.published-clock", "published", "all"),
            ("runs.published-without", "published", "without automatic"),
        ]
    offset = _offset(options.published_utc_offset_minutes or 0)
    shown = tuple(
        Alternative(
            text=say(text, offset=offset, reasons=len(options.automatic_reasons)),
            estimates=_estimates(counts, setting, clock, counted),
        )
        for text, clock, counted in others
    )
    return (*shown, *_published(counts, options))


def _published(counts: Counts, options: AccessOptions) -> tuple[Alternative, ...]:
    """Set the figures that were published beside those that their own rule gives here."""
    figures = (
        ("runs", options.published_runs, len(_runs(counts, "published", "all"))),
        ("pairs", options.published_pairs, len(_pairs(counts, "published", "all"))),
    )
    return tuple(
        Alternative(
            text=say(f"runs.figure-{name}", published=figure, found=found, gap=figure - found)
        )
        for name, figure, found in figures
        if figure is not None
    )


def _not_assessable() -> Finding:
    why = say("runs.no-account")
    return Finding(
        id="access.runs",
        rank=8,
        title=say("runs.title"),
        claim=say("runs.claim"),
        verdict=Verdict.NOT_ASSESSABLE,
        plain=why,
        estimates=(absent("runs.zone.all", say("runs.label"), "runs", why),),
        caveats=(),
        queries=("coverage",),
    )
