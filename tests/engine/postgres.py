"""A real PostgreSQL server for the tests, from the system's package, on a socket of its own."""

import json
import os
import pwd
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

Sql = Callable[..., list[tuple[object, ...]]]


def _programs() -> Path | None:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return found[-1].parent if found else None


@contextmanager
def server() -> Iterator[str]:
    """Start a server and give its address, without an account; stop it at the end."""
    programs = _programs()
    if programs is None:
        pytest.skip("PostgreSQL is not installed (Debian's package postgresql)")
    # A server does not run as root; a socket's path must be short.
    who = "postgres" if os.getuid() == 0 else None
    with TemporaryDirectory(prefix="pg") as folder:
        data = Path(folder) / "data"
        if who:
            account = pwd.getpwnam(who)
            os.chown(folder, account.pw_uid, account.pw_gid)

        def run(*command: str) -> None:
            done = subprocess.run(
                command, user=who, capture_output=True, check=False, cwd=folder, timeout=120
            )
            assert not done.returncode, done.stderr.decode(errors="replace")

        run(str(programs / "initdb"), "-D", str(data), "-A", "trust", "-U", "chief",
            "--locale=C.UTF-8", "--no-sync")  # fmt: skip
        options = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off"
        log = str(Path(folder) / "log")
        run(str(programs / "pg_ctl"), "-D", str(data), "-w", "-l", log, "-o", options, "start")
        try:
            yield f"postgresql:///postgres?host={folder}"
        finally:
            run(str(programs / "pg_ctl"), "-D", str(data), "-m", "immediate", "stop")


def case(folder: Path, table: str = "Consultas", **columns: object) -> Path:
    written = {
        "title": "Copia",
        "system": "Base",
        "auditor": "Oficina",
        "language": "en",
        "seed": 1,
        "time_zone": "America/Argentina/Buenos_Aires",
        "sources": {
            "log": {
                "record": "queries",
                "file": "log.parquet",
                "snapshot": {"schema": "Registro", "table": table},
                "columns": {"query_id": "id", "made_at": "t", "account": "u"} | columns,
            }
        },
        "audits": [{"kind": "integrity", "sources": {"queries": "log"}}],
    }
    return put(folder, written)


def put(folder: Path, tree: object) -> Path:
    """Write a case file; every JSON text is a YAML text."""
    (folder / "case.yaml").write_text(json.dumps(tree, ensure_ascii=False, indent=1))
    return folder / "case.yaml"


def left(folder: Path) -> set[str]:
    return {file.name for file in folder.iterdir()} - {"case.yaml"}


COLUMNS = (
    '(id bigint, t timestamptz, u text, "Ñandú ""x""" numeric(20,4), z timestamp, secreto text)'
)


def table(sql: Sql, *rows: str, columns: str = COLUMNS) -> None:
    sql(f'CREATE TABLE "Registro"."Consultas" {columns}')
    for row in rows:
        sql(f'INSERT INTO "Registro"."Consultas" VALUES ({row})')
    sql('GRANT SELECT ON ALL TABLES IN SCHEMA "Registro" TO reader')
