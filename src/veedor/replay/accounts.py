"""Who may use the system: a small file with two faults planted in it."""

from dataclasses import dataclass

import numpy as np

from veedor.replay.chance import Ints
from veedor.replay.sizes import CLOSED_ON, DAY, OPEN, Size
from veedor.replay.vocabulary import ROLES, UNITS


@dataclass(frozen=True, kw_only=True)
class Accounts:
    """The accounts that the agency disclosed; ``opened`` and ``closed`` in seconds, or OPEN."""

    account: Ints
    role: Ints
    unit: Ints
    opened: Ints
    closed: Ints


def draw_accounts(size: Size, rng: np.random.Generator) -> Accounts:
    """Leave some accounts out, and close some that the log goes on using."""
    unknown = 10 + 3 * np.arange(size.unknown_accounts)
    account = np.setdiff1d(np.arange(size.accounts, dtype=np.int32), unknown)
    closed = np.full(len(account), OPEN, dtype=np.int32)
    stopped = 11 + 3 * np.arange(size.closed_accounts)
    closed[np.isin(account, stopped)] = CLOSED_ON * DAY
    return Accounts(
        account=account,
        role=rng.integers(0, len(ROLES), len(account), dtype=np.int32),
        unit=rng.integers(0, len(UNITS), len(account), dtype=np.int32),
        opened=(-DAY * rng.integers(1, 700, len(account))).astype(np.int32),
        closed=closed,
    )
