"""RO-Crate 1.1 metadata: what a bundle holds, for archives that know the format."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

import rfc8785

from veedor.seal.archive import Member

NAME = "ro-crate-metadata.json"
_CONTEXT = "https://w3id.org/ro/crate/1.1/context"
_PROFILE = "https://w3id.org/ro/crate/1.1"
# A list of ours: the system's would differ from machine to machine.
_TYPES = {
    ".csv": "text/csv",
    ".html": "text/html",
    ".json": "application/json",
    ".jsonl": "application/jsonl",
    ".sql": "application/sql",
    ".txt": "text/plain",
    ".yaml": "application/yaml",
}


def crate(
    members: Sequence[Member], *, title: str, about: str, author: str, dated: str | None
) -> bytes:
    """Describe a bundle as a crate: each file with its size, type and SHA-256."""
    files = [_file(one) for one in sorted(members, key=lambda one: one.name.encode())]
    whole: dict[str, Any] = {
        "@id": "./",
        "@type": "Dataset",
        "name": title,
        "description": about,
        "author": {"@id": "#auditor"},
        "hasPart": [{"@id": file["@id"]} for file in files],
    }
    head: dict[str, Any] = {
        "@id": NAME,
        "@type": "CreativeWork",
        "about": {"@id": "./"},
        "conformsTo": {"@id": _PROFILE},
    }
    auditor: dict[str, Any] = {"@id": "#auditor", "@type": "Organization", "name": author}
    date = {"datePublished": dated} if dated else {}
    graph: list[Any] = [head, whole | date, auditor, *files]
    return rfc8785.dumps({"@context": _CONTEXT, "@graph": graph})


def _file(one: Member) -> dict[str, Any]:
    known = {"encodingFormat": kind} if (kind := _kind(one.name)) else {}
    return {
        "@id": _escaped(one.name),
        "@type": "File",
        "contentSize": str(one.size),
        "sha256": one.sha256,
        **known,
    }


def _kind(name: str) -> str | None:
    dot = name.rfind(".")
    return _TYPES.get(name[dot:].lower()) if dot > 0 else None


def _escaped(name: str) -> str:
    return quote(name)
