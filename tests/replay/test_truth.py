"""The truth of the small replay, found again from its files by loops that anyone can read."""

import csv
import json
from collections import Counter, defaultdict
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeAlias

import pytest

LAWFUL = {"CONARC": "lawful", "99": "not lawful"} | dict.fromkeys(
    ["ESTADIO", "TRANSITO", "DENUNCIA"], "undocumented"
)
VAGUE = {
    "inv",
    "averiguación",
    "policía",
    "control",
    "varios",
    "s/d",
    "x",
    ".",
    "consulta",
    "interno",
}
FAR = datetime(9999, 12, 31, tzinfo=UTC)

Truth: TypeAlias = dict[str, Any]
Spans: TypeAlias = dict[str, list[tuple[datetime, datetime]]]
Look: TypeAlias = dict[str, Any]
Log: TypeAlias = list[Look]


def when(text: str) -> datetime:
    # The wall clock, with a zone of convenience: the period has no change of clocks.
    return datetime.strptime(text, "%d/%m/%Y %H:%M:%S").replace(tzinfo=UTC)


def rows(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def truth(small: Path) -> Truth:
    read: Truth = json.loads((small / "truth.json").read_text(encoding="utf-8"))
    return read


@pytest.fixture(scope="module")
def spans(small: Path) -> Spans:
    found: Spans = defaultdict(list)
    for row in rows(small, "ordenes.csv"):
        until = when(row["hasta"]) if row["hasta"] else FAR
        found[row["dni"]].append((when(row["desde"]), until))
    return found


@pytest.fixture(scope="module")
def log(small: Path, spans: Spans) -> Log:
    read: Log = list(rows(small, "consultas.csv"))
    for row in read:
        row["when"] = when(row["fecha_hora"])
        row["day"] = row["when"].date()
        row["inside"] = any(
            since <= row["when"] < until for since, until in spans.get(row["dni"], [])
        )
    return read


def sizes(log: Log) -> dict[str, int]:
    return {
        "queries": len(log),
        "persons": len({row["dni"] for row in log}),
        "person_days": len({(row["dni"], row["day"]) for row in log}),
    }


def split(log: Log, is_inside: Callable[[Look], bool]) -> dict[str, int]:
    inside = sizes([row for row in log if is_inside(row)])
    outside = sizes([row for row in log if not is_inside(row)])
    whole = sizes(log)
    return (
        {f"{unit}_inside": count for unit, count in inside.items()}
        | {f"{unit}_outside": count for unit, count in outside.items()}
        | {f"{unit}_never_inside": whole[unit] - inside[unit] for unit in whole}
    )


def test_totals(truth: Truth, log: Log) -> None:
    assert truth["totals"] == sizes(log) | {
        "first_day": log[0]["day"].isoformat(),
        "last_day": log[-1]["day"].isoformat(),
    }


def test_inside_and_outside_the_list_as_it_stood(truth: Truth, log: Log, spans: Spans) -> None:
    why: Counter[str] = Counter()
    for row in log:
        theirs = spans.get(row["dni"])
        if theirs and not row["inside"]:
            before = row["when"] < min(since for since, _ in theirs)
            after = row["when"] >= max(until for _, until in theirs)
            why["before" if before else "after" if after else "between"] += 1
    assert truth["as_of"] == split(log, lambda row: row["inside"]) | {
        "queries_before_listed": why["before"],
        "queries_after_listed": why["after"],
        "queries_between_listings": why["between"],
    }
    assert min(why.values()) > 0


def test_inside_and_outside_the_one_version(truth: Truth, log: Log, small: Path) -> None:
    version = {row["dni"] for row in rows(small, "conarc_version.csv")}
    assert truth["static"] == split(log, lambda row: row["dni"] in version)


def test_never_listed(truth: Truth, log: Log, spans: Spans) -> None:
    assert truth["never_listed"] == sizes([row for row in log if row["dni"] not in spans])


def test_the_list(truth: Truth, log: Log, spans: Spans) -> None:
    known = truth["list"]
    every = [span for theirs in spans.values() for span in theirs]
    assert known["entries"] == len(every)
    assert known["persons_ever"] == len(spans)
    assert known["persons_on_last_version"] == sum(until == FAR for _, until in every)
    assert known["persons_ever_and_queried"] == len(spans.keys() & {row["dni"] for row in log})
    assert known["changes"] == len(
        {
            since
            for since, _ in every
            if since.year >= 2019 and since > datetime(2019, 3, 25, tzinfo=UTC)
        }
    )
    assert any(len(theirs) > 1 for theirs in spans.values())


def test_no_person_has_two_entries_at_once(spans: Spans) -> None:
    for theirs in spans.values():
        ordered = sorted(theirs)
        assert all(until < after for (_, until), (after, _) in pairwise(ordered))


def by(log: Log, label: Callable[[str], str]) -> Truth:
    found: dict[str, Log] = defaultdict(list)
    for row in log:
        found[label(row["finalidad"])].append(row)
    return {
        name: {
            "queries": len(these),
            "queries_inside": sum(row["inside"] for row in these),
            "queries_outside": sum(not row["inside"] for row in these),
            "persons_outside": len({row["dni"] for row in these if not row["inside"]}),
        }
        for name, these in found.items()
    }


def test_by_purpose_and_by_basis(truth: Truth, log: Log) -> None:
    assert truth["by_purpose"] == by(log, lambda code: code)
    assert truth["by_basis"] == by(
        log, lambda code: LAWFUL.get(code, "not in the table") if code else "no code"
    )


def test_most_looked_up_persons_and_busiest_accounts(truth: Truth, log: Log) -> None:
    for unit, column in (("persons", "dni"), ("accounts", "usuario")):
        most = [count for _, count in Counter(row[column] for row in log).most_common()]
        assert truth["most"][unit] == {str(top): sum(most[:top]) for top in (1, 10, 100)}


def test_empty_and_vague_cells(truth: Truth, log: Log) -> None:
    assert truth["empty"] == {
        "purpose": sum(not row["finalidad"] for row in log),
        "reason": sum(not row["motivo"] for row in log),
        "case_ref": sum(not row["expediente"] for row in log),
        "vague_reason": sum(row["motivo"] in VAGUE for row in log),
    }


def test_planted_gaps_and_silent_days(truth: Truth, log: Log) -> None:
    numbers = [int(row["id_consulta"]) for row in log]
    assert truth["planted"]["gaps"] == [
        {"after": str(one), "missing": other - one - 1}
        for one, other in pairwise(numbers)
        if other - one > 1
    ]
    assert [gap["missing"] for gap in truth["planted"]["gaps"]] == [1, 3, 12]
    active = {row["day"] for row in log}
    every = [min(active) + timedelta(days=day) for day in range(1002)]
    assert every[-1] == max(active)
    assert truth["planted"]["silent_days"] == [
        day.isoformat() for day in every if day not in active
    ]


def test_planted_night_accounts(truth: Truth, log: Log) -> None:
    for planted in truth["planted"]["night_accounts"]:
        theirs = [row for row in log if row["usuario"] == planted["account"]]
        assert planted["queries"] == len(theirs) >= 30
        assert planted["by_night"] == sum(not 6 <= row["when"].hour < 22 for row in theirs)
        assert planted["by_night"] > 0.9 * len(theirs)
    assert len(truth["planted"]["night_accounts"]) == 2


def test_planted_targets_and_the_run_of_days(truth: Truth, log: Log) -> None:
    looked_up = Counter(row["dni"] for row in log)
    (first, firsts), (second, seconds) = looked_up.most_common(2)
    assert [target["queries"] for target in truth["planted"]["targets"]] == [firsts, seconds]
    days = {row["day"] for row in log if row["dni"] == second}
    run = {datetime(2020, 1, 20, tzinfo=UTC).date() + timedelta(days=day) for day in range(12)}
    assert truth["planted"]["run"] == {"starts": "2020-01-20", "days": len(run & days)}
    assert {row["usuario"] for row in log if row["dni"] == second} == {"u0007"}
    assert len({row["usuario"] for row in log if row["dni"] == first}) > 5


def test_account_faults(truth: Truth, log: Log, small: Path) -> None:
    closes = {
        row["usuario"]: when(row["baja"]) if row["baja"] else FAR
        for row in rows(small, "usuarios.csv")
    }
    planted = truth["planted"]
    assert planted["queries_by_unknown_accounts"] == sum(
        row["usuario"] not in closes for row in log
    )
    assert planted["queries_after_account_closed"] == sum(
        row["when"] >= closes[row["usuario"]] for row in log if row["usuario"] in closes
    )
    assert (
        min(planted["queries_by_unknown_accounts"], planted["queries_after_account_closed"]) > 0
    )


def test_look_ups_at_the_very_second_that_an_entry_starts_or_ends(
    log: Log, spans: Spans
) -> None:
    starts = sum(
        any(row["when"] == since for since, _ in spans.get(row["dni"], [])) for row in log
    )
    ends = sum(
        any(row["when"] == until for _, until in spans.get(row["dni"], [])) for row in log
    )
    assert (starts, ends) >= (3, 3)
