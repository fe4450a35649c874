"""What is known to have happened, found by other means than the flags."""

from veedor.core import Column, Record

RECORD = Record(
    name="known_events",
    en="One row per event that is known to have happened, and whether a flag was raised.",
    es="Una fila por hecho que se sabe que ocurrió, y si hubo una señal.",
    key=("event_id",),
    columns=(
        Column(
            name="event_id",
            kind="text",
            required=True,
            may_be_missing=False,
            en="Number of the event.",
            es="Número del hecho.",
        ),
        Column(
            name="happened_on",
            kind="date",
            en="The day on which it happened.",
            es="El día en que ocurrió.",
        ),
        Column(
            name="kind",
            kind="text",
            en="What kind of event it was.",
            es="Qué clase de hecho fue.",
        ),
        Column(
            name="area",
            kind="text",
            en="The area where it happened.",
            es="El área donde ocurrió.",
        ),
        Column(
            name="flagged",
            kind="boolean",
            en="Whether the system raised a flag for it.",
            es="Si el sistema levantó una señal por él.",
        ),
        Column(
            name="in_reach",
            kind="boolean",
            en="Whether it lay where the system was meant to flag.",
            es="Si ocurrió donde el sistema debía señalar.",
        ),
    ),
)
