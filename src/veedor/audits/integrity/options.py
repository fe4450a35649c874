"""Choices of the integrity audit, made before the data is seen, and the values they bind."""

from typing import Literal

from veedor.core import Options, Setting, Value, barred

Field = Literal["kind", "person", "account", "person_count", "digest"]


class IntegrityOptions(Options, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Choices for the integrity audit.

    ``false_alarm``: chance that a log without a fault shows any silence against its rhythm.
    ``rhythm_days``: fewest days on which a rhythm is taken. ``series_rows``: fewest rows of a
    series of numbers. ``tolerance_seconds``: how far time may fall behind the numbers, or
    behind the other party's clock. ``late_minutes``: how long after the fact a row may be
    written down. ``block_rows``: shortest block of repeated rows. ``shared_minutes``: within
    which an account goes from one terminal to another and back. ``load_hours``: how long a
    change that was logged may take to show in a list that comes as spans.
    ``transit_minutes``: how long after it was sent something may be received. ``compare``:
    fields in which the two registers must agree, where both have them. ``criminal_systems``:
    systems (as the log calls them) that hold criminal records; ``competent_units``: units that
    may use them. ``export_kinds``: kinds of disclosure that are exports of images (none: all).
    """

    false_alarm: float = 0.01
    rhythm_days: int = 28
    series_rows: int = 30
    tolerance_seconds: int = 60
    late_minutes: int = 60
    block_rows: int = 5
    shared_minutes: int = 10
    load_hours: int = 24
    transit_minutes: int = 1440
    compare: tuple[Field, ...] = ("kind", "person", "person_count", "digest")
    criminal_systems: tuple[str, ...] = ()
    competent_units: tuple[str, ...] = ()
    export_kinds: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not 0 < self.false_alarm < 1:
            raise ValueError("false_alarm must lie between 0 and 1")
        if min(self.rhythm_days, self.series_rows, self.block_rows) < 2:
            raise ValueError("rhythm_days, series_rows and block_rows must be 2 or more")


def binds(options: IntegrityOptions, setting: Setting) -> dict[str, Value]:
    """Give the values bound to the queries: texts, whole numbers and UTC moments."""

    def has(record: str, *columns: str) -> int:
        return int(any(setting.has(record, column) for column in columns))

    bound: dict[str, Value] = {
        "period_from": setting.start,
        "period_to": setting.end,
        "tolerance_seconds": options.tolerance_seconds,
        "late_minutes": options.late_minutes,
        "series_rows": options.series_rows,
        "block_rows": options.block_rows,
        "shared_minutes": options.shared_minutes,
        "load_hours": options.load_hours,
        "transit_minutes": options.transit_minutes,
        "criminal_systems": barred(options.criminal_systems),
        "competent_units": barred(options.competent_units),
        "export_kinds": barred(options.export_kinds),
        "has_account": has("queries", "account"),
        "has_terminal": has("queries", "terminal"),
        "has_reason": has("queries", "reason"),
        "has_basis": has("disclosures", "basis"),
        "has_sender_competence": has("disclosures", "sender_competence"),
        "has_recipient_competence": has("disclosures", "recipient_competence"),
        "has_recipient": has("disclosures", "recipient"),
        "has_cause": has("disclosures", "case_ref", "basis"),
        "explains": int(
            setting.has("disclosures", "recipient")
            and has("disclosures", "case_ref", "basis") == 1
        ),
    }
    for field in ("kind", "person", "account", "person_count", "digest"):
        both = setting.has("sent", field) and setting.has("received", field)
        bound[f"compare_{field}"] = int(field in options.compare and both)
    return bound
