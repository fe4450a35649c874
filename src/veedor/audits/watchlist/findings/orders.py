"""Entries without an order behind them, and entries that outlived their own."""

from veedor.audits.watchlist.counts import Counts
from veedor.audits.watchlist.numbers import (
    NO,
    UNKNOWN,
    YES,
    Split,
    judge_none,
    lacks,
    most_of,
    split,
    split_of,
    told,
)
from veedor.audits.watchlist.options import WatchlistOptions
from veedor.core import Ask, Estimate, Finding, Sentence, Setting, Verdict, say
from veedor.stats.estimates import absent, count_of, interval_of, share_of

_CLASSES = ("0-1", "2-30", "31-365", "366+")


def find(counts: Counts, options: WatchlistOptions, setting: Setting) -> Finding:
    """Hold every entry against the orders in force at every moment that it was on the list."""
    because = _cannot(setting)
    main = told("entries-without-order", without_order(counts, options), because)
    whole = counts.coverage[0].entries
    return Finding(
        id="watchlist.orders",
        rank=20,
        title=say("orders.title"),
        claim=say("orders.claim"),
        verdict=judge_none(main),
        plain=_plain(main, counts, whole, setting),
        estimates=(
            main,
            *_places(counts, because, whole),
            told(
                "entries.without-order-number",
                split(counts, "without order number"),
                lacks(setting, "order_id"),
            ),
            *_ended(counts, setting),
        ),
        pictured=("entries-without-order",) if main.interval else (),
        caveats=_caveats(options, because),
        asks=() if judge_none(main) is Verdict.SUPPORTED else (_ask(because),),
        queries=("entries", "order_spans", "judged", "by_order", "lateness"),
    )


def without_order(counts: Counts, options: WatchlistOptions) -> Split:
    """Split the entries: without an order at some moment, not known, covered throughout."""
    partial = options.orders_history == "partial"
    level = {"covered": NO, "no person": UNKNOWN, "part": YES, "never": YES}
    return split_of(
        (UNKNOWN if partial and level[row.order_place] == YES else level[row.order_place], n)
        for row in counts.by_order
        for n in (row.entries,)
    )


def _cannot(setting: Setting) -> Sentence | None:
    if "orders" not in setting.given:
        return lacks(setting) or say("absent.no-orders")
    return lacks(setting, "person")


def _places(counts: Counts, because: Sentence | None, whole: int) -> tuple[Estimate, ...]:
    shown = []
    for place in ("never", "part", "no person"):
        name = f"orders.{place.replace(' ', '-')}"
        n = sum(row.entries for row in counts.by_order if row.order_place == place)
        if because is not None:
            shown.append(absent(name, say(name), "entries", because))
        else:
            shown.append(share_of(name, say(name), "entries", n, whole))
    return tuple(shown)


def _ended(counts: Counts, setting: Setting) -> tuple[Estimate, ...]:
    """Give the entries still on the list after their order was lifted or had expired."""
    because = _no_ends(setting)
    found = split_of((row.ended, row.entries) for row in counts.by_order)
    late = {row.days_class: row for row in counts.lateness}
    main = told("entries.order-ended", found, because)
    if because is not None or not found.whole:
        return (main,)
    most = max((row.most_days for row in counts.lateness), default=0)
    return (
        main,
        *(
            count_of(
                f"entries.order-ended.{days}",
                say(f"order-ended.{days}"),
                "entries",
                late[days].entries if days in late else 0,
                found.whole,
            )
            for days in _CLASSES
        ),
        most_of("order-ended.longest", most, found.yes),
    )


def _no_ends(setting: Setting) -> Sentence | None:
    by_order = setting.has("orders", "order_id", "valid_to") and not lacks(setting, "order_id")
    return None if by_order else lacks(setting, "valid_to")


def _plain(main: Estimate, counts: Counts, whole: int, setting: Setting) -> Sentence:
    if main.absent_because is not None:
        return main.absent_because
    held, facts = interval_of(main), {"entries": whole}
    late = "" if _no_ends(setting) else "-late"
    if late:
        facts["late"] = sum(row.entries for row in counts.lateness)
    if held.kind == "bounds":
        return say(f"orders.plain-bounds{late}", low=held.low, high=held.high, **facts)
    return say(f"orders.plain{late}", without=main.count or 0, share=held.low, **facts)


def _caveats(options: WatchlistOptions, because: Sentence | None) -> tuple[Sentence, ...]:
    partial = because is None and options.orders_history == "partial"
    return (
        say("orders.caveat-law"),
        say("orders.caveat-key"),
        say("orders.caveat-lag"),
        *((say("orders.caveat-partial"),) if partial else ()),
    )


def _ask(because: Sentence | None) -> Ask:
    record = "watchlist" if because and because.id != "absent.no-orders" else "orders"
    return Ask(record=record, text=say(f"ask.{record}"))
