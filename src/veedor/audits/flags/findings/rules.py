"""Rules and keywords that hold a word from the case's own list: by category, never by text."""

import re
import unicodedata
from collections.abc import Iterable

from veedor.audits.flags.counts import Counts, Ruled
from veedor.audits.flags.numbers import asks
from veedor.audits.flags.options import FlagsOptions
from veedor.core import AnnexTable, Estimate, Finding, Sentence, Setting, Verdict, say
from veedor.stats.estimates import absent, count_of
from veedor.stats.splits import Split, share_or_why, shares_given

UNIT = "rules"
_RECORDS = ("flags", "monitoring")


def find(counts: Counts, options: FlagsOptions, setting: Setting) -> Finding:
    """Count the rules that hold a watched word, and what they raised."""
    because = _because(options, setting)
    watched = _watched(options)
    matched = [row for row in counts.rules if words_in(row.rule, watched)]
    texts = {row.rule for row in counts.rules}
    held = {row.rule for row in matched}
    split = Split(yes=len(held), no=len(texts) - len(held))
    share = share_or_why("rules.with-watched-word", say("rules.label"), UNIT, split, because)
    plain = because or say("absent.none", unit=UNIT)
    if because is None and split.whole:
        plain = say("rules.plain", n=split.yes, whole=split.whole)
    return Finding(
        id="flags.rules",
        rank=30,
        title=say("rules.title"),
        claim=say("rules.claim"),
        verdict=_verdict(share),
        plain=plain,
        estimates=(
            share,
            *(_raised(counts, matched, record, because) for record in _RECORDS),
            *_by_category(counts, options, because),
        ),
        pictured=shares_given((share,)),
        caveats=(say("rules.caveat"),),
        asks=asks(_because(options, setting, words=False), "monitoring"),
        queries=("rules",),
    )


def annex(counts: Counts, options: FlagsOptions) -> AnnexTable:
    """Give, for each watched word that occurs, the rules that hold it and what they raised."""
    rows = []
    for category, words in sorted(options.watched_words.items()):
        for word in sorted(words):
            held = [row for row in counts.rules if words_in(row.rule, (plain(word),))]
            if held:
                raised = sum(row.raised for row in held)
                rows.append((category, word, len({row.rule for row in held}), raised))
    columns = ("category", "word", "rules", "raised")
    return AnnexTable(name="flags.watched-words", columns=columns, rows=tuple(rows))


def plain(text: str) -> str:
    """Give a text without accents, in lower case, its words one space apart.

    >>> plain("  Unión  Obrera-")
    'union obrera'
    """
    apart = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return " ".join(re.findall(r"\w+", bare))


def words_in(rule: str, watched: Iterable[str]) -> bool:
    """Say whether a rule holds one of these texts, as whole words.

    >>> words_in("marcha OR unión", ("union",)), words_in("reunion", ("union",))
    (True, False)
    """
    text = f" {plain(rule)} "
    return any(f" {word} " in text for word in watched if word)


def _watched(options: FlagsOptions) -> tuple[str, ...]:
    return tuple(plain(word) for words in options.watched_words.values() for word in words)


def _because(options: FlagsOptions, setting: Setting, *, words: bool = True) -> Sentence | None:
    if not any(setting.has(record, "rule") for record in _RECORDS):
        return say("absent.no-rules")
    return say("absent.no-words") if words and not options.watched_words else None


def _verdict(share: Estimate) -> Verdict:
    if share.interval is None:
        return Verdict.NOT_ASSESSABLE
    return Verdict.CONTRADICTED if share.interval.high else Verdict.SUPPORTED


def _raised(
    counts: Counts, matched: list[Ruled], record: str, because: Sentence | None
) -> Estimate:
    """Give the share of what rules raised, in one record, that a matched rule raised."""
    name, label = f"{record}.by-watched-word", say(f"rules.{record}")
    unit = "flags" if record == "flags" else "captures"
    whole = sum(row.raised for row in counts.rules if row.record == record)
    yes = sum(row.raised for row in matched if row.record == record)
    return share_or_why(name, label, unit, Split(yes=yes, no=whole - yes), because)


def _by_category(
    counts: Counts, options: FlagsOptions, because: Sentence | None
) -> tuple[Estimate, ...]:
    if because is not None:
        return (absent("rules.of-category", say("rules.of-category"), UNIT, because),)
    found = []
    texts = {row.rule for row in counts.rules}
    for place, (category, words) in enumerate(sorted(options.watched_words.items()), start=1):
        watched = tuple(plain(word) for word in words)
        rules = sum(words_in(text, watched) for text in texts)
        label = say("rules.category", category=category)
        name = f"rules.of-category.{place}"
        found.append(count_of(name, label, UNIT, rules, len(texts)))
    return tuple(found)
