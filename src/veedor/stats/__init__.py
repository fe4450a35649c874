"""Numbers into intervals, tests and fits: pure, on small counts, seeded by the caller."""

from veedor.stats.concentration import gini, top
from veedor.stats.exact import counted, rounded, share, share_bounds
from veedor.stats.overdispersed import Null, fit_null, stand_out, upper_tail
from veedor.stats.rhythm import Silence, silences

__all__ = [
    "Null",
    "Silence",
    "counted",
    "fit_null",
    "gini",
    "rounded",
    "share",
    "share_bounds",
    "silences",
    "stand_out",
    "top",
    "upper_tail",
]
