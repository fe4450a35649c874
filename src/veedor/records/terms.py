"""How long each type of thing may be kept, and what says so."""

from veedor.core import Column, Record, Span
from veedor.records.lives import KINDS

RECORD = Record(
    name="terms",
    en="One row per retention term, as a norm or the body itself states it.",
    es="Una fila por plazo de conservación, como lo fija una norma o el propio organismo.",
    spans=(Span(start="valid_from", end="valid_to"),),
    columns=(
        Column(
            name="kind",
            kind="text",
            required=True,
            may_be_missing=False,
            values=KINDS,
            en="What it is a term for, as in the lives.",
            es="De qué es el plazo, como en las vidas.",
        ),
        Column(
            name="system",
            kind="text",
            en="The system that it holds for; empty: all.",
            es="El sistema para el que rige; vacío: todos.",
        ),
        Column(
            name="length",
            kind="integer",
            required=True,
            may_be_missing=False,
            en="How long, in its unit.",
            es="Cuánto dura, en su unidad.",
        ),
        Column(
            name="unit",
            kind="text",
            required=True,
            may_be_missing=False,
            values=("hours", "days", "working_days", "months", "years"),
            en="Its unit: hours, calendar days, working days, months, years.",
            es="Su unidad: hours (horas), days (días corridos), working_days (días hábiles),"
            " months (meses), years (años).",
        ),
        Column(
            name="counted_from",
            kind="text",
            required=True,
            may_be_missing=False,
            values=("created", "used", "closed", "ended"),
            en="What it is counted from: the making, the last use, the closing of the case, or"
            " the end of the activity.",
            es="Desde cuándo se cuenta: created (creación), used (último uso), closed (cierre"
            " de la causa), ended (fin de la actividad).",
        ),
        Column(
            name="matched",
            kind="boolean",
            en="Only for things with a match (true) or without (false); empty: for both.",
            es="Solo para lo que dio coincidencia (true) o no (false); vacío: para ambos.",
        ),
        Column(
            name="spares_cases",
            kind="boolean",
            en="Whether things kept for a case are spared; empty: only recordings are.",
            es="Si exceptúa lo reservado para una causa; vacío: solo en las grabaciones.",
        ),
        Column(
            name="stated_in",
            kind="text",
            en="The norm or document, and the article, that states it.",
            es="La norma o el documento, y el artículo, que lo fija.",
        ),
        Column(
            name="valid_from",
            kind="moment",
            en="For things made from then on (included).",
            es="Para lo creado desde entonces (inclusive).",
        ),
        Column(
            name="valid_to",
            kind="moment",
            en="For things made before then.",
            es="Para lo creado antes de entonces.",
        ),
    ),
)
