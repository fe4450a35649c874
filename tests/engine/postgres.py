"""A real PostgreSQL server for the tests, from the system's package, on a socket of its own."""

import os
import pwd
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest


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
