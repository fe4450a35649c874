"""Requirements of the law as data, and the one judge that holds findings against them."""

from veedor.rules.judge import judge
from veedor.rules.packs import PACKS, in_force, read_pack

__all__ = ["PACKS", "in_force", "judge", "read_pack"]
