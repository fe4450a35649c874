"""How many of each group passed, could be sought or were stopped: what it is held against."""

from veedor.core import Column, Record

RECORD = Record(
    name="baselines",
    en="One row per baseline and group: how many persons or passages of the group it has.",
    es="Una fila por base y grupo: cuántas personas o pasos del grupo tiene.",
    columns=(
        Column(
            name="baseline",
            kind="text",
            required=True,
            may_be_missing=False,
            values=("passers-by", "eligible pool", "stops", "residents"),
            en="Which baseline: who passed before the cameras, who could be sought, who was "
            "stopped, who lives there.",
            es="Qué base: quiénes pasaron ante las cámaras, quiénes podían ser buscados, a "
            "quiénes se demoró, quiénes viven allí.",
        ),
        Column(
            name="group_name",
            kind="text",
            en="The group, as recorded; empty: not known.",
            es="El grupo, según fue registrado; vacío: no se sabe.",
        ),
        Column(
            name="persons",
            kind="integer",
            required=True,
            may_be_missing=False,
            en="How many persons or passages of that group.",
            es="Cuántas personas o pasos de ese grupo.",
        ),
        Column(
            name="how",
            kind="text",
            values=("counted", "sampled"),
            en="Counted one by one, or a sample drawn by chance; empty: not known.",
            es="Contados uno por uno, o una muestra al azar; vacío: no se sabe.",
        ),
        Column(
            name="document",
            kind="text",
            en="Where the number stands.",
            es="Dónde consta el número.",
        ),
    ),
)
