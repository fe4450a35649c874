"""Numbers into intervals, tests and fits: pure, on small counts, seeded by the caller."""

from veedor.stats.agreement import (
    Kappa,
    alpha,
    kappa,
    kappa_limits,
)
from veedor.stats.baselines import (
    Known,
    counts_of,
    last_period,
    long_run_mean,
    moving_average,
    shrunken_mean,
    smoothed,
    uniform,
)
from veedor.stats.binomial import (
    chance_of_at_least,
    chance_of_at_most,
    exact_share,
    mid_p_share,
    share_at_least,
    share_at_most,
)
from veedor.stats.blocks import (
    square_blocks,
)
from veedor.stats.calibration import (
    Decile,
    Pit,
    Ratio,
    count_pit,
    deciles,
    totals,
)
from veedor.stats.capture import (
    Capture,
    Curve,
    capture_at,
    capture_curve,
    capture_of,
)
from veedor.stats.clustered import (
    Difference,
    difference_of_shares,
)
from veedor.stats.compare_blocks import (
    compare,
    compare_crossed,
    compare_over_space,
    compare_over_time,
)
from veedor.stats.compare_claims import (
    Claim,
    no_better_than,
    no_different_than,
    smallest_noticed,
)
from veedor.stats.compare_dm import (
    DieboldMariano,
    diebold_mariano,
)
from veedor.stats.compare_many import (
    Many,
    compare_many,
    holm,
)
from veedor.stats.comparison import (
    Comparison,
    Plan,
)
from veedor.stats.concentration import (
    gini,
    top,
)
from veedor.stats.contested import (
    contested_hits,
)
from veedor.stats.csep import (
    Consistency,
    consistency_test,
)
from veedor.stats.csep_numbers import (
    NumberTest,
    number_test,
    number_test_spread,
)
from veedor.stats.csep_pairs import (
    GainTest,
    RankTest,
    gain_test,
    rank_test,
)
from veedor.stats.darkness import (
    Dim,
    Veil,
    veil,
)
from veedor.stats.deadlines import (
    Calendar,
    Unit,
    holidays_in,
    months_between,
    runs_out,
)
from veedor.stats.det import (
    det_places,
)
from veedor.stats.detection import (
    Detection,
    Reach,
    detection,
    detection_reach,
    joined,
    negated,
)
from veedor.stats.differences import (
    Array,
    Contrast,
    Places,
    change_gap,
    changes,
    two_way,
    within,
)
from veedor.stats.differentials import (
    at_most_one_in,
    fairness_discrepancy,
    garbe,
    gini_of_rates,
    gini_reach,
    inequity,
)
from veedor.stats.displaced import (
    Turn,
    displacement_quotient,
    of_counts,
    weighted_displacement,
)
from veedor.stats.efficiency import (
    Efficiency,
    pei,
    pei_star,
    relative_capture,
)
from veedor.stats.estimates import (
    absent,
    bounds_of,
    count_of,
    interval_of,
    share_of,
)
from veedor.stats.event_study import (
    Effect,
    Matched,
    Window,
    against_last,
    before_after,
    by_period,
    effect_of,
    match,
)
from veedor.stats.exact import (
    counted,
    rounded,
    share,
    share_bounds,
)
from veedor.stats.exposed import (
    Tipping,
    rate_ratio,
    rate_ratio_range,
    tipping_exposure,
)
from veedor.stats.exposure_ratio import (
    ExposureRatio,
    Populated,
    exposure_ratio,
    ratio_reach,
)
from veedor.stats.flagging import (
    Flagged,
    flagged,
)
from veedor.stats.forecast_scores import (
    Floored,
    brier,
    chance_of_any,
    crps_poisson,
    deviance,
    floored,
    information_gain,
    poisson_score,
    skill,
)
from veedor.stats.fragility import (
    Flip,
    flip_rates,
    flip_shares,
)
from veedor.stats.interrupted import (
    Broken,
    Series,
    broken,
    means_ratio,
)
from veedor.stats.kernel_maps import (
    Lattice,
    blurred,
    kernel_map,
    lattice_of,
    prospective_map,
)
from veedor.stats.lag_regression import (
    LagFit,
    lag_regression,
)
from veedor.stats.limits import (
    Limits,
    confidence,
)
from veedor.stats.logit import (
    Coefficient,
    Logit,
    Trial,
    logit,
)
from veedor.stats.many_groups import (
    Group,
    GroupContrast,
    GroupShare,
    gaps_to,
    group_shares,
    nominal_gaps_to,
)
from veedor.stats.melded import (
    melded_gap,
    melded_ratio,
)
from veedor.stats.noticeable import (
    Equivalence,
    chance_to_notice,
    equivalence,
    noticeable,
)
from veedor.stats.overdispersed import (
    Null,
    fit_null,
    stand_out,
    upper_tail,
)
from veedor.stats.partial import (
    Stratum,
    Total,
    limits_of,
    standard_error,
    stratified_total,
)
from veedor.stats.patrol_replay import (
    Replayed,
    ever_flagged,
    in_both,
    replay_patrols,
)
from veedor.stats.persistence import (
    Beyond,
    beyond_stationary,
    concentration_change,
    successive_ranks,
)
from veedor.stats.power import (
    chance_to_notice_rate,
    noticeable_rate_ratio,
    noticeable_share_ratio,
)
from veedor.stats.predpol import (
    PredPol,
    Stop,
    fit_predpol,
    predpol_maps,
)
from veedor.stats.quiet import (
    Quiet,
    Spread,
    always_shown,
    chance_of_silence,
    spread_of,
    unlikely_silences,
)
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
from veedor.stats.reliability import (
    Reliability,
    reliability,
)
from veedor.stats.relocation import (
    Boxes,
    EvenChance,
    Points,
    Relocated,
    even_chance,
    relocate,
    relocate_cells,
)
from veedor.stats.replicates import (
    drawn_again,
    own_rates,
    pair_rates,
)
from veedor.stats.reporting import (
    Robust,
    robust_to_reporting,
    swap_ratio,
    top_places,
)
from veedor.stats.reporting_rates import (
    Kept,
    kept_under_rates,
)
from veedor.stats.rhythm import (
    Silence,
    silences,
)
from veedor.stats.score_auc import (
    Ordering,
    area_gap,
    area_reach,
    ordering,
)
from veedor.stats.score_intervals import (
    Reached,
    gap,
    gap_over_clusters,
    gaps,
    reached_share,
    shared_level,
    wilson,
)
from veedor.stats.score_tables import (
    RATES,
    Table,
    among_top,
    forced_fpr,
    part_of,
    rate_of,
    sweep,
)
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
from veedor.stats.selection import (
    Selected,
    selected,
)
from veedor.stats.share_contrasts import (
    share_gap,
    share_ratio,
    sure_gap,
    sure_ratio,
)
from veedor.stats.splits import (
    Split,
    none_does,
    share_or_why,
    shares_given,
    split_share,
)
from veedor.stats.staggered import (
    Staggered,
    staggered,
)
from veedor.stats.steps import (
    Search,
    Step,
    find_steps,
)
from veedor.stats.sun import (
    Evening,
    evening,
    evening_window,
)
from veedor.stats.survival import (
    Life,
    Median,
    Survival,
    kaplan_meier,
    median_life,
)
from veedor.stats.synthetic import (
    Mixture,
    Synthetic,
    mixture,
    synthetic,
)
from veedor.stats.targeting import (
    Bands,
    bands,
    error_of_margin,
    rank_correlation,
    share_error,
    targeting_ranks,
    tenths,
)
from veedor.stats.thinned import (
    thin_ladder,
)
from veedor.stats.thresholds import (
    Credible,
    Searched,
    ThresholdFit,
    threshold_test,
)
from veedor.stats.trends import (
    drift,
    false_dates,
    false_places,
)
from veedor.stats.trial_power import (
    chance_to_show,
    detectable_ratio,
)
from veedor.stats.twin import (
    Twin,
    counting_windows,
    twins,
)
from veedor.stats.two_groups import (
    Fisher,
    TwoGroups,
    fisher,
    odds_ratio,
)
from veedor.stats.unplaced import (
    RatioRange,
    Unplaced,
    ratio_not_ruled_out,
    ratio_range,
)
from veedor.stats.urn import (
    Urn,
    discovered,
    fixed_share,
    mixed,
    urn_shares,
)
from veedor.stats.weighted import (
    Weighed,
    WeighedShare,
    weighted_share,
)
from veedor.stats.wild_bootstrap import (
    Wild,
    wild_clusters,
)
from veedor.stats.working_days import (
    WorkingDayOptions,
    judged_on,
    local_period,
    named_off,
    working_days,
)

