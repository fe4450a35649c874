"""Each command says the next one; an error that another command mends names it."""

import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import veedor
from tests.door.conftest import Veedor
from veedor.cli.next_step import _AFTER, next_after
from veedor.cli.workflow import STAGES, staged
from veedor.core import Message

COMMANDS = {command for stage in STAGES for command in stage.commands}
NEW = ("new", "mine", "--template", "uiaas", "--auditor", "A", "--as-of", "2026-11-29")


def messages() -> Iterator[Message]:
    for module in pkgutil.walk_packages(veedor.__path__, "veedor."):
        if module.name.rpartition(".")[2] == "messages":
            yield from _held(vars(importlib.import_module(module.name)))


def _held(names: dict[str, object]) -> Iterator[Message]:
    return (one for one in names.values() if isinstance(one, Message))


def test_what_helps_after_an_error_is_a_command_and_the_error_exists() -> None:
    known = {message.id for message in messages()}
    assert set(_AFTER) <= known
    for message_id, command in _AFTER.items():
        assert command.split()[1] in COMMANDS
        for tongue, word in (("en", "Next: "), ("es", "Próximo paso: ")):
            said = next_after(message_id, {}, tongue)
            assert said is not None
            assert said.startswith(f"{word}veedor ")
            assert "{" not in said


def test_what_comes_from_outside_never_stands_in_the_command_that_helps() -> None:
    assert next_after("case.unknown_column", {"record": "a; rm -rf ~"}, "en") == (
        "Next: veedor records RECORD"
    )
    assert next_after("file.empty", {}, "en") is None


def test_commands_that_stand_in_no_stage_come_last() -> None:
    assert staged(["other", "diff"])[-1].commands == ("other",)


def test_each_step_of_the_way_leads_to_the_next(veedor: Veedor, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "reply.csv").write_text("id\n1\n", encoding="utf-8")
    received = veedor("receive", "mine/reply.csv", "--from", "M", "--case", "mine")
    assert received.stdout.endswith("Next: veedor draft mine -o mine/case.yaml\n")
    assert veedor(*NEW).stdout.endswith("Next: veedor audit mine/case.yaml\n")
    again = veedor("receive", "mine/reply.csv", "--from", "M", "--case", "mine")
    assert again.stdout.endswith("Next: veedor audit mine/case.yaml\n")
    audited = veedor("audit", "mine/case.yaml", "--lang", "en")
    assert audited.stdout.endswith("Next: veedor ask report/report.json -o letter.docx\n")
    asked = veedor("ask", "report/report.json", "-o", "letter.docx", "--lang", "en")
    assert asked.stdout.endswith("Next: add what is answered to the case; veedor audit CASE\n")
    sealed = veedor("bundle", "mine/case.yaml")
    assert sealed.stdout.endswith(
        "Next: the other party runs veedor verify bundle.zip --data mine\n"
    )
    quickly = veedor("verify", "bundle.zip")
    assert quickly.stdout.endswith("Next: veedor verify bundle.zip --data FOLDER\n")
    checked = veedor("verify", "bundle.zip", "--data", "mine")
    assert checked.stdout.endswith("Next: veedor diff bundle.zip OTHER_REPORT\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("audit", "none.yaml"), "Next: veedor draft FOLDER -o FOLDER/case.yaml\n"),
        (("explain", "vibes"), "Next: veedor kinds\n"),
        (("rules", "AR-3"), "Next: veedor rules\n"),
        (("draft", "none"), "Next: veedor new FOLDER --template uiaas\n"),
        (("bundle", "none.yaml"), "Next: veedor receive FILES --from WHOM --case FOLDER\n"),
    ],
)
def test_the_last_line_of_an_error_is_the_command_that_helps(
    veedor: Veedor, arguments: tuple[str, ...], said: str
) -> None:
    ran = veedor(*arguments)
    assert ran.returncode in {2, 5}
    assert ran.stderr.endswith(said)
    assert len(re.findall("\n", ran.stderr)) == 2
