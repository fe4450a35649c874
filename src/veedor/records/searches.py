"""Searches of a recognition trial against a list, with the truth of each candidate."""

from veedor.core import Column, Record

RECORD = Record(
    name="searches",
    en="One row per candidate that a search of a trial gave back, or per search without any.",
    es="Una fila por candidato que dio una búsqueda de prueba, o por búsqueda sin ninguno.",
    columns=(
        Column(
            name="search_id",
            kind="text",
            required=True,
            en="Number of the search.",
            es="Número de la búsqueda.",
        ),
        Column(
            name="enrolled",
            kind="boolean",
            required=True,
            en="Whether the person searched for is on the list (ground truth of the trial).",
            es="Si la persona buscada está en la lista (la verdad de la prueba).",
        ),
        Column(
            name="rank",
            kind="integer",
            en="Place of the candidate, 1 the most alike; empty: by its score.",
            es="Puesto del candidato, 1 el más parecido; vacío: según el puntaje.",
        ),
        Column(
            name="score",
            kind="decimal",
            en="Score of the candidate; empty: the search gave back none.",
            es="Puntaje del candidato; vacío: la búsqueda no devolvió ninguno.",
        ),
        Column(
            name="mated",
            kind="boolean",
            en="Whether the candidate is the person searched for.",
            es="Si el candidato es la persona buscada.",
        ),
        Column(
            name="person",
            kind="person",
            en="The person searched for (code of the trial).",
            es="La persona buscada (código de la prueba).",
        ),
        Column(
            name="group_name",
            kind="text",
            en="Group of the person searched for, as recorded.",
            es="Grupo de la persona buscada, como fue registrado.",
        ),
    ),
)
