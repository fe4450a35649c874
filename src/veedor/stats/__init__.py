"""Numbers into intervals, tests and fits: pure, on small counts, seeded by the caller."""

from veedor.stats.auc import Area, AreaGap, area_gap, area_under
from veedor.stats.binomial import (
    chance_of_at_least,
    chance_of_at_most,
    exact_share,
    mid_p_share,
    share_at_least,
    share_at_most,
)
from veedor.stats.agreement import Kappa, alpha, kappa, kappa_limits
from veedor.stats.clustered import Difference, difference_of_shares
from veedor.stats.concentration import gini, top
from veedor.stats.deadlines import Calendar, Unit, holidays_in, months_between, runs_out
from veedor.stats.det import det_places
from veedor.stats.estimates import absent, bounds_of, count_of, interval_of, share_of
from veedor.stats.exact import counted, rounded, share, share_bounds
from veedor.stats.exposed import Tipping, rate_ratio, rate_ratio_range, tipping_exposure
from veedor.stats.fragility import Flip, flip_rates, flip_shares
from veedor.stats.limits import Limits
from veedor.stats.many_groups import (
    Group,
    GroupContrast,
    GroupShare,
    gaps_to,
    group_shares,
    nominal_gaps_to,
)
from veedor.stats.overdispersed import Null, fit_null, stand_out, upper_tail
from veedor.stats.power import (
    chance_to_notice_rate,
    noticeable_rate_ratio,
    noticeable_share_ratio,
)
from veedor.stats.trial_power import chance_to_show, detectable_ratio
from veedor.stats.partial import (
    Stratum,
    Total,
    limits_of,
    standard_error,
    stratified_total,
)
from veedor.stats.quiet import (
    Quiet,
    Spread,
    always_shown,
    chance_of_silence,
    spread_of,
    unlikely_silences,
)
from veedor.stats.ratio_clusters import (
    ClusteredShare,
    Overdispersion,
    clustered_share,
    overdispersion,
    ratio_error,
)
from veedor.stats.rhythm import Silence, silences
from veedor.stats.share_contrasts import share_gap, share_ratio, sure_gap, sure_ratio
from veedor.stats.rates import (
    Ends,
    Shared,
    effective,
    exact_rate,
    least_effective,
    over_geometric_mean,
    ratio_of_extremes,
    shared_rate,
    shared_variance,
)
from veedor.stats.rhythm import Silence, silences
from veedor.stats.scores import (
    Crossing,
    Ladder,
    Point,
    area,
    at_most,
    equal_error,
    ladder_of,
    rates_at,
)
from veedor.stats.splits import Split, none_does, share_or_why, shares_given, split_share
from veedor.stats.steps import Search, Step, find_steps
from veedor.stats.survival import Life, Median, Survival, kaplan_meier, median_life
from veedor.stats.two_groups import Fisher, TwoGroups, fisher, odds_ratio
from veedor.stats.unplaced import RatioRange, Unplaced, ratio_not_ruled_out, ratio_range
from veedor.stats.working_days import WorkingDayOptions, judged_on, local_period, working_days

__all__ = [
    "Area",
    "AreaGap",
    "Calendar",
    "ClusteredShare",
    "Difference",
    "Fisher",
    "Flip",
    "Group",
    "GroupContrast",
    "GroupShare",
    "Crossing",
    "Difference",
    "Ends",
    "Ladder",
    "Kappa",
    "Life",
    "Limits",
    "Median",
    "Null",
    "Overdispersion",
    "Point",
    "Quiet",
    "RatioRange",
    "Search",
    "Shared",
    "Silence",
    "Split",
    "Spread",
    "Step",
    "Stratum",
    "Survival",
    "Tipping",
    "TwoGroups",
    "Total",
    "Unit",
    "Unplaced",
    "WorkingDayOptions",
    "absent",
    "alpha",
    "always_shown",
    "area_gap",
    "area_under",
    "area",
    "at_most",
    "bounds_of",
    "chance_of_at_least",
    "chance_of_at_most",
    "chance_of_silence",
    "chance_to_notice_rate",
    "clustered_share",
    "chance_to_show",
    "count_of",
    "counted",
    "det_places",
    "detectable_ratio",
    "difference_of_shares",
    "exact_share",
    "effective",
    "equal_error",
    "exact_rate",
    "find_steps",
    "fisher",
    "fit_null",
    "flip_rates",
    "flip_shares",
    "gaps_to",
    "gini",
    "group_shares",
    "holidays_in",
    "interval_of",
    "judged_on",
    "kaplan_meier",
    "ladder_of",
    "least_effective",
    "kappa",
    "kappa_limits",
    "limits_of",
    "local_period",
    "median_life",
    "mid_p_share",
    "months_between",
    "nominal_gaps_to",
    "most_missed",
    "none_does",
    "noticeable_rate_ratio",
    "noticeable_share_ratio",
    "odds_ratio",
    "overdispersion",
    "rate_ratio",
    "rate_ratio_range",
    "ratio_error",
    "ratio_not_ruled_out",
    "ratio_range",
    "over_geometric_mean",
    "rates_at",
    "ratio_of_extremes",
    "rounded",
    "runs_out",
    "share",
    "share_at_least",
    "share_at_most",
    "share_bounds",
    "share_gap",
    "share_of",
    "share_or_why",
    "share_ratio",
    "shared_rate",
    "shared_variance",
    "shares_given",
    "silences",
    "split_share",
    "spread_of",
    "stand_out",
    "sure_gap",
    "sure_ratio",
    "tipping_exposure",
    "standard_error",
    "stratified_total",
    "top",
    "unlikely_silences",
    "upper_tail",
    "working_days",
]
