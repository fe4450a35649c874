"""The exact truth about what was planted: gaps, silence, nights, targets, account faults."""

import numpy as np

from veedor.replay.draw import Replay
from veedor.replay.moments import RUN_DAYS, RUN_STARTS
from veedor.replay.sizes import DAY, OPEN, date_of

Counts = dict[str, str | int]


def planted(replay: Replay) -> dict[str, object]:
    """Find in the records what was planted in them, as a reader of the records would."""
    lookups = replay.lookups
    steps = np.diff(lookups.number)
    jumps = np.flatnonzero(steps > 1)
    return {
        "gaps": [
            {"after": str(lookups.number[place]), "missing": int(steps[place] - 1)}
            for place in jumps
        ],
        "silent_days": [
            date_of(int(quiet))
            for quiet in np.flatnonzero(np.bincount(lookups.second // DAY) == 0)
        ],
        "night_accounts": _night_accounts(replay),
        "targets": _targets(replay),
        "run": {"starts": date_of(RUN_STARTS), "days": RUN_DAYS},
        **_account_faults(replay),
    }


def _night_accounts(replay: Replay) -> list[Counts]:
    hour = replay.lookups.second // 3_600 % 24
    by_night = (hour >= 22) | (hour < 6)
    size = replay.size
    rows: list[Counts] = []
    for account in range(size.accounts - size.night_accounts, size.accounts):
        theirs = replay.lookups.account == account
        night = int((theirs & by_night).sum())
        rows.append(
            {"account": f"u{account:04d}", "queries": int(theirs.sum()), "by_night": night}
        )
    return rows


def _targets(replay: Replay) -> list[Counts]:
    """Count the look-ups of each planted person, and the days that they came back on."""
    rows: list[Counts] = []
    for person in (replay.size.listed_ever, replay.size.listed_ever + 1):
        theirs = replay.lookups.person == person
        days = np.unique(replay.lookups.second[theirs] // DAY)
        breaks = np.flatnonzero(np.diff(days) > 1)
        runs = np.diff(np.concatenate([[-1], breaks, [len(days) - 1]]))
        rows.append({"queries": int(theirs.sum()), "longest_run_of_days": int(runs.max())})
    return rows


def _account_faults(replay: Replay) -> dict[str, int]:
    lookups, accounts = replay.lookups, replay.accounts
    closes = np.full(replay.size.accounts, -OPEN)
    closes[accounts.account] = accounts.closed
    closed = closes[lookups.account]
    return {
        "queries_by_unknown_accounts": int((closed == -OPEN).sum()),
        "queries_after_account_closed": int(
            ((closed != -OPEN) & (lookups.second >= closed)).sum()
        ),
    }
