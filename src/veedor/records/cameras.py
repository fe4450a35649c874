"""Which cameras there are, and whether each is published and signposted."""

from veedor.core import Column, Record
from veedor.records.points import POINT

RECORD = Record(
    name="cameras",
    en="One row per camera that appears in the system's records.",
    es="Una fila por cámara que figura en los registros del sistema.",
    key=("camera_id",),
    columns=(
        Column(
            name="camera_id",
            kind="text",
            required=True,
            may_be_missing=False,
            en="The camera's own number.",
            es="Número propio de la cámara.",
        ),
        Column(
            name="place",
            kind="text",
            en="Where it stands.",
            es="Dónde está instalada.",
        ),
        Column(
            name="installed_at",
            kind="moment",
            en="From when it was in use (included).",
            es="Desde cuándo estuvo en uso (inclusive).",
        ),
        Column(
            name="removed_at",
            kind="moment",
            en="Until when it was in use (not included).",
            es="Hasta cuándo estuvo en uso (exclusive).",
        ),
        Column(
            name="published",
            kind="boolean",
            en="Whether the published list of cameras has it.",
            es="Si figura en el listado publicado de cámaras.",
        ),
        Column(
            name="published_on",
            kind="date",
            en="Day from which the published list has it.",
            es="Día desde el que figura en el listado publicado.",
        ),
        Column(
            name="signposted",
            kind="boolean",
            en="Whether a sign at the place is on record.",
            es="Si consta un cartel en el lugar.",
        ),
        *POINT,
    ),
)
