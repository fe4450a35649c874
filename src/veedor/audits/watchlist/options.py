"""Choices of the watchlist audit, made before the data is seen, and the values they bind."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Literal

from veedor.core import Options, Setting, Value, barred, to_local_day

_FIRST, _LAST = date(1, 1, 1), date(9999, 12, 31)


class WatchlistOptions(Options, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Choices for the watchlist audit.

    ``orders_history``: whether the orders are all that there were in the period ("complete") or
    only some ("partial": then an entry without one may have had another, and bounds are given).
    ``legal_age``: from which age in whole years a person is no minor.
    ``document_shapes``: forms that a document number has, digits as 9 and letters as A
    (Argentine DNI: seven or eight digits, with or without points).
    ``wrong_statuses``: states of an entry that say that it is known to be wrong.
    ``categories``: the categories that the list's written criteria name; ``catch_all``: those
    of them that take in anything ("other", "intelligence").
    ``list_published``: whether the whole list was published, where its rows do not say.
    ``first_use_on``, ``last_use_on``: first and last day on which the system was used (ISO).
    ``scraped_sources``: sources of images that are the web or cameras, gathered in bulk.
    ``image_age_limit_days``, ``image_quality_least``: the limits that the agency or the maker
    itself states. Texts are compared whole, as they are written.
    """

    orders_history: Literal["complete", "partial"] = "partial"
    legal_age: int = 18
    document_shapes: tuple[str, ...] = ("9999999", "99999999", "9.999.999", "99.999.999")
    wrong_statuses: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    catch_all: tuple[str, ...] = ()
    list_published: bool | None = None
    first_use_on: date | None = None
    last_use_on: date | None = None
    scraped_sources: tuple[str, ...] = ()
    image_age_limit_days: int | None = None
    image_quality_least: float | None = None

    def __post_init__(self) -> None:
        first, last = self.first_use_on, self.last_use_on
        if first and last and last < first:
            raise ValueError("last_use_on must not be before first_use_on")
        if not 0 < self.legal_age < 120:
            raise ValueError("legal_age must be between 1 and 119 years")


def binds(options: WatchlistOptions, setting: Setting) -> dict[str, Value]:
    """Give the values bound to the queries: texts, whole numbers, days and UTC moments."""
    first, last = _uses(options, setting)
    quality, age = options.image_quality_least, options.image_age_limit_days
    return {
        "period_from": setting.start,
        "period_to": setting.end,
        "bounded": int(setting.bounded),
        "from_versions": int(setting.has("watchlist", "version_at")),
        "last_day": _last_day(setting) if setting.bounded else _LAST,
        "legal_age": options.legal_age,
        "shapes": barred(options.document_shapes),
        "wrong_statuses": barred(options.wrong_statuses),
        "reads_status": int(reads_status(options, setting)),
        "categories": barred(options.categories),
        "catch_all": barred(options.catch_all),
        "list_published": _PUBLISHED[options.list_published],
        "first_use": first,
        "last_use": last,
        "scraped": barred(options.scraped_sources),
        "age_limit": -1 if age is None else age,
        "has_quality_least": int(quality is not None),
        "quality_least": Decimal(repr(quality or 0.0)),
    }


_PUBLISHED = {None: -1, False: 0, True: 2}


def reads_status(options: WatchlistOptions, setting: Setting) -> bool:
    """Say whether an entry's state can tell that it is known to be wrong."""
    return bool(options.wrong_statuses) and setting.has("watchlist", "status")


def _uses(options: WatchlistOptions, setting: Setting) -> tuple[date, date]:
    """Give the first and last day of use; by default, any day of the period may be one."""
    first, last = options.first_use_on, options.last_use_on
    if setting.bounded:
        first = first or to_local_day(setting.start, setting.zone)
        last = last or _last_day(setting)
    return first or _FIRST, last or _LAST


def _last_day(setting: Setting) -> date:
    last: datetime = setting.end - timedelta(microseconds=1)
    return to_local_day(last, setting.zone)
