"""What the audit of trials reads, and what each record is for."""

from veedor.core import Need

NEEDS = (
    Need(
        record="comparisons",
        required=False,
        columns=("threshold", "subject_a", "subject_b", "group_a", "group_b"),
        en="The scores of the trial, matches or not: without them no false match is counted.",
        es="Los puntajes de la prueba, coincidan o no: sin ellos no se cuenta ningún error.",
    ),
    Need(
        record="searches",
        required=False,
        columns=("score", "mated", "person", "group_name"),
        en="Searches of the trial against a list: without them nothing is said of lists.",
        es="Las búsquedas de la prueba en una lista: sin ellas nada se dice de las listas.",
    ),
)
