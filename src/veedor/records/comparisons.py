"""Scores of a recognition trial, face against face, with the truth of each comparison."""

from veedor.core import Column, Record

RECORD = Record(
    name="comparisons",
    en="One row per comparison of two faces in a trial, or per score with how many.",
    es="Una fila por comparación de dos rostros en una prueba, o por puntaje con cuántas.",
    columns=(
        Column(
            name="comparison_id",
            kind="text",
            en="Number of the comparison.",
            es="Número de la comparación.",
        ),
        Column(
            name="genuine",
            kind="boolean",
            required=True,
            en="Whether both faces are of the same person (ground truth of the trial).",
            es="Si los dos rostros son de la misma persona (la verdad de la prueba).",
        ),
        Column(
            name="score",
            kind="decimal",
            required=True,
            en="Score: higher is more alike; kept to six decimals. Empty: no score was made.",
            es="Puntaje: más alto es más parecido; con seis decimales. Vacío: no se obtuvo.",
        ),
        Column(
            name="threshold",
            kind="decimal",
            en="Threshold in force: a score at or above it is a match.",
            es="Umbral vigente: un puntaje igual o mayor es una coincidencia.",
        ),
        Column(
            name="weight",
            kind="integer",
            en="How many comparisons the row stands for; empty: one.",
            es="Cuántas comparaciones representa la fila; vacío: una.",
        ),
        Column(
            name="subject_a",
            kind="person",
            en="Person presented or searched for (code of the trial).",
            es="Persona presentada o buscada (código de la prueba).",
        ),
        Column(
            name="subject_b",
            kind="person",
            en="Person with whom that face was compared.",
            es="Persona con la que se comparó ese rostro.",
        ),
        Column(
            name="group_a",
            kind="text",
            en="Group of the person presented (sex, age, skin tone or origin).",
            es="Grupo de la persona presentada (sexo, edad, tono de piel u origen).",
        ),
        Column(
            name="group_b",
            kind="text",
            en="Group of the other person, as recorded.",
            es="Grupo de la otra persona, como fue registrado.",
        ),
    ),
)
