"""What the queries of the audit of recognition return: one struct per query."""

from decimal import Decimal

from msgspec import Struct


class Covered(Struct, frozen=True):
    """Rows of a record admitted, and those before and after the period."""

    record: str
    admitted: int
    before: int
    after: int


class Total(Struct, frozen=True):
    """One deployment: what its row prints (None: nothing), and what its alerts on hand say."""

    use_no: int
    faces: int | None
    alerts: int | None
    true_confirmed: int | None
    true_unconfirmed: int | None
    false_confirmed: int | None
    false_unconfirmed: int | None
    stops: int | None
    arrests: int | None
    listed: int
    listed_true: int
    listed_true_unconfirmed: int
    listed_false: int
    listed_false_unconfirmed: int
    listed_arrests: int
    listed_open: int


class AlertState(Struct, frozen=True):
    """Alerts in the same state; levels are 2 yes, 1 not to be told, 0 no."""

    acted: int
    decision: str
    in_order: int
    reviewer: int
    second: int
    second_decision: str
    trained: int
    identity: str
    with_input: int
    followed: int
    stopped: int
    person_level: int
    basis: int
    arrests: int
    alerts: int


class Seconds(Struct, frozen=True):
    """Alerts decided after so many seconds."""

    seconds: int
    decision: str
    alerts: int


class ActState(Struct, frozen=True):
    """Acts of one kind in the same state; levels are 2 yes, 1 not to be told, 0 no."""

    act: str
    from_alert: int
    from_profile: int
    human: int
    worded: int
    identity: str
    basis: int
    result: str
    cause: str
    reported: int
    wrong: int
    acts: int


class Minutes(Struct, frozen=True):
    """Acts that took so many minutes, by whether they were wrong."""

    minutes: int
    wrong: int
    acts: int


class UseLevel(Struct, frozen=True):
    """Deployments of which a question has this answer: 2 yes, 1 not to be told, 0 no."""

    question: str
    level: int
    uses: int


class Signs(Struct, frozen=True):
    """Camera-minutes in use and without a sign; deployments that cannot be weighed."""

    minutes: int
    bare: int
    unweighed_signed: int
    unweighed: int


class LookLevel(Struct, frozen=True):
    """Look-ups of which a question has this answer: 2 yes, 1 not to be told, 0 no."""

    question: str
    level: int
    looks: int


class Figure(Struct, frozen=True):
    """One published figure."""

    claim_id: str
    measured: str
    denominator: str
    unit: str
    value: Decimal | None
    decimals: int | None


class GroupAlerts(Struct, frozen=True):
    """Alerts by group and by whether it was the listed person."""

    group_name: str
    identity: str
    alerts: int


class Heard(Struct, frozen=True):
    """Complaints on hand."""

    complaints: int
    about_wrong: int
    unanswered: int


class BaselineGroup(Struct, frozen=True):
    """Persons of a group in a baseline, by the record they are from; ``sampled``: 1 a draw."""

    record: str
    baseline: str
    group_name: str
    persons: int
    sampled: int


class Scored(Struct, frozen=True):
    """Alerts of one score, and the highest threshold at which one of them was given."""

    score: Decimal | None
    group_name: str
    identity: str
    decision: str
    threshold: Decimal | None
    alerts: int


class Operator(Struct, frozen=True):
    """Alerts that one account decided on first."""

    account: str
    decision: str
    identity: str
    alerts: int


class SeededPassages(Struct, frozen=True):
    """Passages of one volunteer (0: of nobody named); levels are 2 yes, 1 not told, 0 no."""

    volunteer_no: int
    listed: int
    alerted: int
    passages: int


class SeededDecisions(Struct, frozen=True):
    """Alerts on volunteers by truth and decision; levels are 2 yes, 1 not told, 0 no."""

    same: int
    shown: int
    decision: str
    alerts: int


class PlateCovered(Struct, frozen=True):
    """Rows of a record of plate readers: admitted, before, after and across the period."""

    record: str
    admitted: int
    before: int
    after: int
    across: int


class PlateSum(Struct, frozen=True):
    """One row of a reader's totals (None: not printed), and the log's hits in it."""

    row_no: int
    reader_no: int
    reads: int | None
    hits: int | None
    dated: int
    overlaps: int
    listed: int
    stray: int


class PlateState(Struct, frozen=True):
    """Hits of one reader in the same state; levels are 2 yes, 1 not to be told, 0 no."""

    reader_no: int
    reading: str
    lifted: int
    acted: int
    looked: int
    with_list: int
    covered: int
    hits: int


class Counts(Struct, frozen=True):
    """One field per query."""

    coverage: tuple[Covered, ...]
    totals: tuple[Total, ...]
    alert_states: tuple[AlertState, ...]
    seconds: tuple[Seconds, ...]
    act_states: tuple[ActState, ...]
    minutes: tuple[Minutes, ...]
    use_levels: tuple[UseLevel, ...]
    signs: tuple[Signs, ...]
    look_levels: tuple[LookLevel, ...]
    declared: tuple[Figure, ...]
    group_alerts: tuple[GroupAlerts, ...]
    heard: tuple[Heard, ...]
    baselines: tuple[BaselineGroup, ...] = ()
    scored: tuple[Scored, ...] = ()
    operators: tuple[Operator, ...] = ()
    seeded_passages: tuple[SeededPassages, ...] = ()
    seeded_decisions: tuple[SeededDecisions, ...] = ()
    plate_coverage: tuple[PlateCovered, ...] = ()
    plate_sums: tuple[PlateSum, ...] = ()
    plate_states: tuple[PlateState, ...] = ()
