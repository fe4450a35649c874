"""Who lives where, as a census or survey counted it, with its margins of error."""

from veedor.core import Column, Record

RECORD = Record(
    name="census",
    en="One row per area and group of residents.",
    es="Una fila por área y grupo de residentes.",
    columns=(
        Column(
            name="area_code",
            kind="text",
            required=True,
            may_be_missing=False,
            en="The area's official code.",
            es="Código oficial del área.",
        ),
        Column(
            name="area_name",
            kind="text",
            en="Its name.",
            es="Su nombre.",
        ),
        Column(
            name="unit",
            kind="text",
            values=("persons", "households"),
            en="What is counted.",
            es="Qué se cuenta.",
        ),
        Column(
            name="group_name",
            kind="text",
            en="The group counted; empty: all together.",
            es="El grupo contado; vacío: todos juntos.",
        ),
        Column(
            name="counted",
            kind="decimal",
            required=True,
            en="How many.",
            es="Cuántos.",
        ),
        Column(
            name="margin",
            kind="decimal",
            en="Its published margin of error (plus or minus); empty: none was published.",
            es="Margen de error publicado de ese número (más o menos); vacío: no se publicó.",
        ),
        Column(
            name="taken_on",
            kind="date",
            en="Day to which the count refers.",
            es="Día al que se refiere el recuento.",
        ),
    ),
)
