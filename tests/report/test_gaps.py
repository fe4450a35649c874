"""Numbers that could not be given stand once under each reason, and none is left out."""

from collections import Counter
from pathlib import Path

import pytest

from veedor.report import read_record
from veedor.report.gaps import unanswered

KINDS = Path(__file__).parents[2] / "src/veedor/audits"
EXAMPLES = sorted(KINDS.glob("*/example/report.json"))


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.parts[-3])
def test_each_absent_number_stands_once_and_each_reason_once(file: Path) -> None:
    for one in unanswered(read_record(file.read_bytes())):
        reasons = [group.because.es for group in one.absent]
        assert len(set(reasons)) == len(reasons)
        tested = [each for other in one.finding.alternatives for each in other.estimates]
        expected = {
            (each.label.es, each.absent_because.es)
            for each in (*one.finding.estimates, *tested)
            if each.absent_because is not None
        }
        told = Counter(
            (label.es, group.because.es) for group in one.absent for label in group.labels
        )
        assert told == Counter(expected)


def test_what_scores_could_not_have_shown_is_said_under_one_reason() -> None:
    report = read_record((KINDS / "scores/example/report.json").read_bytes())
    found = {one.finding.id: one for one in unanswered(report)}
    reasons = [group.because.id for group in found["scores.gaps"].absent]
    assert reasons.count("absent.unseen") == 1
