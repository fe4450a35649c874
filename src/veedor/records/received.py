"""What the receiver says it received; or the second copy of one log."""

from veedor.core import Column, Record

RECORD = Record(
    name="received",
    en="One row per transmission or row that the receiver's own register says it received.",
    es="Una fila por envío o fila que el registro propio de quien recibe dice haber recibido.",
    columns=(
        Column(
            name="ref",
            kind="text",
            en="The number that both registers carry.",
            es="El número que ambos registros llevan.",
        ),
        Column(
            name="received_at",
            kind="moment",
            required=True,
            may_be_missing=False,
            en="When it was received.",
            es="Cuándo se recibió.",
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
