"""A second published copy of the table of deployments, to be compared with the first."""

from msgspec import structs

from veedor.records import deployments

RECORD = structs.replace(
    deployments.RECORD,
    name="deployments_copy",
    columns=deployments.PUBLISHED,
    en="One row per deployment in a second published copy of the same table.",
    es="Una fila por despliegue en una segunda copia publicada de la misma tabla.",
)
