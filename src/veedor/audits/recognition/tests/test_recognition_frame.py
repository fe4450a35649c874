"""What is always there, medians and options."""

from typing import Any

import pytest

from veedor.audits.recognition.options import RecognitionOptions, binds
from veedor.audits.recognition.tests.by_hand import ALL, LISTED, find
from veedor.audits.recognition.view import median
from veedor.core import Setting
from veedor.core.audit import OPEN_FROM, OPEN_TO

READ = {
    *("acted.fewer-than-two-reviewers", "acts.without-human-ground", "log.incomplete"),
    *("alerts.fully-reconstructable", "alerts.reviewed-before-act", "alerts.untrained"),
    *("camera-hours.without-sign", "declared.outside-interval", "deployments.place-reasoned"),
    *("deployments.without-grounds", "false-alerts.group-share", "false-alerts.per-face"),
    *("retrospective.no-case-or-late", "uses.authorised-late", "uses.no-prior-safeguards"),
    *("uses.not-notified", "uses.outside-aims", "uses.outside-policy"),
    "wrong-stops.not-reported",
}


@pytest.mark.parametrize("given", [{}, ALL, LISTED])
def test_each_estimate_that_a_rule_reads_is_there_once(
    given: dict[str, frozenset[str]],
) -> None:
    names = [e.name for f in find(given=given).findings for e in f.estimates]
    assert {name: names.count(name) for name in READ} == dict.fromkeys(READ, 1)


def test_ids_and_ranks_are_each_findings_own() -> None:
    found = find().findings
    assert len({f.id for f in found}) == len({f.rank for f in found}) == len(found)
    assert min(f.rank for f in found) >= 20


def test_the_lower_median_is_a_value_on_record() -> None:
    assert median([(4, 1), (9, 1)]) == 4
    with pytest.raises(ValueError, match="no median"):
        median([])


@pytest.mark.parametrize(
    "wrong",
    [
        {"least_penalty_years": -1},
        {"late_hours": -1},
        {"group_exposure": 0.0},
        {"group_exposure": 1.0},
        {"next_faces": 0},
        {"one_in": -3},
    ],
)
def test_options_that_make_no_sense_are_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"negative|between|above"):
        RecognitionOptions(**wrong)


def test_criteria_are_bound_as_whole_texts() -> None:
    setting = Setting(given={}, zone="UTC", seed=1, start=OPEN_FROM, end=OPEN_TO)
    bound = binds(RecognitionOptions(place_criteria=("C1", "C2")), setting)
    assert bound["place_criteria"] == "|C1|C2|"
