"""Areas as a publication names them: code and name, list by list."""

from veedor.core import Column, Record

RECORD = Record(
    name="areas",
    en="One row per area in a published list, as printed.",
    es="Una fila por área en una lista publicada, tal como se imprimió.",
    columns=(
        Column(
            name="area_code",
            kind="text",
            en="The area's official code.",
            es="Código oficial del área.",
        ),
        Column(
            name="area_name",
            kind="text",
            en="Its name as printed.",
            es="Su nombre, tal como se imprimió.",
        ),
        Column(
            name="list_name",
            kind="text",
            en="Which list or table the row is from.",
            es="De qué lista o tabla es la fila.",
        ),
    ),
)
