"""The key behind the pseudonyms: a local file of the case, or one for this run alone."""

import os
import re
import secrets
from pathlib import Path

from veedor.core import Case, CaseError
from veedor.run import messages


def pseudonym_key(case: Case, folder: Path) -> str:
    """Give the case's key, made on first use (mode 0600), or a fresh one where it names none.

    The report is the same whatever the key; only the annex shows pseudonyms. Raises CaseError
    where the file does not hold a key.
    """
    if case.pseudonym_key is None:
        return secrets.token_hex(16)
    file = folder / case.pseudonym_key
    if not file.exists():
        new = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(new, "w", encoding="ascii") as out:
            out.write(secrets.token_hex(16) + "\n")
    key = file.read_text(encoding="ascii", errors="replace").strip()
    if not re.fullmatch(r"[0-9a-f]{32}", key):
        raise CaseError(messages.BAD_KEY, where=case.pseudonym_key)
    return key
