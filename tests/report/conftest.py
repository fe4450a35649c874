"""A report made by hand: every kind of interval, every verdict, gaps, repairs and clocks."""

import tomllib
from hashlib import sha256
from pathlib import Path

import pytest

from veedor.core import (
    SCHEMA,
    Alternative,
    Ask,
    AuditRecord,
    Case,
    Clock,
    Coverage,
    Estimate,
    Excluded,
    Finding,
    From,
    Interval,
    NotReceived,
    Period,
    QueryText,
    Reading,
    Receipt,
    Repair,
    Report,
    Request,
    Source,
    Verdict,
    say,
)
from veedor.report import phrase, to_json

SQL = """-- One row: all queries, and those about a person with no order. Nothing left out.
SELECT
    count(*) AS queries,
    count(*) FILTER (WHERE o.person IS NULL AND q.made_at >= $start) AS outside
FROM queries AS q
LEFT JOIN orders AS o
    ON q.person = o.person AND q.made_at >= o.valid_from AND q.made_at < o.valid_to
ORDER BY 1, 2
"""
METHOD = """# Access
## Question
Who was looked up, and with *what authority*?

## Method
A query is **outside** when no order of that person holds `made_at`:

1. orders are half-open spans
2. kinds of order are never merged

```
outside = queries - inside
```

## References
- CPCCN [arts. 472 and 477](infoleg)
"""


def _exact(value: float) -> Interval:
    return Interval(kind="exact count", low=value, high=value, value=value)


def _estimate(name: str, **facts: object) -> Estimate:
    given = {"label": say(name), "unit": "queries", "support": 9392372, "method": "exact count"}
    return Estimate(**({"name": name, "shape": "share"} | given | facts))  # type: ignore[arg-type]


def outside() -> Finding:
    return Finding(
        id="access.outside",
        rank=1,
        title=say("access.outside.title"),
        claim=say("access.outside.claim"),
        verdict=Verdict.CONTRADICTED,
        plain=say("access.outside.plain", n=9337909, share=9337909 / 9392372),
        estimates=(
            _estimate(
                "access.outside.share", count=9337909, interval=_exact(9337909 / 9392372)
            ),
            _estimate(
                "access.bounds",
                method="bounds",
                interval=Interval(kind="bounds", low=0.4217, high=0.9942),
            ),
            _estimate(
                "access.floor",
                method="bounds",
                interval=Interval(kind="bounds", low=0.7861, high=1.0),
            ),
            _estimate(
                "access.outside.persons",
                unit="persons",
                support=40000,
                shape="count",
                interval=_exact(28614),
            ),
        ),
        pictured=("access.outside.share", "access.bounds", "access.floor"),
        caveats=(say("access.caveat.key"), say("access.caveat.law")),
        alternatives=(
            Alternative(
                text=say("access.alternative"),
                estimates=(
                    _estimate("access.outside.share", count=9301200, interval=_exact(0.990293)),
                ),
            ),
        ),
        asks=(Ask(record="purposes", text=say("access.ask")),),
        queries=("outside",),
    )


def rates() -> Finding:
    return Finding(
        id="access.rate",
        rank=2,
        title=say("access.rate.title"),
        claim=say("access.rate.claim"),
        verdict=Verdict.INCONCLUSIVE,
        plain=say("access.rate.plain", rate=230.84, g=0.7313, p=0.0004, d="2019-04-25"),
        estimates=(
            _estimate(
                "access.rate",
                shape="rate",
                unit="account-days",
                support=40687,
                count=9392372,
                method="bootstrap",
                interval=Interval(
                    kind="confidence", low=211.4, high=251.9, value=230.84, level=0.95
                ),
            ),
            _estimate(
                "access.gini",
                shape="index",
                unit="accounts",
                support=56,
                method="bootstrap",
                interval=Interval(
                    kind="simultaneous", low=0.688, high=0.779, value=0.7313, level=0.95
                ),
            ),
            _estimate(
                "access.late",
                count=412331,
                method="wilson",
                interval=Interval(
                    kind="confidence", low=0.0401, high=0.0477, value=0.0439, level=0.95
                ),
            ),
            _estimate(
                "access.model",
                interval=Interval(
                    kind="credible", low=0.021, high=0.083, value=0.047, level=0.9
                ),
            ),
        ),
        pictured=("access.rate", "access.gini", "access.late", "access.model"),
        caveats=(say("access.caveat.law"),),
        queries=("per_account", "outside"),
    )


