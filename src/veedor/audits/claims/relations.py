"""Relations: the figures that hang together, put together from their members."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from veedor.audits.claims.counts import Counts, Published


class Relation(Struct, frozen=True):
    """Figures in one relation, by their part; ``unknown``: names that no claim bears."""

    name: str
    how: str
    parts: dict[str, tuple[Published, ...]]
    unknown: int

    def of(self, role: str) -> tuple[Published, ...]:
        """Give the figures that play a part."""
        return self.parts.get(role, ())

    def spans_more(self) -> bool:
        """Say whether a term of a sum names a period that does not lie within its total's."""
        return any(spans_more(total, self.of("term")) for total in self.of("total"))

    def figures(self) -> tuple[Published, ...]:
        """Give all of its figures."""
        return tuple(figure for part in self.parts.values() for figure in part)


def relations(counts: Counts, how: str) -> tuple[Relation, ...]:
    """Give the relations of one kind, in the order of their names."""
    figures = {claim.claim_id: claim for claim in counts.published}
    found: dict[str, dict[str, list[Published]]] = {}
    unknown: dict[str, int] = {}
    for row in counts.members:
        if row.how != how:
            continue
        parts = found.setdefault(row.relation_id, {})
        if row.claim_id in figures:
            parts.setdefault(row.role, []).append(figures[row.claim_id])
        else:
            unknown[row.relation_id] = unknown.get(row.relation_id, 0) + 1
    return tuple(
        Relation(
            name,
            how,
            {role: tuple(rows) for role, rows in parts.items()},
            unknown.get(name, 0),
        )
        for name, parts in found.items()
    )


def where(claim: Published) -> str:
    """Say where a figure stands: document and page, or its name in the case.

    >>> where(Published("c1", document="Annual report", page="p. 4"))
    'Annual report, p. 4'
    """
    return standing(claim.document, claim.page, claim.claim_id)


def standing(document: str, page: str, otherwise: str = "?") -> str:
    """Write a document and its page, where they are known.

    >>> standing("Annual report", ""), standing("", "")
    ('Annual report', '?')
    """
    return ", ".join(part for part in (document, page) if part) or otherwise


def places(claims: Iterable[Published]) -> str:
    """Say where several figures stand, each place once."""
    return "; ".join(dict.fromkeys(where(claim) for claim in claims))


def spans_more(total: Published, terms: Iterable[Published]) -> bool:
    """Say whether a term names a period that does not lie within the total's own.

    >>> from datetime import date
    >>> spans_more(Published("t", ends_on=date(2024, 6, 30)), [Published("a")])
    False
    """
    return any(
        (total.starts_on and term.starts_on and term.starts_on < total.starts_on)
        or (total.ends_on and term.ends_on and term.ends_on > total.ends_on)
        for term in terms
    )


def periods(claims: Sequence[Published]) -> set[tuple[str, str]]:
    """Give the periods that figures name, without those that name none."""
    return {
        (str(claim.starts_on), str(claim.ends_on))
        for claim in claims
        if claim.starts_on is not None or claim.ends_on is not None
    }
