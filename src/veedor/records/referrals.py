"""Flags passed on to an authority, and what came of them."""

from veedor.core import Column, Record

RECORD = Record(
    name="referrals",
    en="One row per referral of a flag to a court, prosecutor or other body.",
    es="Una fila por remisión de una señal a un juzgado, fiscalía u otro organismo.",
    columns=(
        Column(
            name="flag_id",
            kind="text",
            required=True,
            may_be_missing=False,
            en="The flag that was referred.",
            es="La señal remitida.",
        ),
        Column(
            name="referred_on",
            kind="date",
            en="The day of the referral.",
            es="El día de la remisión.",
        ),
        Column(
            name="recipient",
            kind="text",
            en="Who received it.",
            es="Quién la recibió.",
        ),
        Column(
            name="outcome",
            kind="text",
            values=("case", "no case", "pending"),
            en="What came of it.",
            es=(
                "Qué resultó: case (se abrió causa), no case (no se abrió) o pending (en"
                " trámite)."
            ),
        ),
    ),
)
