"""What the one path refuses before any file is opened, and how it keeps its key."""

import stat
from pathlib import Path

import pytest

from veedor.core import Case, CaseError, Request, Setting
from veedor.run import Step, audit, find_audit, kinds
from veedor.run.plan import make_plan, own_seed
from veedor.run.pseudonyms import pseudonym_key


def request(**changed: object) -> Request:
    asked: dict[str, object] = {"kind": "access", "sources": {"queries": "log"}} | changed
    return Request(**asked)  # type: ignore[arg-type]


def refusal(asked: Request) -> str:
    with pytest.raises(CaseError) as wrong:
        make_plan(asked, 0)
    return str(wrong.value)


def test_an_unknown_kind_is_refused_with_those_there_are() -> None:
    assert refusal(request(kind="acess")) == (
        f"audits[0]: there is no kind of audit called acess. Use one of {', '.join(kinds())}."
    )


def test_an_option_that_does_not_fit_is_refused_with_its_place() -> None:
    told = refusal(request(options={"limit_outside": "none"}))
    assert told.startswith("audits[0].options: the options do not fit the kind access: ")
    assert "$.limit_outside" in told
    assert "`veedor explain access`" in told


def test_an_unknown_option_is_refused() -> None:
    assert refusal(request(options={"limit_outsid": 1})) == (
        "audits[0].options: there is no option called limit_outsid."
        " Perhaps limit_outside; `veedor explain` gives every option of a kind."
    )


def test_a_record_that_the_kind_does_not_read_is_refused() -> None:
    told = refusal(request(sources={"queries": "log", "alerts": "log"}))
    assert told.startswith("audits[0].sources: this kind does not read a record called alerts;")


def test_a_required_record_is_missed() -> None:
    assert refusal(request(sources={"orders": "list"})) == (
        "audits[0].sources: the audit cannot do without the record queries."
        " Name the source that holds it."
    )


def test_each_kind_has_a_seed_of_its_own() -> None:
    assert own_seed(7, "access") != own_seed(7, "stops")
    assert own_seed(7, "access") != own_seed(8, "access")


def case(key: str | None) -> Case:
    return Case(
        title="t",
        system="s",
        auditor="a",
        time_zone="UTC",
        seed=1,
        sources={},
        audits=(),
        pseudonym_key=key,
    )


def test_without_a_key_file_each_run_has_a_key_of_its_own(tmp_path: Path) -> None:
    assert pseudonym_key(case(None), tmp_path) != pseudonym_key(case(None), tmp_path)
    assert not list(tmp_path.iterdir())


def test_a_key_is_made_once_and_for_its_owner_alone(tmp_path: Path) -> None:
    first = pseudonym_key(case("caso.key"), tmp_path)
    assert pseudonym_key(case("caso.key"), tmp_path) == first
    assert len(first) == 32
    assert stat.S_IMODE((tmp_path / "caso.key").stat().st_mode) == 0o600


def test_a_broken_key_is_refused(tmp_path: Path) -> None:
    (tmp_path / "caso.key").write_text("secret")
    with pytest.raises(CaseError) as wrong:
        pseudonym_key(case("caso.key"), tmp_path)
    assert str(wrong.value) == (
        "caso.key: the pseudonym key must be 32 hexadecimal digits."
        " Delete the file to have a new one made, or restore the one you had."
    )


def test_the_work_is_told_step_by_step() -> None:
    told: list[Step] = []
    example = (
        Path(find_audit.__code__.co_filename).parents[1] / "audits/access/example/case.yaml"
    )
    audit(example, tell=told.append)
    whats = [step.what for step in told]
    assert whats.count("derive") == 3
    of_log = [s for s in told if s.name == "consultas.csv" and s.what == "admit"]
    assert [s.done for s in of_log] == [None, 1099]
    assert {"admit", "derive", "query"} <= set(whats)
    # How far a file is read is told as it happens, and a short one is read at once.
    assert set(whats) <= {"admit", "count", "read", "check", "derive", "query"}


def test_a_setting_knows_what_was_given() -> None:
    from datetime import datetime  # noqa: PLC0415

    at = datetime(2024, 1, 1)  # noqa: DTZ001
    given = {"queries": frozenset({"person"})}
    known = Setting(given=given, zone="UTC", seed=1, start=at, end=at)
    assert known.has("queries", "person")
    assert not known.has("queries", "account")
    assert not known.has("orders")


REQUESTS = """title: T
system: S
auditor: A
time_zone: UTC
seed: 1
sources:
  register:
    record: requests
    rows:
      - {request_id: "1", kind: access, received_on: "2024-03-01", answered_on: "2024-03-05"}
audits:
  - kind: watchlist
    sources: {}
"""


def test_an_audit_without_any_record_leads_only_where_none_has_one(tmp_path: Path) -> None:
    case = tmp_path / "case.yaml"
    case.write_text(REQUESTS, encoding="utf-8")
    assert len(audit(case).report.headlines) == 3
    asked = "  - kind: requests\n    sources: {requests: register}\n"
    case.write_text(REQUESTS + asked, encoding="utf-8")
    led = audit(case).report.headlines
    assert len(led) == 3
    assert {one.audit for one in led if not isinstance(one, str)} == {1}
