"""What was loaded into a list and deleted from it, when, by whom, and why."""

from veedor.core import Column, Record

RECORD = Record(
    name="list_events",
    en="One row per load into the list or deletion from it.",
    es="Una fila por cada alta en la lista o baja de ella.",
    key=("event_id",),
    columns=(
        Column(
            name="event_id",
            kind="text",
            en="The log's own number of the change.",
            es="Número del cambio en el propio registro.",
        ),
        Column(
            name="made_at",
            kind="moment",
            required=True,
            may_be_missing=False,
            en="When the change was made.",
            es="Cuándo se hizo el cambio.",
        ),
        Column(
            name="action",
            kind="text",
            values=("add", "remove"),
            required=True,
            may_be_missing=False,
            en="add or remove.",
            es="add (alta) o remove (baja).",
        ),
        Column(
            name="person",
            kind="person",
            en="The person added or removed, by the same key as in the list.",
            es="La persona agregada o quitada, con la misma clave que en la lista.",
        ),
        Column(
            name="order_id",
            kind="text",
            en="The order that the change carries out.",
            es="La orden que el cambio ejecuta.",
        ),
        Column(
            name="source",
            kind="text",
            en="Where the change came from: the message, file or request behind it.",
            es="De dónde vino el cambio: el mensaje, archivo o pedido que lo originó.",
        ),
        Column(
            name="account",
            kind="account",
            en="The account or process that made it.",
            es="La cuenta o el proceso que lo hizo.",
        ),
        Column(
            name="reason",
            kind="text",
            en="The reason as typed.",
            es="El motivo, tal como fue escrito.",
        ),
    ),
)
