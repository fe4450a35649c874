"""Can each person listed be told apart: document, filiation, date of birth?"""

from collections.abc import Callable

from veedor.audits.watchlist.counts import Counts, Identity
from veedor.audits.watchlist.numbers import judge_none, lacks, split, told
from veedor.audits.watchlist.options import WatchlistOptions
from veedor.core import AnnexTable, Ask, Estimate, Finding, Sentence, Setting, Verdict, say
from veedor.stats.estimates import absent, share_of

_MISSING = 2


def find(counts: Counts, options: WatchlistOptions, setting: Setting) -> Finding:  # noqa: ARG001 - every finding is asked alike
    """Count missing, placeholder and other forms of documents, and entries nobody can tell."""
    nobody = _share(
        "entries.not-individualised",
        counts,
        lambda row: not told_apart(row),
        lacks(setting, "document_shape", "filiation", "born_on"),
    )
    return Finding(
        id="watchlist.identity",
        rank=23,
        title=say("identity.title"),
        claim=say("identity.claim"),
        verdict=judge_none(nobody),
        plain=_plain(nobody),
        estimates=(nobody, *_documents(counts, setting), *_birth(counts, setting)),
        pictured=("entries.not-individualised",) if nobody.interval else (),
        caveats=(say("identity.caveat-form"), say("identity.caveat-rule")),
        asks=()
        if judge_none(nobody) is Verdict.SUPPORTED
        else (Ask(record="watchlist", text=say("identity.ask")),),
        queries=("entries", "identity", "levels", "shapes"),
    )


def told_apart(row: Identity) -> bool:
    """Say whether a person can be told: by an accepted document, or by filiation and birth."""
    by_birth = row.filiationless < _MISSING and row.birthless < _MISSING
    return row.document == "accepted" or by_birth


def forms(counts: Counts) -> tuple[AnnexTable, ...]:
    """Give the forms of documents that the case does not accept, for the sealed annex."""
    rows = tuple((form.document_shape, form.entries) for form in counts.shapes)
    if not rows:
        return ()
    return (AnnexTable(name="watchlist.shapes", columns=("shape", "entries"), rows=rows),)


def _documents(counts: Counts, setting: Setting) -> tuple[Estimate, ...]:
    because = lacks(setting, "document_shape")
    parts: tuple[tuple[str, tuple[str, ...]], ...] = (
        ("documents.missing", ("missing",)),
        ("documents.placeholder", ("placeholder",)),
        ("documents.other-form", ("other",)),
        ("documents.not-usable", ("missing", "placeholder", "other")),
    )
    return tuple(_share(name, counts, _is_one_of(forms), because) for name, forms in parts)


def _is_one_of(forms: tuple[str, ...]) -> Callable[[Identity], bool]:
    return lambda row: row.document in forms


def _birth(counts: Counts, setting: Setting) -> tuple[Estimate, ...]:
    return (
        _share(
            "filiation.missing",
            counts,
            lambda row: row.filiationless == _MISSING,
            lacks(setting, "filiation"),
        ),
        _share(
            "birth.missing",
            counts,
            lambda row: row.birthless == _MISSING,
            lacks(setting, "born_on"),
        ),
        told("birth.after-entry", split(counts, "born after entry"), lacks(setting, "born_on")),
    )


def _share(
    name: str, counts: Counts, holds: Callable[[Identity], bool], because: Sentence | None
) -> Estimate:
    if because is not None:
        return absent(name, say(name), "entries", because)
    part = sum(row.entries for row in counts.identity if holds(row))
    whole = sum(row.entries for row in counts.identity)
    return share_of(name, say(name), "entries", part, whole)


def _plain(nobody: Estimate) -> Sentence:
    if nobody.interval is None:
        return nobody.absent_because or say("absent.no-list")
    return say(
        "identity.plain",
        nobody=nobody.count or 0,
        entries=nobody.support,
        share=nobody.interval.low,
    )
