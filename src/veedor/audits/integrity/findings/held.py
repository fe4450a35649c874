"""What every finding here does alike: a share that should be none, its words, its verdict."""

from collections.abc import Iterable

from msgspec import Struct

from veedor.core import Ask, Estimate, Finding, Sentence, Verdict, say
from veedor.stats.estimates import absent, bounds_of, share_of


class Wanted(Struct, frozen=True, kw_only=True):
    """One claim: the stem of its sentences, its rank, what it asks for, and its queries.

    The sentences are ``<stem>.title``, ``.claim``, ``.label``, ``.plain``, ``.plain-bounds``,
    ``.caveat`` and ``.ask``.
    """

    stem: str
    rank: int
    record: str
    queries: tuple[str, ...]

    def word(self, name: str) -> Sentence:
        """Give one of its sentences."""
        return say(f"{self.stem}.{name}")


def between(
    name: str, label: Sentence, unit: str, reach: tuple[int, int], whole: int
) -> Estimate:
    """Give a share that was counted, or its bounds where some rows do not say."""
    least, most = reach
    if least == most:
        return share_of(name, label, unit, least, whole)
    return bounds_of(name, label, unit, least, most, whole)


def no_record(name: str, label: Sentence, unit: str, record: str) -> Estimate:
    """Give no number: the record was not handed over."""
    return absent(name, label, unit, say("absent.record", record=record))


def no_column(name: str, label: Sentence, unit: str, column: str) -> Estimate:
    """Give no number: the record that was handed over has no such column."""
    return absent(name, label, unit, say("absent.column", column=column))


def judge_none(estimates: Iterable[Estimate]) -> Verdict:
    """Hold estimates against the claim that each of them is none.

    One above none contradicts it; all at none support it; else it stays open.
    """
    reach = [estimate.interval for estimate in estimates]
    known = [interval for interval in reach if interval is not None]
    if not known:
        return Verdict.NOT_ASSESSABLE
    if any(interval.low > 0 for interval in known):
        return Verdict.CONTRADICTED
    none = all(interval.high == 0 for interval in known)
    return Verdict.SUPPORTED if none and len(known) == len(reach) else Verdict.INCONCLUSIVE


def none_wanted(
    wanted: Wanted,
    main: Estimate,
    *,
    beside: tuple[Estimate, ...] = (),
    caveats: tuple[Sentence, ...] = (),
) -> Finding:
    """Make the finding whose claim is that ``main``, a share, is none."""
    verdict = judge_none((main,))
    return Finding(
        id=f"integrity.{wanted.stem}",
        rank=wanted.rank,
        title=wanted.word("title"),
        claim=wanted.word("claim"),
        verdict=verdict,
        plain=plain_of(wanted.stem, main),
        estimates=(main, *beside),
        pictured=pictured((main, *beside)),
        caveats=(wanted.word("caveat"), *caveats),
        asks=asks_of(wanted, verdict),
        queries=wanted.queries,
    )


def asks_of(wanted: Wanted, verdict: Verdict) -> tuple[Ask, ...]:
    """Ask for what would settle a claim that the records do not bear out."""
    if verdict is Verdict.SUPPORTED:
        return ()
    return (Ask(record=wanted.record, text=wanted.word("ask")),)


def plain_of(stem: str, main: Estimate) -> Sentence:
    """Say a share in words: counted, bounded, or why there is none."""
    if main.interval is None:
        return main.absent_because or say(f"{stem}.title")
    reach, whole = main.interval, main.support
    if main.count is None:
        return say(f"{stem}.plain-bounds", low=reach.low, high=reach.high, whole=whole)
    return say(f"{stem}.plain", part=main.count, whole=whole, share=reach.low)


def pictured(estimates: Iterable[Estimate]) -> tuple[str, ...]:
    """Name the shares that a picture can show."""
    return tuple(e.name for e in estimates if e.shape == "share" and e.interval is not None)
