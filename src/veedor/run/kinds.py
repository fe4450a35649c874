"""The kinds of audit there are, and the texts in their folders."""

import tomllib
from importlib import import_module, resources
from pkgutil import iter_modules

from veedor import audits
from veedor.core import AnyAudit, CaseError
from veedor.run import messages


def kinds() -> list[str]:
    """Give every kind of audit there is: the folders of ``veedor.audits``.

    >>> "access" in kinds()
    True
    """
    return sorted(module.name for module in iter_modules(audits.__path__) if module.ispkg)


def find_audit(kind: str, where: str = "audits") -> AnyAudit:
    """Find a kind of audit by its folder's name; raises CaseError where there is none."""
    if kind not in kinds():
        raise CaseError(messages.NO_KIND, where=where, kind=kind, kinds=", ".join(kinds()))
    found: AnyAudit = import_module(f"veedor.audits.{kind}").AUDIT
    return found


def method(kind: str, language: str) -> str:
    """Give the method page of a kind, in "es" or "en"."""
    name = "METHOD.es.md" if language == "es" else "METHOD.md"
    return packaged(f"veedor.audits.{kind}", name)


def words(kind: str) -> dict[str, dict[str, str]]:
    """Give the sentences that a kind may say, by language and id."""
    folder = f"veedor.audits.{kind}"
    return {
        language: tomllib.loads(packaged(folder, f"words/{language}.toml"))["sentences"]
        for language in ("es", "en")
    }


def query(kind: str, name: str) -> str:
    """Give the static SQL text of one of a kind's queries."""
    return packaged(f"veedor.audits.{kind}", f"{name}.sql")


def packaged(package: str, name: str) -> str:
    """Give a text that is shipped in a package's folder."""
    return resources.files(package).joinpath(*name.split("/")).read_text("utf-8")
