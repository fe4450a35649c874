"""Complaints of persons about an alert, an act or a system, and their answers."""

from veedor.core import Column, Record

RECORD = Record(
    name="complaints",
    en="One row per complaint.",
    es="Una fila por queja o reclamo.",
    key=("complaint_id",),
    columns=(
        Column(
            name="complaint_id",
            kind="text",
            required=True,
            may_be_missing=False,
            en="The complaint's own number.",
            es="Número propio de la queja.",
        ),
        Column(
            name="received_on",
            kind="date",
            required=True,
            may_be_missing=False,
            en="The day on which it was received.",
            es="El día en que se recibió.",
        ),
        Column(
            name="kind",
            kind="text",
            en="What it is about.",
            es="De qué se trata.",
        ),
        Column(
            name="stop_id",
            kind="text",
            en="The act that it complains of.",
            es="El acto del que se queja.",
        ),
        Column(
            name="alert_id",
            kind="text",
            en="The alert that it complains of.",
            es="La alerta de la que se queja.",
        ),
        Column(
            name="group_name",
            kind="text",
            en="The group of the person, as recorded.",
            es="El grupo de la persona, según fue registrado.",
        ),
        Column(
            name="answered_on",
            kind="date",
            en="The day on which it was answered; empty: not answered.",
            es="El día en que se respondió; vacío: sin respuesta.",
        ),
        Column(
            name="outcome",
            kind="text",
            values=("upheld", "rejected", "pending", "other"),
            en="How it was answered.",
            es="Cómo se respondió.",
        ),
        Column(
            name="reasoned",
            kind="boolean",
            en="Does the answer give reasons?",
            es="¿Da razones la respuesta?",
        ),
    ),
)
