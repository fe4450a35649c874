"""Choices of the audit of changes, made before the data is seen, and the values they bind."""

from typing import Literal

from veedor.core import Options, Setting, Value


class ChangesOptions(Options, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Choices for the audit of changes.

    ``kinds``: the kinds of change that are audited; one whose kind is not recorded is as well.
    ``window_days``: days compared on each side of a change. ``least_days``: fewest days with
    look-ups that a side, or a stretch between two steps, needs. ``least_hits``: fewest matches,
    and fewest look-ups without one, that a side needs.
    ``tolerance_days``: how far from an entry a step may lie and still be explained by it.
    ``false_alarms``: largest chance that a log without any step shows one. ``block_days``: days
    shuffled together. ``draws``: fewest shuffles. ``most_shown``: changes shown one by one.
    ``feature``: the parameter of the change log that turns the function under question on.
    ``feature_uses``: uses that are uses of it (all where none is named). ``authorised_uses``
    and ``excluded_uses``: uses that the policy allows, and those that it excludes.
    ``off_values``: how the change log writes that it is off; any other value is taken as on.
    ``log_kept_by``: whether any row shows that the log was kept for its whole "day" or only
    for the "hour" it counts.
    """

    kinds: tuple[str, ...] = ("threshold", "model", "feature")
    window_days: int = 28
    least_days: int = 7
    least_hits: int = 10
    tolerance_days: int = 7
    false_alarms: float = 0.05
    block_days: int = 7
    draws: int = 1999
    most_shown: int = 12
    feature: str | None = None
    feature_uses: tuple[str, ...] = ()
    authorised_uses: tuple[str, ...] = ()
    excluded_uses: tuple[str, ...] = ()
    off_values: tuple[str, ...] = (
        *("off", "false", "0", "no", "disabled", "desactivada", "desactivado", "apagada"),
    )
    log_kept_by: Literal["day", "hour"] = "day"

    def __post_init__(self) -> None:
        if self.least_days < 2 or self.window_days < self.least_days:
            raise ValueError("least_days must be at least 2, and window_days no fewer")
        if self.block_days < 1 or self.draws < 1 or self.tolerance_days < 0:
            raise ValueError(
                "block_days and draws must be positive, tolerance_days not negative"
            )
        if not 0 < self.false_alarms < 1:
            raise ValueError("false_alarms must lie between 0 and 1")


def binds(_options: ChangesOptions, setting: Setting) -> dict[str, Value]:
    """Give the values bound to the queries: UTC moments."""
    return {"period_from": setting.start, "period_to": setting.end}
