"""Accounts that stand out: counted in public, named by pseudonym in the sealed annex alone."""

from collections.abc import Sequence

from veedor.audits.access.counts import ByAccount, Counts
from veedor.audits.access.options import AccessOptions
from veedor.core import AnnexTable, Estimate, Finding, Sentence, Setting, Verdict, say
from veedor.stats.estimates import absent, count_of, share_of
from veedor.stats.exact import counted, rounded
from veedor.stats.overdispersed import Null, fit_null, stand_out, upper_tail

_COLUMNS = ("account", "queries", "days", "at_night", "registered", "tail", "stands_out")


def find(
    counts: Counts, options: AccessOptions, setting: Setting
) -> tuple[Finding, tuple[AnnexTable, ...]]:
    """Test each account's look-ups per active day against one stated null."""
    accounts = counts.by_account
    if len(accounts) < options.minimum_support:
        why = say("outliers.too-few", n=len(accounts), least=options.minimum_support)
        label = say("outliers.label")
        return _finding((absent("outliers", label, "accounts", why),), why, options), ()
    queries, days = [a.queries for a in accounts], [a.days for a in accounts]
    null = fit_null(queries, days)
    tails = upper_tail(queries, days, null)
    flags = stand_out(tails, options.false_discovery_rate)
    estimates = _estimates(accounts, flags, null, setting)
    plain = say(
        "outliers.plain",
        flagged=sum(flags),
        accounts=len(accounts),
        share=rounded(_held(accounts, flags) / max(sum(queries), 1)),
        fdr=options.false_discovery_rate,
    )
    return _finding(estimates, plain, options), (_annex(accounts, tails, flags),)


def _held(accounts: Sequence[ByAccount], flags: Sequence[bool]) -> int:
    return sum(a.queries for a, flagged in zip(accounts, flags, strict=True) if flagged)


def _estimates(
    accounts: Sequence[ByAccount], flags: Sequence[bool], null: Null, setting: Setting
) -> tuple[Estimate, ...]:
    total = sum(a.queries for a in accounts)
    unregistered = [a for a in accounts if not a.registered]
    known = "accounts" in setting.given
    label = say("outliers.unregistered")
    return (
        count_of("outliers", say("outliers.label"), "accounts", sum(flags), len(accounts)),
        share_of(
            "outliers.queries",
            say("outliers.queries"),
            "queries",
            _held(accounts, flags),
            total,
        ),
        _index("null.rate", say("outliers.rate"), "rate", null.rate, len(accounts)),
        _index(
            "null.dispersion",
            say("outliers.dispersion"),
            "index",
            null.dispersion,
            len(accounts),
        ),
        count_of("unregistered", label, "accounts", len(unregistered), len(accounts))
        if known
        else absent("unregistered", label, "accounts", say("outliers.no-register")),
    )


def _index(name: str, label: Sentence, shape: str, number: float, support: int) -> Estimate:
    return Estimate(
        name=name,
        label=label,
        shape="rate" if shape == "rate" else "index",
        unit="accounts",
        support=support,
        method="negative binomial, maximum likelihood (Lawless 1987)",
        # Fitted, not counted: shown to the digits that the fit holds on every machine.
        interval=counted(float(f"{number:.4g}")),
    )


def _annex(
    accounts: Sequence[ByAccount], tails: Sequence[float], flags: Sequence[bool]
) -> AnnexTable:
    rows = [
        (a.account, a.queries, a.days, a.at_night, a.registered, rounded(tail), int(flagged))
        for a, tail, flagged in zip(accounts, tails, flags, strict=True)
    ]
    rows.sort(key=lambda row: (row[5], row[0]))
    return AnnexTable(name="access.accounts", columns=_COLUMNS, rows=tuple(rows))


def _finding(
    estimates: tuple[Estimate, ...], plain: Sentence, options: AccessOptions
) -> Finding:
    first = estimates[0]
    if first.interval is None:
        verdict = Verdict.NOT_ASSESSABLE
    else:
        verdict = Verdict.CONTRADICTED if first.count else Verdict.SUPPORTED
    return Finding(
        id="access.accounts",
        rank=6,
        title=say("outliers.title"),
        claim=say("outliers.claim", fdr=options.false_discovery_rate),
        verdict=verdict,
        plain=plain,
        estimates=estimates,
        caveats=(
            say("outliers.caveat-null"),
            say("outliers.caveat-work"),
            say("outliers.caveat-annex"),
        ),
        queries=("account_days", "by_account"),
    )
