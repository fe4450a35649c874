"""Custody and seal: the ledger of what was received, and the bundle that a court can check."""

from veedor.seal.annex import SealedAnnex, seal_annex, unseal_annex
from veedor.seal.archive import Content, archive_sha256
from veedor.seal.bundle import REPORT, SEAL, STAMP, About, report_in, write_bundle
from veedor.seal.check import Checked, check_bundle
from veedor.seal.files import Digested, digested, kept, write_whole
from veedor.seal.keys import (
    annex_identity,
    annex_recipient,
    make_annex_key,
    make_key,
    parsed_public,
    private_key,
    public_key,
)
from veedor.seal.ledger import Act, Ledger, Received, add_acts, read_ledger
from veedor.seal.note import PrivateKey, PublicKey

__all__ = [
    "REPORT",
    "SEAL",
    "STAMP",
    "About",
    "Act",
    "Checked",
    "Content",
    "Digested",
    "Ledger",
    "PrivateKey",
    "PublicKey",
    "Received",
    "SealedAnnex",
    "add_acts",
    "annex_identity",
    "annex_recipient",
    "archive_sha256",
    "check_bundle",
    "digested",
    "kept",
    "make_annex_key",
    "make_key",
    "parsed_public",
    "private_key",
    "public_key",
    "read_ledger",
    "report_in",
    "seal_annex",
    "unseal_annex",
    "write_bundle",
    "write_whole",
]
