"""Numbers into intervals, tests and fits: pure, on small counts, seeded by the caller."""

from veedor.stats.concentration import gini, top
from veedor.stats.estimates import absent, bounds_of, count_of, interval_of, share_of
from veedor.stats.exact import counted, rounded, share, share_bounds
from veedor.stats.overdispersed import Null, fit_null, stand_out, upper_tail
from veedor.stats.rhythm import Silence, silences

__all__ = [
    "Null",
    "Silence",
    "absent",
    "bounds_of",
    "count_of",
    "counted",
    "fit_null",
    "gini",
    "interval_of",
    "rounded",
    "share",
    "share_bounds",
    "share_of",
    "silences",
    "stand_out",
    "top",
    "upper_tail",
]
