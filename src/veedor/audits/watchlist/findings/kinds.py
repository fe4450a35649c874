"""The kinds of order behind the entries: five that are never merged."""

import unicodedata

from veedor.audits.watchlist.counts import ByOrder, Counts
from veedor.audits.watchlist.numbers import lacks, split_of
from veedor.audits.watchlist.options import WatchlistOptions
from veedor.core import Estimate, Finding, Sentence, Setting, Verdict, say
from veedor.stats.estimates import absent, count_of, share_of

KINDS = ("fugitive", "default", "arrest", "whereabouts", "summons")
_CALLED = {
    "fugitive": ("fugitive", "profugo", "profuga", "profugos"),
    "default": ("default", "rebeldia", "rebelde", "declaracion de rebeldia"),
    "arrest": (
        *("arrest", "captura", "detencion", "pedido de captura", "orden de captura"),
        *("orden de detencion", "arrest warrant", "captura nacional", "captura internacional"),
    ),
    "whereabouts": (
        *("whereabouts", "paradero", "averiguacion de paradero", "pedido de paradero"),
        "comunicacion de paradero",
    ),
    "summons": ("summons", "comparendo", "citacion", "comparendo compulsivo"),
}
_BY_NAME = {name: kind for kind, names in _CALLED.items() for name in names}


def find(counts: Counts, options: WatchlistOptions, setting: Setting) -> Finding:  # noqa: ARG001 - every finding is asked alike
    """Count the entries of each kind of order, and what was found in each."""
    because = lacks(setting, "order_kind")
    if because is None and not counts.by_order:
        because = say("absent.none", unit="entries")
    shown = _absent(because) if because is not None else _shares(counts, setting)
    return Finding(
        id="watchlist.kinds",
        rank=27,
        title=say("kinds.title"),
        claim=say("kinds.claim"),
        verdict=_judge(counts) if because is None else Verdict.NOT_ASSESSABLE,
        plain=because or _plain(counts),
        estimates=shown,
        pictured=tuple(f"kinds.{kind}" for kind in (*KINDS, "other", "none"))
        if because is None
        else (),
        caveats=(say("kinds.caveat"),),
        queries=("judged", "by_order"),
    )


def kind_of(recorded: str) -> str:
    """Give the kind that a recorded text names: one of the five, "other", or "none".

    >>> kind_of("Averiguación de paradero"), kind_of("CAPTURA"), kind_of("otra"), kind_of("")
    ('whereabouts', 'arrest', 'other', 'none')
    """
    plain = unicodedata.normalize("NFKD", recorded).encode("ascii", "ignore").decode()
    words = " ".join(plain.lower().replace("_", " ").split())
    return _BY_NAME.get(words, "other") if words else "none"


def _shares(counts: Counts, setting: Setting) -> tuple[Estimate, ...]:
    whole = sum(row.entries for row in counts.by_order)
    by_kind: dict[str, list[ByOrder]] = {kind: [] for kind in (*KINDS, "other", "none")}
    for row in counts.by_order:
        by_kind[kind_of(row.order_kind)].append(row)
    shown = [
        share_of(f"kinds.{kind}", say(f"kinds.{kind}"), "entries", _size(rows), whole)
        for kind, rows in by_kind.items()
    ]
    for kind, rows in by_kind.items():
        if rows and not lacks(setting, "born_on"):
            label = say("kinds.minors", kind=kind)
            minors = split_of((row.minor, row.entries) for row in rows).yes
            shown.append(
                count_of(f"kinds.minors.{kind}", label, "entries", minors, _size(rows))
            )
    return tuple(shown)


def _size(rows: list[ByOrder]) -> int:
    return sum(row.entries for row in rows)


def _absent(because: Sentence) -> tuple[Estimate, ...]:
    return tuple(
        absent(f"kinds.{kind}", say(f"kinds.{kind}"), "entries", because)
        for kind in (*KINDS, "other", "none")
    )


def _judge(counts: Counts) -> Verdict:
    """Hold the claim that every entry tells which of the five kinds of order it is."""
    told = {kind_of(row.order_kind) for row in counts.by_order}
    return Verdict.CONTRADICTED if told & {"other", "none"} else Verdict.SUPPORTED


def _plain(counts: Counts) -> Sentence:
    sizes = dict.fromkeys((*KINDS, "other", "none"), 0)
    for row in counts.by_order:
        sizes[kind_of(row.order_kind)] += row.entries
    return say("kinds.plain", entries=sum(sizes.values()), **sizes)
