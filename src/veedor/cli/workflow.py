"""The commands in the order in which a case goes, as `veedor --help` shows them."""

from collections.abc import Iterable

from msgspec import Struct

from veedor.cli.tongue import said


class Stage(Struct, frozen=True, kw_only=True):
    """One part of the way, and its commands in the order in which they are used."""

    title: str
    commands: tuple[str, ...]


STAGES = (
    Stage(title=said("To begin", "Para empezar"), commands=("demo", "new")),
    Stage(
        title=said("1. What was handed over", "1. Lo que entregaron"),
        commands=("snapshot", "receive", "draft"),
    ),
    Stage(
        title=said("2. What the records show", "2. Lo que muestran los registros"),
        commands=("audit", "ask", "answers", "pdf"),
    ),
    Stage(
        title=said("3. For the other party", "3. Para la otra parte"),
        commands=("keys", "bundle", "timestamp", "verify", "unseal", "diff"),
    ),
    Stage(
        title=said("To look up", "Para consultar"),
        commands=("kinds", "explain", "records", "rules", "schema", "completion", "version"),
    ),
)


def staged(known: Iterable[str]) -> list[Stage]:
    """Give the stages with the commands there are; what stands in none comes last.

    >>> [stage.commands for stage in staged(["audit", "other", "receive"])]
    [('receive',), ('audit',), ('other',)]
    """
    left = dict.fromkeys(known)
    found = []
    for stage in STAGES:
        there = tuple(name for name in stage.commands if name in left)
        left = {name: None for name in left if name not in there}
        found.append(Stage(title=stage.title, commands=there))
    found.append(Stage(title=said("More", "Otras"), commands=tuple(left)))
    return [stage for stage in found if stage.commands]
