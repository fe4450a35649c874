"""What the audit of effects reads, and what each record is for."""

from veedor.core import Need

NEEDS = (
    Need(
        record="panel",
        required=False,
        columns=("at_risk", "cluster"),
        en="The events by unit and period, before and after, here and elsewhere.",
        es="Los hechos por unidad y período, antes y después, acá y en otros lugares.",
    ),
    Need(
        record="adoption",
        required=False,
        columns=("source",),
        en="Where the system or measure came into use, and on which day.",
        es="Dónde empezó a usarse el sistema o la medida, y qué día.",
    ),
    Need(
        record="neighbours",
        required=False,
        columns=("steps",),
        en="Which units lie near: to see what moved next door.",
        es="Qué unidades son cercanas: para ver qué se corrió al lado.",
    ),
    Need(
        record="dosage",
        required=False,
        columns=("ended_at", "vehicle", "at_police_premises"),
        en="How much of it there was, where and when: else an effect has no cause on record.",
        es="Cuánto hubo, dónde y cuándo: sin eso, un efecto no tiene causa registrada.",
    ),
)
