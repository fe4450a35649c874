"""Figures from elsewhere to which stops are compared: of whom the group could have been."""

from veedor.core import Column, Record

RECORD = Record(
    name="benchmarks",
    en="One row per group, place and hour in a figure to which stops are compared.",
    es="Una fila por grupo, lugar y hora de una cifra con la que se comparan los actos.",
    columns=(
        Column(
            name="benchmark",
            kind="text",
            required=True,
            may_be_missing=False,
            values=("residents", "drivers", "suspects", "traffic", "other"),
            en="Of whom: residents, drivers, suspects described, traffic at the same hour.",
            es="De quiénes: residentes, conductores, sospechosos descriptos, tránsito horario.",
        ),
        Column(
            name="group_name",
            kind="text",
            en="The group, as the stops name it; empty: not known.",
            es="El grupo, con el mismo nombre que en los actos; vacío: no se sabe.",
        ),
        Column(
            name="place",
            kind="text",
            en="The place, as the stops name it; empty: all places.",
            es="El lugar, con el mismo nombre que en los actos; vacío: todos.",
        ),
        Column(
            name="hour",
            kind="integer",
            en="The local hour of the day (0 to 23); empty: all hours.",
            es="La hora local del día (0 a 23); vacío: todas.",
        ),
        Column(
            name="number",
            kind="integer",
            required=True,
            may_be_missing=False,
            en="How many.",
            es="Cuántos.",
        ),
        Column(
            name="document",
            kind="text",
            en="The document or publication that gives the figure.",
            es="El documento o la publicación que da la cifra.",
        ),
    ),
)
