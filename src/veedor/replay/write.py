"""The replay as a folder of files: what an agency would disclose, the case, and the truth."""

import json
from pathlib import Path
from string import Template

import numpy as np

from veedor.engine.export import Coded, Exported, Form, Numbered, write_columns
from veedor.replay.accounts import Accounts
from veedor.replay.chance import Ints
from veedor.replay.draw import draw_replay
from veedor.replay.listings import Listings
from veedor.replay.lookups import Lookups
from veedor.replay.papers import draw_papers, papers_truth
from veedor.replay.sizes import FULL, LAST_DAY, OPEN, SMALL, Size
from veedor.replay.truth import truth
from veedor.replay.vocabulary import ORDER_KINDS, PURPOSES, REASONS, ROLES, UNITS
from veedor.replay.written import moments, written_papers

_TEMPLATES = Path(__file__).parent
_MOMENTS = ("fecha_hora", "desde", "hasta", "fecha", "enviada", "recibida")


def write_replay(
    folder: Path, *, small: bool = False, seed: int = 1_822_908, form: Form | None = None
) -> Path:
    """Write the replay of the Buenos Aires query log to ``folder``; return its ``case.yaml``.

    ``small``: a thousandth of it, as CSV; otherwise the published totals, as Parquet (``form``
    asks for the other). The same seed gives the same bytes. ``truth.json`` is what an audit of
    it must find, counted apart from every audit.
    """
    form = form or ("csv" if small else "parquet")
    replay = draw_replay(SMALL if small else FULL, seed)
    papers = draw_papers(replay, seed)
    folder.mkdir(parents=True, exist_ok=True)
    for name, columns, its_form in (
        ("consultas", _log(replay.lookups, replay.document), form),
        ("ordenes", _orders(replay.listings, replay.document), form),
        ("conarc_version", _last_version(replay.listings, replay.document), "csv"),
        ("usuarios", _accounts(replay.accounts), "csv"),
        *written_papers(papers, replay.listings, replay.document, form),
    ):
        write_columns(folder / f"{name}.{its_form}", columns, its_form)
    counted = truth(replay) | {"papers": papers_truth(replay, papers)}
    told = json.dumps(counted, ensure_ascii=False, indent=2, sort_keys=True)
    (folder / "truth.json").write_text(told + "\n", encoding="utf-8")
    for name in ("one-version.yaml", "law.yaml", "case.yaml"):
        case = folder / name
        case.write_text(_case(name, replay.size, form, seed), encoding="utf-8")
    return case


def _log(lookups: Lookups, document: Ints) -> dict[str, Exported]:
    return {
        "id_consulta": Numbered(numbers=lookups.number, pattern="{:09d}"),
        "fecha_hora": moments(lookups.second),
        "usuario": _coded(lookups.account, "u{:04d}"),
        "terminal": _coded(lookups.terminal, "PC-{:03d}"),
        "dni": Numbered(numbers=document[lookups.person], pattern="{:08d}"),
        "finalidad": Coded(codes=lookups.purpose, labels=PURPOSES),
        "motivo": Coded(codes=lookups.reason, labels=tuple(REASONS)),
        "expediente": Numbered(numbers=lookups.case_file, pattern="EXP-{:07d}"),
    }


def _orders(listings: Listings, document: Ints) -> dict[str, Exported]:
    return {
        "orden": Numbered(numbers=1 + np.arange(len(listings.person)), pattern="O-{:06d}"),
        "dni": Numbered(numbers=document[listings.person], pattern="{:08d}"),
        "clase": Coded(codes=listings.kind, labels=tuple(ORDER_KINDS)),
        "desde": moments(listings.start),
        "hasta": moments(listings.end),
    }


def _last_version(listings: Listings, document: Ints) -> dict[str, Exported]:
    persons = np.sort(document[listings.person[listings.end == OPEN]])
    date = np.full(len(persons), LAST_DAY.replace(tzinfo=None), dtype="datetime64[D]")
    return {"dni": Numbered(numbers=persons, pattern="{:08d}"), "fecha_version": date}


def _accounts(accounts: Accounts) -> dict[str, Exported]:
    return {
        "usuario": Numbered(numbers=accounts.account, pattern="u{:04d}"),
        "funcion": Coded(codes=accounts.role, labels=ROLES),
        "dependencia": Coded(codes=accounts.unit, labels=UNITS),
        "alta": moments(accounts.opened),
        "baja": moments(accounts.closed),
    }


def _coded(numbers: Ints, pattern: str) -> Coded:
    """Write few different numbers as text; faster than one by one."""
    labels = tuple(pattern.format(number) for number in range(int(numbers.max()) + 1))
    return Coded(codes=numbers, labels=labels)


def _case(name: str, size: Size, form: Form, seed: int) -> str:
    template = Template((_TEMPLATES / name).read_text(encoding="utf-8"))
    moment = '{{from: {}, format: "%d/%m/%Y %H:%M:%S"}}' if form == "csv" else "{}"
    return template.substitute(
        form=form,
        seed=seed,
        listed=size.listed,
        through_list=list(size.through_list),
        **{column: moment.format(column) for column in _MOMENTS},
    )
