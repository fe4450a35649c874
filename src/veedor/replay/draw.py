"""All the records of a replay, drawn from one seed and still as numbers."""

from dataclasses import dataclass

import numpy as np

from veedor.replay.accounts import Accounts, draw_accounts
from veedor.replay.chance import Ints
from veedor.replay.listings import Listings, draw_listings
from veedor.replay.lookups import Lookups, draw_lookups
from veedor.replay.sizes import Size

_DOCUMENTS_FROM = 80_000_000  # a range in which no national document has been issued
_DOCUMENTS = 10_000_000


@dataclass(frozen=True, kw_only=True)
class Replay:
    """Everything that is written to files, before it is text. ``document``: by person."""

    size: Size
    listings: Listings
    lookups: Lookups
    accounts: Accounts
    document: Ints


def draw_replay(size: Size, seed: int) -> Replay:
    """Draw every record of a replay; nothing is written."""
    list_dice, log_dice, other_dice = np.random.default_rng(seed).spawn(3)
    listings = draw_listings(size, list_dice)
    lookups = draw_lookups(size, listings, log_dice)
    people = size.listed_ever + size.persons - size.listed_queried
    document = other_dice.choice(_DOCUMENTS, people, replace=False)
    return Replay(
        size=size,
        listings=listings,
        lookups=lookups,
        accounts=draw_accounts(size, other_dice),
        document=(_DOCUMENTS_FROM + document).astype(np.int32),
    )
