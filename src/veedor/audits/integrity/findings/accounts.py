"""Accounts: used outside their dates, used from two places at once, used by other units."""

from veedor.audits.integrity.counts import Counts
from veedor.audits.integrity.findings.held import (
    Wanted,
    between,
    judge_none,
    no_column,
    no_record,
    none_wanted,
)
from veedor.audits.integrity.options import IntegrityOptions
from veedor.core import AnnexTable, Ask, Estimate, Finding, Setting, Verdict, say
from veedor.stats.estimates import absent, count_of


def find_dates(counts: Counts, setting: Setting) -> Finding:
    """Count look-ups by accounts that the register does not have, or not at that moment."""
    wanted = Wanted(stem="dates", rank=23, record="accounts", queries=("account_spans", "log"))
    seen = counts.log[0]
    main = _dates(counts, setting)
    register = count_of(
        "queries.unregistered",
        say("dates.unregistered"),
        "queries",
        seen.unregistered,
        seen.audited,
    )
    return none_wanted(wanted, main, beside=() if main.interval is None else (register,))


def _dates(counts: Counts, setting: Setting) -> Estimate:
    name, label = "queries.outside-account-dates", say("dates.label")
    seen = counts.log[0]
    for record in ("queries", "accounts"):
        if record not in setting.given:
            return no_record(name, label, "queries", record)
    if not setting.has("queries", "account"):
        return no_column(name, label, "queries", "account")
    least = seen.unregistered + seen.outside_dates
    most = least + seen.unknown_dates + seen.without_account
    return between(name, label, "queries", (least, most), seen.audited)


def find_criminal(counts: Counts, options: IntegrityOptions, setting: Setting) -> Finding:
    """Count look-ups of criminal records by accounts of units other than the competent."""
    queries = ("account_spans", "log")
    wanted = Wanted(stem="criminal", rank=34, record="accounts", queries=queries)
    return none_wanted(wanted, _criminal(counts, options, setting))


def _criminal(counts: Counts, options: IntegrityOptions, setting: Setting) -> Estimate:
    name, label = "criminal-records.other-units", say("criminal.label")
    seen = counts.log[0]
    for record, column in (("queries", "system"), ("accounts", "unit")):
        if record not in setting.given:
            return no_record(name, label, "queries", record)
        if not setting.has(record, column):
            return no_column(name, label, "queries", column)
    if not (options.criminal_systems and options.competent_units):
        return absent(name, label, "queries", say("criminal.no-option"))
    most = seen.criminal - seen.criminal_competent
    # A look-up that names no system may have been one of criminal records.
    if seen.without_system:
        reach = (seen.criminal_other, most + seen.without_system)
        return between(name, label, "queries", reach, seen.criminal + seen.without_system)
    return between(name, label, "queries", (seen.criminal_other, most), seen.criminal)


def find_shared(
    counts: Counts, options: IntegrityOptions, setting: Setting
) -> tuple[Finding, tuple[AnnexTable, ...]]:
    """Count accounts that went from one terminal to another and back within minutes."""
    main = _shared(counts, setting)
    minutes = options.shared_minutes
    plain = main.absent_because or say(
        "shared.plain", shared=main.count or 0, accounts=main.support, minutes=minutes
    )
    verdict = judge_none((main,))
    asked = verdict is not Verdict.SUPPORTED
    finding = Finding(
        id="integrity.shared",
        rank=28,
        title=say("shared.title"),
        claim=say("shared.claim", minutes=minutes),
        verdict=verdict,
        plain=plain,
        estimates=(main,),
        caveats=(say("shared.caveat"),),
        asks=(Ask(record="queries", text=say("shared.ask")),) if asked else (),
        queries=("account_numbers", "shared", "terminals"),
    )
    rows = tuple((one.account, one.times) for one in counts.shared)
    table = AnnexTable(name="integrity.shared", columns=("account", "times"), rows=rows)
    return finding, (table,) if rows else ()


def _shared(counts: Counts, setting: Setting) -> Estimate:
    name, label = "accounts.shared", say("shared.label")
    if "queries" not in setting.given:
        return no_record(name, label, "accounts", "queries")
    for column in ("account", "terminal"):
        if not setting.has("queries", column):
            return no_column(name, label, "accounts", column)
    accounts = counts.terminals[0].accounts
    if not accounts:
        return absent(name, label, "accounts", say("absent.none", unit="accounts"))
    return count_of(name, label, "accounts", len(counts.shared), accounts)
