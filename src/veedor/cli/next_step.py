"""What to do next: after a command that went well, and after an error that another mends."""

import shlex
from collections.abc import Mapping
from pathlib import Path

import click

_NEXT = ("Próximo paso", "Next")
_DECIDE = ('reemplace cada "?";', 'replace each "?";')


def say_next(tongue: str, *words: str | Path, before: tuple[str, str] | None = None) -> None:
    """Say which command comes next, as it is typed; ``before``: what comes first (es, en)."""
    command = " ".join(["veedor", *(shlex.quote(str(word)) for word in words)])
    what = command if before is None else f"{before[tongue != 'es']} {command}"
    click.echo(f"{_NEXT[tongue != 'es']}: {what}")


def say_next_of_case(tongue: str, case: Path, *, open_: int) -> None:
    """Say what follows a case that was written: what is open is decided before it is run."""
    say_next(tongue, "audit", case, before=_DECIDE if open_ else None)


_AFTER: Mapping[str, str] = {
    "case.no-kind": "veedor kinds",
    "case.no-option": "veedor explain {kind}",
    "case.options": "veedor explain {kind}",
    "case.no-need": "veedor explain {kind}",
    "case.lacks-need": "veedor explain {kind}",
    "case.unknown_record": "veedor records",
    "case.column_missing": "veedor records {record}",
    "case.unknown_column": "veedor records {record}",
    "case.row_column": "veedor records {record}",
    "case.no-rules-for": "veedor rules",
    "rules.no_pack_or_rule": "veedor rules",
    "rules.no-pack": "veedor rules",
    "case.no_file": "veedor draft {folder} -o {folder}/case.yaml",
    "case.no_sources": "veedor draft {folder} -o {folder}/case.yaml",
    "draft.no_folder": "veedor new {folder} --template uiaas",
    "draft.nothing_there": "veedor new {folder} --template uiaas",
    "report.not-a-report": "veedor audit {case}",
    "seal.no_key": "veedor receive {files} --from {whom} --case {folder}",
    "seal.not_a_bundle": "veedor bundle {case}",
    "seal.not_a_public_key": "veedor keys {file}",
    "seal.not_a_recipient": "veedor keys {file} --annex",
    "seal.not_an_identity": "veedor keys {file} --annex",
}
_ES = {"KIND": "CLASE", "FOLDER": "CARPETA", "CASE": "CASO", "FILES": "ARCHIVOS"}
_ES |= {"WHOM": "QUIÉN", "FILE": "ARCHIVO", "RECORD": "REGISTRO"}


class _Blanks(dict[str, object]):
    """What a command leaves to the person: its name in capitals."""

    def __init__(self, facts: Mapping[str, object], tongue: str) -> None:
        plain = {name: fact for name, fact in facts.items() if str(fact).isidentifier()}
        super().__init__(plain)
        self._tongue = tongue

    def __missing__(self, name: str) -> str:
        capitals = name.upper()
        return _ES[capitals] if self._tongue == "es" else capitals


def next_after(message_id: str, facts: Mapping[str, object], tongue: str) -> str | None:
    """Say which command helps after an error, or nothing where none does.

    >>> next_after("case.options", {"kind": "access"}, "en")
    'Next: veedor explain access'
    >>> next_after("case.no-option", {}, "es")
    'Próximo paso: veedor explain CLASE'
    """
    command = _AFTER.get(message_id)
    if command is None:
        return None
    return f"{_NEXT[tongue != 'es']}: {command.format_map(_Blanks(facts, tongue))}"
