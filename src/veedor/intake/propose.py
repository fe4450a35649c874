"""A first case file, proposed from a first look at the files; what is unsure is left open."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from msgspec import Struct

from veedor.core import Glimpse, Need
from veedor.intake.match import Match, match
from veedor.intake.place import shown
from veedor.intake.remarks import SCHEMA_LINE, noted, remark
from veedor.intake.source_draft import source_lines
from veedor.intake.synonyms import folded
from veedor.intake.written import written
from veedor.records import RECORDS


class Offer(Struct, frozen=True, kw_only=True):
    """One kind of audit that could be proposed, and the records it reads."""

    kind: str
    needs: tuple[Need, ...]


class _Found(Struct, frozen=True, kw_only=True):
    name: str
    look: Glimpse
    match: Match


def propose(
    looks: Sequence[Glimpse], folder: str, *, language: str = "es", offers: Sequence[Offer] = ()
) -> str:
    """Write a case file for what was seen: valid YAML with a "?" wherever a person must decide.

    A time zone is never guessed; the order of day and month only where the values prove it.
    """
    found, left = _sorted_out(looks)
    lines = [
        *_head(folder, language),
        *_sources(found, left, language),
        "",
        *_audits(found, offers, language),
        "",
        f"# {remark('rules', language)}",
    ]
    return "\n".join(lines) + "\n"


def _sorted_out(looks: Sequence[Glimpse]) -> tuple[list[_Found], list[Glimpse]]:
    found: list[_Found] = []
    left: list[Glimpse] = []
    names: set[str] = set()
    for look in looks:
        best = match(look) if look.columns else None
        if best is None:
            left.append(look)
            continue
        name = _source_name(look, names)
        names.add(name)
        found.append(_Found(name=name, look=look, match=best))
    return found, left


def _source_name(look: Glimpse, names: set[str]) -> str:
    stem = look.file.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    name = folded(f"{stem} {look.sheet or ''}")[:60] or "source"
    numbered = (f"{name}_{number}" for number in range(2, len(names) + 3))
    return name if name not in names else next(each for each in numbered if each not in names)


def _head(folder: str, language: str) -> Iterator[str]:
    def said(name: str) -> str:
        return remark(name, language)

    yield f"# {said('head')}"
    yield f"# {said('head_data')}"
    yield SCHEMA_LINE
    yield f"# {said('head_schema')}"
    yield f"title: {written(folder.strip() or '?')}  # {said('title')}"
    yield f'system: "?"  # {said("system")}'
    yield f'auditor: "?"  # {said("auditor")}'
    yield f'time_zone: "?"  # {said("time_zone")}'
    yield f"seed: 1  # {said('seed')}"
    yield f"language: {'es' if language == 'es' else 'en'}  # {said('language')}"
    yield ""
    yield f"# {said('period')}"
    yield "# period:"
    yield '#   from: "2024-01-01"'
    yield '#   to: "2025-01-01"'
    yield ""


def _sources(found: Sequence[_Found], left: Sequence[Glimpse], language: str) -> Iterator[str]:
    yield "sources:" if found else "sources: {}"
    for each in found:
        yield f"  {written(each.name)}:"
        for line in source_lines(each.look, each.match, language):
            yield f"    {line}"
    for look in left:
        yield f"# {_left_out(look, language)}"


def _left_out(look: Glimpse, language: str) -> str:
    file = shown(f"{look.file} ({look.sheet})" if look.sheet else look.file, most=200)
    if look.columns:
        columns = ", ".join(shown(column.name) for column in look.columns)
        return remark("no_record", language, file=file, columns=columns)
    why = "; ".join(filter(None, (noted(note, language) for note in look.notes)))
    return remark("not_read", language, file=file, why=why)


def _audits(found: Sequence[_Found], offers: Sequence[Offer], language: str) -> Iterator[str]:
    sources = _sources_by_record(found)
    possible = _fitting(offers, sources, {each.match.record.name for each in found})
    yield "audits:"
    for offer in possible:
        yield f"  - kind: {written(offer.kind)}"
        yield "    sources:"
        for need in offer.needs:
            if need.record in sources:
                yield from _need(need, sources[need.record], language)
        absent = [need.record for need in offer.needs if need.record not in sources]
        if absent:
            yield f"    # {remark('also_reads', language, needs=', '.join(absent))}"
    if not possible:
        yield f'  - kind: "?"  # {remark("no_audit", language)}'
        yield "    sources: {}"


def _fitting(
    offers: Sequence[Offer], sources: Mapping[str, Sequence[str]], found: AbstractSet[str]
) -> list[Offer]:
    """Offer the kinds whose first record is there, and others for files that none reads."""
    can = [
        offer
        for offer in offers
        if all(need.record in sources for need in offer.needs if need.required)
    ]
    fitting = [offer for offer in can if offer.needs[0].record in sources]
    read = {need.record for offer in fitting for need in offer.needs}
    unread = found - read
    return [
        offer
        for offer in can
        if offer in fitting or any(need.record in unread for need in offer.needs)
    ]


def _need(need: Need, sources: Sequence[str], language: str) -> Iterator[str]:
    meaning = need.es if language == "es" else need.en
    names = ", ".join(written(name) for name in sources)
    named = names if len(sources) == 1 else f"[{names}]"
    yield f"      {need.record}: {named}  # {shown(meaning, most=200)}"
    if len(sources) > 1:
        yield f"      # {remark('several', language)}"


def _sources_by_record(found: Sequence[_Found]) -> dict[str, list[str]]:
    """List the sources of each record; where there are none, those it can be made from."""
    sources: dict[str, list[str]] = {}
    for record in RECORDS.values():
        own = [each.name for each in found if each.match.record.name == record.name]
        made = [each.name for each in found if each.match.record.name == record.made_from]
        if own or made:
            sources[record.name] = own or made
    return sources