def shifts() -> Finding:
    return Finding(
        id="access.shifts",
        rank=3,
        title=say("access.shifts.title"),
        claim=say("access.shifts.claim"),
        verdict=Verdict.NOT_ASSESSABLE,
        plain=say("access.shifts.plain"),
        estimates=(
            _estimate("access.shifts.share", support=0, absent_because=say("access.no-shifts")),
            _estimate(
                "access.late", support=1, absent_because=say("access.few", n=30, unit="queries")
            ),
        ),
        pictured=("access.shifts.share",),
        caveats=(),
        queries=(),
    )


def receipt() -> Receipt:
    return Receipt(
        source="log",
        record="queries",
        file="bitacora_srfp_2019-2022.csv",
        sha256=sha256(b"log").hexdigest(),
        size=812345678,
        form="csv",
        reading=Reading(delimiter=";", encoding="cp1252"),
        notes=("empty lines: 2",),
        columns={
            "query_id": From(column="ID_CONSULTA"),
            "made_at": From(
                column="FECHA", format="%d/%m/%Y %H:%M", zone="America/Argentina/Buenos_Aires"
            ),
            "person": From(column="NRO_DOC"),
        },
        not_given=("reason", "case_ref"),
        not_read=("OBSERVACIONES",),
        physical=9392374,
        parsed=9392374,
        refused=0,
        duplicates=2,
        admitted=9392372,
        missing={"person": 114},
        not_a_number={},
        overlapping=3,
        clocks=(
            Clock(
                column="made_at",
                zone="America/Argentina/Buenos_Aires",
                format="%d/%m/%Y %H:%M",
                in_gap=0,
                in_overlap=0,
                first="2019-04-25T03:00:11Z",
                last="2022-04-11T22:51:40Z",
            ),
        ),
        repairs=(Repair(column="purpose", theirs="CONARC\u202e", ours="CONARC", values=311),),
    )


def unphrased() -> Report:
    """Every part of a report, its sentences not yet worded."""
    return Report(
        schema=SCHEMA,
        veedor="0.1.0",
        case=Case(
            title="Consultas del sistema de reconocimiento facial de prófugos",
            system="SRFP, Ciudad Autónoma de Buenos Aires",
            auditor="Oficina de Auditoría de Ejemplo",
            time_zone="America/Argentina/Buenos_Aires",
            seed=20190425,
            language="es",
            period=Period(start="2019-04-25", end="2022-04-12"),
            asked=(
                "¿A cuántas personas se consultó sin orden judicial vigente?",
                "¿Quedó registrado el motivo de cada consulta?",
            ),
            sources={
                "log": Source(record="queries", file="bitacora_srfp_2019-2022.csv"),
                "codes": Source(
                    record="purposes",
                    rows=({"purpose": "CONARC", "basis": "lawful", "document": None},),
                ),
            },
            audits=(Request(kind="access", sources={"queries": "log"}),),
        ),
        received=(receipt(),),
        audits=(
            AuditRecord(
                kind="access",
                question=say("access.question"),
                sources={"queries": ("log",), "purposes": ("codes",)},
                options={"level": 0.95, "minimum_support": 30, "kinds": ["capture"]},
                coverage=(
                    Coverage(
                        record="queries",
                        admitted=9392372,
                        audited=9392258,
                        excluded=(Excluded(reason=say("access.no-person"), rows=114),),
                    ),
                ),
                findings=(outside(), rates(), shifts()),
                not_received=(
                    NotReceived(
                        record="shifts",
                        columns=(),
                        es="Diría si cada consulta se hizo durante el servicio.",
                        en="It would say whether each query was made on duty.",
                    ),
                    NotReceived(
                        record="queries",
                        columns=("reason", "case_ref"),
                        es="Dirían por qué se hizo cada consulta.",
                        en="They would say why each query was made.",
                    ),
                ),
                queries=tuple(
                    QueryText(
                        name=name,
                        sql=SQL,
                        sha256=sha256(SQL.encode()).hexdigest(),
                        binds={"start": "2019-04-25T03:00:00Z"},
                        rows=1,
                    )
                    for name in ("outside", "per_account")
                ),
                method_es=METHOD,
                method_en=METHOD,
            ),
        ),
        headlines=("access.outside", "access.rate", "access.shifts"),
    )


@pytest.fixture(scope="session")
def words() -> dict[str, dict[str, str]]:
    folder = Path(__file__).parent
    return {
        language: tomllib.loads((folder / f"{language}.toml").read_text("utf-8"))["sentences"]
        for language in ("es", "en")
    }


@pytest.fixture(scope="session")
def report(words: dict[str, dict[str, str]]) -> Report:
    return phrase(unphrased(), words)


@pytest.fixture(scope="session")
def record(report: Report) -> bytes:
    return to_json(report)