__all__ = [
    "RATES",
    "Array",
    "Bands",
    "Beyond",
    "Boxes",
    "Broken",
    "Calendar",
    "Capture",
    "Claim",
    "Coefficient",
    "Comparison",
    "Consistency",
    "Contrast",
    "Credible",
    "Crossing",
    "Curve",
    "Decile",
    "Detection",
    "DieboldMariano",
    "Difference",
    "Dim",
    "Effect",
    "Efficiency",
    "Ends",
    "Equivalence",
    "EvenChance",
    "Evening",
    "ExposureRatio",
    "Fisher",
    "Flagged",
    "Flip",
    "Floored",
    "GainTest",
    "Group",
    "GroupContrast",
    "GroupShare",
    "Kappa",
    "Kept",
    "Known",
    "Ladder",
    "LagFit",
    "Lattice",
    "Life",
    "Limits",
    "Logit",
    "Many",
    "Matched",
    "Median",
    "Mixture",
    "Null",
    "NumberTest",
    "Ordering",
    "Pit",
    "Places",
    "Plan",
    "Point",
    "Points",
    "Populated",
    "PredPol",
    "Quiet",
    "RankTest",
    "Ratio",
    "RatioRange",
    "Reach",
    "Reached",
    "Reliability",
    "Relocated",
    "Replayed",
    "Robust",
    "Search",
    "Searched",
    "Selected",
    "Series",
    "Shared",
    "Silence",
    "Split",
    "Spread",
    "Staggered",
    "Step",
    "Stop",
    "Stratum",
    "Survival",
    "Synthetic",
    "Table",
    "ThresholdFit",
    "Tipping",
    "Total",
    "Trial",
    "Turn",
    "Twin",
    "TwoGroups",
    "Unit",
    "Unplaced",
    "Urn",
    "Veil",
    "Weighed",
    "WeighedShare",
    "Wild",
    "Window",
    "WorkingDayOptions",
    "absent",
    "against_last",
    "alpha",
    "always_shown",
    "among_top",
    "area",
    "area_gap",
    "area_reach",
    "at_most",
    "at_most_one_in",
    "bands",
    "before_after",
    "beyond_stationary",
    "blurred",
    "bounds_of",
    "brier",
    "broken",
    "by_period",
    "capture_at",
    "capture_curve",
    "capture_of",
    "chance_of_any",
    "chance_of_at_least",
    "chance_of_at_most",
    "chance_of_silence",
    "chance_to_notice",
    "chance_to_notice_rate",
    "chance_to_show",
    "change_gap",
    "changes",
    "compare",
    "compare_crossed",
    "compare_many",
    "compare_over_space",
    "compare_over_time",
    "concentration_change",
    "confidence",
    "consistency_test",
    "contested_hits",
    "count_of",
    "count_pit",
    "counted",
    "counting_windows",
    "counts_of",
    "crps_poisson",
    "deciles",
    "det_places",
    "detectable_ratio",
    "detection",
    "detection_reach",
    "deviance",
    "diebold_mariano",
    "difference_of_shares",
    "discovered",
    "displacement_quotient",
    "drawn_again",
    "drift",
    "effect_of",
    "effective",
    "equal_error",
    "equivalence",
    "error_of_margin",
    "even_chance",
    "evening",
    "evening_window",
    "ever_flagged",
    "exact_rate",
    "exact_share",
    "exposure_ratio",
    "fairness_discrepancy",
    "false_dates",
    "false_places",
    "find_steps",
    "fisher",
    "fit_null",
    "fit_predpol",
    "fixed_share",
    "flagged",
    "flip_rates",
    "flip_shares",
    "floored",
    "forced_fpr",
    "gain_test",
    "gap",
    "gap_over_clusters",
    "gaps",
    "gaps_to",
    "garbe",
    "gini",
    "gini_of_rates",
    "gini_reach",
    "group_shares",
    "holidays_in",
    "holm",
    "in_both",
    "inequity",
    "information_gain",
    "interval_of",
    "joined",
    "judged_on",
    "kaplan_meier",
    "kappa",
    "kappa_limits",
    "kept_under_rates",
    "kernel_map",
    "ladder_of",
    "lag_regression",
    "last_period",
    "lattice_of",
    "least_effective",
    "limits_of",
    "local_period",
    "logit",
    "long_run_mean",
    "match",
    "means_ratio",
    "median_life",
    "melded_gap",
    "melded_ratio",
    "mid_p_share",
    "mixed",
    "mixture",
    "months_between",
    "moving_average",
    "named_off",
    "negated",
    "no_better_than",
    "no_different_than",
    "nominal_gaps_to",
    "none_does",
    "noticeable",
    "noticeable_rate_ratio",
    "noticeable_share_ratio",
    "number_test",
    "number_test_spread",
    "odds_ratio",
    "of_counts",
    "ordering",
    "over_geometric_mean",
    "own_rates",
    "pair_rates",
    "part_of",
    "pei",
    "pei_star",
    "poisson_score",
    "predpol_maps",
    "prospective_map",
    "rank_correlation",
    "rank_test",
    "rate_of",
    "rate_ratio",
    "rate_ratio_range",
    "rates_at",
    "ratio_not_ruled_out",
    "ratio_of_extremes",
    "ratio_range",
    "ratio_reach",
    "reached_share",
    "relative_capture",
    "reliability",
    "relocate",
    "relocate_cells",
    "replay_patrols",
    "robust_to_reporting",
    "rounded",
    "runs_out",
    "selected",
    "share",
    "share_at_least",
    "share_at_most",
    "share_bounds",
    "share_error",
    "share_gap",
    "share_of",
    "share_or_why",
    "share_ratio",
    "shared_level",
    "shared_rate",
    "shared_variance",
    "shares_given",
    "shrunken_mean",
    "silences",
    "skill",
    "smallest_noticed",
    "smoothed",
    "split_share",
    "spread_of",
    "square_blocks",
    "staggered",
    "stand_out",
    "standard_error",
    "stratified_total",
    "successive_ranks",
    "sure_gap",
    "sure_ratio",
    "swap_ratio",
    "sweep",
    "synthetic",
    "targeting_ranks",
    "tenths",
    "thin_ladder",
    "threshold_test",
    "tipping_exposure",
    "top",
    "top_places",
    "totals",
    "twins",
    "two_way",
    "uniform",
    "unlikely_silences",
    "upper_tail",
    "urn_shares",
    "veil",
    "weighted_displacement",
    "weighted_share",
    "wild_clusters",
    "wilson",
    "within",
    "working_days",
]
