"""What was asked of a body, or ordered, and when and how it answered."""

from veedor.core import Column, Record

RECORD = Record(
    name="requests",
    en="One row per request, court order or comment that a body received.",
    es="Una fila por pedido, orden judicial u observación que un organismo recibió.",
    key=("request_id",),
    columns=(
        Column(
            name="request_id",
            kind="text",
            required=True,
            may_be_missing=False,
            en="The register's own number of the request.",
            es="Número del pedido en el propio registro.",
        ),
        Column(
            name="kind",
            kind="text",
            required=True,
            may_be_missing=False,
            values=(
                *("access", "rectification", "erasure", "explanation", "information"),
                *("foi", "court_order", "comment", "other"),
            ),
            en="What was asked: access, rectification or erasure of own data, explanation of a"
            " decision, information on processing, public information (foi), compliance with a"
            " court's order, or a comment on a system made public.",
            es="Qué se pidió: acceso (access), rectificación (rectification) o supresión"
            " (erasure) de datos propios, explicación de una decisión (explanation),"
            " información sobre el tratamiento (information), información pública (foi), lo que"
            " una orden judicial manda (court_order), o una observación (comment).",
        ),
        Column(
            name="body",
            kind="text",
            en="The body that received it.",
            es="El organismo que lo recibió.",
        ),
        Column(
            name="received_on",
            kind="date",
            required=True,
            en="The day on which it was received, or the order served.",
            es="El día en que se recibió o se notificó.",
        ),
        Column(
            name="extended",
            kind="boolean",
            en="Whether the body extended its time to answer.",
            es="Si el organismo prorrogó su plazo.",
        ),
        Column(
            name="due_on",
            kind="date",
            en="The last day of the term, where the request or the order states one.",
            es="El último día del plazo, cuando el pedido o la orden fija uno.",
        ),
        Column(
            name="answered_on",
            kind="date",
            en="The day of the answer; empty: not answered.",
            es="El día de la respuesta; vacío: sin respuesta.",
        ),
        Column(
            name="done_on",
            kind="date",
            en="The day on which what was asked or ordered was done on the data.",
            es="El día en que se hizo sobre el dato lo pedido u ordenado.",
        ),
        Column(
            name="outcome",
            kind="text",
            values=("granted", "partial", "refused", "no answer", "withdrawn"),
            en="How it ended: granted, partial, refused, no answer, withdrawn.",
            es="Cómo terminó: granted (concedido), partial (en parte), refused (denegado), no"
            " answer (sin respuesta), withdrawn (desistido).",
        ),
        Column(
            name="reasoned",
            kind="boolean",
            en="Whether the answer gives reasons.",
            es="Si la respuesta está fundada.",
        ),
        Column(
            name="explained",
            kind="boolean",
            en="Whether it told of the system's use and explained its part in the decision.",
            es="Si informó el uso del sistema y explicó su papel en la decisión.",
        ),
    ),
)
