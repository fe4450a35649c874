"""What the sender says it sent; or the first copy of one log."""

from veedor.core import Column, Record

RECORD = Record(
    name="sent",
    en="One row per transmission or row that the sender's own register says it sent.",
    es="Una fila por envío o fila que el registro propio de quien entrega dice haber enviado.",
    columns=(
        Column(
            name="ref",
            kind="text",
            en="The number that both registers carry.",
            es="El número que ambos registros llevan.",
        ),
        Column(
            name="made_at",
            kind="moment",
            required=True,
            may_be_missing=False,
            en="When it was sent.",
            es="Cuándo se envió.",
        ),
        Column(
            name="kind",
            kind="text",
            en="Kind of message or of data.",
            es="Clase de mensaje o categoría de datos.",
        ),
        Column(
            name="person",
            kind="person",
            en="The person it is about, by the same key in both registers.",
            es="La persona de que trata, con la misma clave en ambos registros.",
        ),
        Column(
            name="account",
            kind="account",
            en="The account that handled it.",
            es="La cuenta de usuario que lo tramitó.",
        ),
        Column(
            name="person_count",
            kind="integer",
            en="How many persons it was about.",
            es="Sobre cuántas personas.",
        ),
        Column(
            name="digest",
            kind="text",
            en="Digest of the file.",
            es="Huella del archivo.",
        ),
        Column(
            name="explanation",
            kind="text",
            en="How a difference is explained, where it is.",
            es="Cómo se explica una diferencia, cuando se explica.",
        ),
    ),
)
