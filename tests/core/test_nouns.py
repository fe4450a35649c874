"""What the nouns themselves refuse."""

import re
import string
from collections import defaultdict

import pytest

from veedor.cli import messages as cli_messages
from veedor.core import (
    Coverage,
    Estimate,
    Excluded,
    Interval,
    Message,
    VeedorError,
    pinned_zone,
    say,
    to_utc,
)
from veedor.engine import messages as engine_messages
from veedor.intake import messages as intake_messages
from veedor.report import messages as report_messages
from veedor.rules import messages as rules_messages
from veedor.run import messages as run_messages
from veedor.seal import messages as seal_messages
from veedor.seal import timestamp_messages

ROOMS = (
    cli_messages,
    engine_messages,
    intake_messages,
    report_messages,
    rules_messages,
    run_messages,
    seal_messages,
    timestamp_messages,
)
MESSAGES = [
    message for room in ROOMS for message in vars(room).values() if isinstance(message, Message)
]
COUNTS = {
    *("count", "counted", "expected", "gap", "given", "least", "of", "overlap", "parsed"),
    *("physical", "returned", "seen", "signed", "was"),
}
SEVERAL = (
    "values|records|rows|acts|fields|times|lines|files|are|were"
    "|valores|registros|filas|actas|campos|horas|líneas|archivos|ocurrieron"
)


def estimate(interval: Interval | None, *, absent: bool) -> Estimate:
    return Estimate(
        name="share",
        label=say("label"),
        shape="share",
        unit="queries",
        support=1,
        method="count",
        interval=interval,
        absent_because=say("why") if absent else None,
    )


ONE = Interval(kind="exact count", value=1, low=1, high=1)


@pytest.mark.parametrize(("interval", "absent"), [(None, False), (ONE, True)])
def test_an_estimate_has_an_interval_or_a_reason_and_never_both(
    interval: Interval | None,
    absent: bool,  # noqa: FBT001
) -> None:
    with pytest.raises(ValueError, match=r"^share: give an interval, or why there is none$"):
        estimate(interval, absent=absent)


@pytest.mark.parametrize(
    ("kind", "value", "low", "high", "level"),
    [
        ("exact count", 1.0, 2.0, 1.0, None),
        ("bounds", 0.5, 0.0, 1.0, None),
        ("exact count", None, 0.0, 1.0, None),
        ("confidence", 2.0, 0.0, 1.0, 0.95),
        ("confidence", 0.5, 0.0, 1.0, None),
        ("bounds", None, 0.0, 1.0, 0.95),
    ],
)
def test_an_interval_that_contradicts_itself_cannot_be_made(
    kind: str, value: float | None, low: float, high: float, level: float | None
) -> None:
    with pytest.raises(ValueError, match=r"."):
        Interval(kind=kind, value=value, low=low, high=high, level=level)  # type: ignore[arg-type]


def test_coverage_that_loses_rows_cannot_be_made() -> None:
    excluded = (Excluded(reason=say("early"), rows=2),)
    Coverage(record="queries", admitted=5, audited=3, excluded=excluded)
    with pytest.raises(ValueError, match=r"^queries: rows are unaccounted for$"):
        Coverage(record="queries", admitted=6, audited=3, excluded=excluded)


def test_every_message_has_an_id_of_its_own() -> None:
    ids = [message.id for message in MESSAGES]
    assert len(ids) > 80
    assert sorted(set(ids)) == sorted(ids)


def placeholders(text: str) -> set[str]:
    """The facts that a text tells; `place_es` and `place_en` are one fact, in each language."""
    names = [name for _, name, _, _ in string.Formatter().parse(text) if name]
    return {
        re.split(r"[!.\[]", name)[0].removesuffix("_es").removesuffix("_en") for name in names
    }


@pytest.mark.parametrize("message", MESSAGES, ids=lambda message: message.id)
def test_both_languages_of_a_message_tell_the_same_facts(message: Message) -> None:
    english = placeholders(message.en) | placeholders(message.fix_en)
    spanish = placeholders(message.es) | placeholders(message.fix_es)
    assert english == spanish
    assert not message.en.endswith(".")
    assert not message.fix_es.endswith(".")


@pytest.mark.parametrize("message", MESSAGES, ids=lambda message: message.id)
@pytest.mark.parametrize("language", ["en", "es"])
def test_a_message_agrees_with_one(message: Message, language: str) -> None:
    told = message.told(language, defaultdict(lambda: "x", dict.fromkeys(COUNTS, 1)))
    assert not re.search(rf"\b1 ({SEVERAL})\b", told)


def test_an_error_is_told_in_either_language() -> None:
    wrong = VeedorError(engine_messages.EMPTY, where="a.csv")
    assert wrong.told("es").startswith("a.csv: el archivo está vacío. Pida el archivo de nuevo")
    assert str(wrong).startswith("a.csv: the file is empty. Ask for the file again")


@pytest.mark.parametrize("name", ["Atlantis/Sunken", "../../etc/passwd", "/etc/localtime", ""])
def test_a_zone_that_is_none_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match=r"^no zone "):
        pinned_zone(name)


def test_a_moment_without_an_offset_is_no_moment() -> None:
    with pytest.raises(ValueError, match="has no offset"):
        to_utc("2025-09-21T00:00:00", "UTC")


def test_a_date_is_midnight_and_its_end_the_last_microsecond() -> None:
    zone = "America/Los_Angeles"
    assert to_utc("2025-03-09", zone).isoformat() == "2025-03-09T08:00:00"
    last = to_utc("2025-03-09", zone, end_of_day=True)
    assert last.isoformat() == "2025-03-10T06:59:59.999999"
