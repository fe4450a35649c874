"""Queries of volunteers, scores, operators and baselines on small tables."""

from datetime import datetime

from tests.audits.recognition.by_hand import ALERT, DAY, STOP, Ask, Row, estimate, reach


def passage(n: int, **more: object) -> Row:
    return {"passage_id": f"P{n}", "volunteer": "v", "listed": True, "alerted": True} | more


def test_an_alert_on_another_person_is_a_miss_and_one_not_told_is_open(ask: Ask) -> None:
    rows = [
        passage(1, same_person=True),
        passage(2, same_person=False),
        passage(3, same_person=None),
        passage(4, alerted=False, same_person=None),
    ]
    said = ask({"seeded": rows})
    assert estimate(said, "misses.share").support == 4
    low, high = reach(said, "misses.share")
    assert low < 2 / 4 < 3 / 4 < high
    assert estimate(said, "misses.share").count is None


def test_passages_out_of_the_period_are_left_out_and_counted(ask: Ask) -> None:
    rows = [
        passage(1, same_person=True, passed_at=DAY + "10:00:00"),
        passage(2, same_person=True, passed_at="2023-01-01 10:00:00"),
    ]
    said = ask(
        {"seeded": rows},
        datetime(2024, 5, 1),  # noqa: DTZ001 - UTC throughout
        datetime(2024, 6, 1),  # noqa: DTZ001 - UTC throughout
    )
    assert estimate(said, "misses.share").support == 1
    (covered,) = [c for c in said.coverage if c.record == "seeded"]
    assert (covered.admitted, covered.audited) == (2, 1)


def test_decisions_on_volunteers_are_told_by_truth_and_label(ask: Ask) -> None:
    rows = [
        passage(1, same_person=True, decision="match", label_shown=True),
        passage(2, same_person=False, decision="match", label_shown=False),
        passage(3, alerted=False, same_person=None, decision="match"),
    ]
    said = ask({"seeded": rows})
    assert estimate(said, "operators.right-accepted").support == 1
    assert estimate(said, "operators.wrong-accepted").count == 1


def test_scores_count_alerts_again_above_the_threshold_in_force(ask: Ask) -> None:
    rows = [
        ALERT | {"alert_id": f"A{n}", "score": score, "threshold": "0.6", "identity": who}
        for n, (score, who) in enumerate((("0.61", "wrong"), ("0.7", "correct"), (None, None)))
    ]
    said = ask({"alerts": rows}, thresholds=(0.6, 0.65))
    assert estimate(said, "what-if.1.alerts").count == 2
    assert estimate(said, "what-if.2.alerts").count == 1


def test_baselines_are_summed_and_acts_stand_in_for_stops(ask: Ask) -> None:
    alert = ALERT | {"identity": "wrong", "group_name": "B"}
    rows = [
        {"baseline": "passers-by", "group_name": "A", "persons": 30, "how": None},
        {"baseline": "passers-by", "group_name": "A", "persons": 30, "how": None},
        {"baseline": "passers-by", "group_name": "B", "persons": 40, "how": None},
    ]
    stops = [STOP | {"group_name": "B"}, STOP | {"stop_id": "S2", "group_name": "A"}]
    said = ask({"alerts": [alert], "baselines": rows, "stops": stops}, group_name="B")
    assert reach(said, "baseline.passers-by.share") == (0.4, 0.4)
    assert reach(said, "baseline.stops.share") == (0.5, 0.5)
