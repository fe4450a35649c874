"""Replays: synthetic records built to published totals, with their exact truth beside them."""

from veedor.replay.draw import draw_replay
from veedor.replay.write import write_replay

__all__ = ["draw_replay", "write_replay"]
