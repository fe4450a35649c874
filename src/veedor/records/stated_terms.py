"""A term that a document states for a kind of data: how long something is kept, or may take."""

from veedor.core import Column, Record

RECORD = Record(
    name="stated_terms",
    en="One row per term that a document states for a kind of data.",
    es="Una fila por plazo que un documento fija para una clase de datos.",
    columns=(
        Column(
            name="system",
            kind="text",
            en="The system.",
            es="El sistema.",
        ),
        Column(
            name="data_kind",
            kind="text",
            required=True,
            may_be_missing=False,
            en="The kind of data (images without an alert, alerts, list, logs, ...).",
            es="La clase de datos (imágenes sin alerta, alertas, lista, bitácoras...).",
        ),
        Column(
            name="term",
            kind="text",
            en="What the term is for (retention, answer, ...); empty: retention.",
            es="Para qué es el plazo (conservación, respuesta...); vacío: conservación.",
        ),
        Column(
            name="stated_by",
            kind="text",
            en="Who states it.",
            es="Quién lo enuncia.",
        ),
        Column(
            name="document",
            kind="text",
            required=True,
            may_be_missing=False,
            en="The document.",
            es="El documento.",
        ),
        Column(
            name="page",
            kind="text",
            en="The page or article.",
            es="La página o el artículo.",
        ),
        Column(
            name="value",
            kind="decimal",
            en="The term as a number, in its unit.",
            es="El plazo como número, en su unidad.",
        ),
        Column(
            name="unit",
            kind="text",
            values=(
                "seconds",
                "minutes",
                "hours",
                "days",
                "weeks",
                "months",
                "years",
            ),
            en="Its unit.",
            es="Su unidad.",
        ),
        Column(
            name="valid_from",
            kind="date",
            en="From when the document is in force (included).",
            es="Desde cuándo rige el documento (inclusive).",
        ),
        Column(
            name="valid_to",
            kind="date",
            en="Until when (not included); empty: still in force.",
            es="Hasta cuándo (exclusive); vacío: sigue vigente.",
        ),
    ),
)
