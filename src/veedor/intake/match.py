"""Which canonical record a file most likely is, and which of its columns is which."""

from msgspec import Struct

from veedor.core import Column, Glimpse, GlimpseColumn, Record
from veedor.intake.dates import dateful, readings
from veedor.intake.synonyms import file_words, folded, synonyms, words
from veedor.records import RECORDS

_LEAST = 4


class Taken(Struct, frozen=True, kw_only=True):
    """One of their columns taken for one of ours; ``sure`` when the whole name says so."""

    theirs: GlimpseColumn
    sure: bool


class Match(Struct, frozen=True, kw_only=True):
    """A file as a record: what was taken for what, and the record it might be instead."""

    record: Record
    taken: dict[str, Taken]
    score: int
    instead: str | None = None


def match(look: Glimpse) -> Match | None:
    """Find the record that a file most likely is; None where nothing speaks for any."""
    ranked = sorted(
        (_as_record(look, record) for record in RECORDS.values()),
        key=lambda each: -each.score,
    )
    best, second = ranked[0], ranked[1]
    if best.score < _LEAST:
        return None
    close = second.score >= _LEAST and second.score >= best.score - 2
    instead = second.record.name if close else None
    return Match(record=best.record, taken=best.taken, score=best.score, instead=instead)


def _as_record(look: Glimpse, record: Record) -> Match:
    taken: dict[str, Taken] = {}
    free = {column.name: column for column in look.columns if folded(column.name)}
    for sure in (True, False):
        for column in record.columns:
            if column.name not in taken:
                found = _whole(column, record, free) if sure else _partly(column, record, free)
                if found is not None:
                    taken[column.name] = Taken(theirs=free.pop(found), sure=sure)
    ordered = {
        column.name: taken[column.name] for column in record.columns if column.name in taken
    }
    named = 3 if words(look.file + " " + (look.sheet or "")) & file_words(record.name) else 0
    return Match(record=record, taken=ordered, score=_score(record, taken) + named)


def _whole(column: Column, record: Record, free: dict[str, GlimpseColumn]) -> str | None:
    for synonym in synonyms(record.name).get(column.name, ()):
        for name in free:
            if folded(name) == synonym:
                return name
    return None


def _partly(column: Column, record: Record, free: dict[str, GlimpseColumn]) -> str | None:
    for synonym in synonyms(record.name).get(column.name, ()):
        for name, seen in free.items():
            if len(synonym) > 2 and words(synonym) <= words(name) and _plausible(column, seen):
                return name
    return None


def _plausible(column: Column, seen: GlimpseColumn) -> bool:
    """Say whether values and kind agree: a moment looks like one, and nothing else does."""
    if not seen.seen:
        return True
    looks_dated = dateful(seen.seen) or (
        column.kind == "moment" and bool(readings(seen.seen).formats)
    )
    return looks_dated == (column.kind in {"moment", "date"})


def _score(record: Record, taken: dict[str, Taken]) -> int:
    score = 0
    for column in record.columns:
        weight = 2 if column.required else 1
        if column.name in taken:
            score += weight * (2 if taken[column.name].sure else 1)
        elif column.required:
            score -= 3
    return score
