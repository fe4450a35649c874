"""Hits of plate readers, one by one: how each was read, its entry, who acted. No plate."""

from veedor.core import Column, Record

RECORD = Record(
    name="plate_hits",
    en="One row per hit of a plate reader. The plate is not needed, and not asked for.",
    es="Una fila por acierto de una lectora de patentes. La patente no hace falta ni se pide.",
    key=("hit_id",),
    columns=(
        Column(
            name="hit_id",
            kind="text",
            required=True,
            may_be_missing=False,
            en="The hit's own number.",
            es="Número propio del acierto.",
        ),
        Column(
            name="made_at",
            kind="moment",
            required=True,
            may_be_missing=False,
            en="When the plate was read.",
            es="Cuándo se leyó la patente.",
        ),
        Column(
            name="reader",
            kind="text",
            en="The reader, as in the totals.",
            es="La lectora, como en los totales.",
        ),
        Column(
            name="list_ref",
            kind="text",
            en="The list, and its version, that was matched.",
            es="La lista, con su versión, en que se buscó.",
        ),
        Column(
            name="reading",
            kind="text",
            values=("correct", "misread", "not checked"),
            en="Was the plate read as it is, on comparing the picture or the vehicle?",
            es="¿Se leyó la patente tal como es, al compararla con la imagen o el vehículo?",
        ),
        Column(
            name="checked_at",
            kind="moment",
            en="When a person compared the reading.",
            es="Cuándo comparó la lectura una persona.",
        ),
        Column(
            name="entry_lifted_at",
            kind="moment",
            en="When the entry was lifted; empty: no date on record.",
            es="Cuándo se levantó el pedido; vacío: no consta una fecha.",
        ),
        Column(
            name="entry_state",
            kind="text",
            values=("in force", "lifted", "unknown"),
            en="The entry at the moment of the hit, at its source.",
            es="El pedido en el momento del acierto, según su origen.",
        ),
        Column(
            name="acted_at",
            kind="moment",
            en="When somebody acted on it; empty: nobody did.",
            es="Cuándo se actuó a partir de él; vacío: no se actuó.",
        ),
        Column(
            name="stop_id",
            kind="text",
            en="The act upon a person that followed, as in the acts.",
            es="El acto sobre una persona que le siguió, como en los actos.",
        ),
    ),
)
