"""What a person (or the system itself) made of a flag."""

from veedor.core import Column, Record

RECORD = Record(
    name="reviews",
    en="One row per review of a flag.",
    es="Una fila por revisión de una señal.",
    columns=(
        Column(
            name="flag_id",
            kind="text",
            required=True,
            may_be_missing=False,
            en="The flag that was reviewed.",
            es="La señal revisada.",
        ),
        Column(
            name="reviewed_at",
            kind="moment",
            en="When it was reviewed.",
            es="Cuándo se la revisó.",
        ),
        Column(
            name="account",
            kind="account",
            en="The account that reviewed it.",
            es="La cuenta que la revisó.",
        ),
        Column(
            name="verdict",
            kind="text",
            values=("useful", "not useful", "unknown"),
            en="What the review found; unknown: it could not be told.",
            es=(
                "Qué halló la revisión: useful (útil), not useful (no útil) o unknown (no"
                " se pudo determinar)."
            ),
        ),
        Column(
            name="sampled",
            kind="boolean",
            en="Whether the flag was drawn by chance within its stratum for this review.",
            es="Si la señal se sorteó dentro de su estrato para esta revisión.",
        ),
        Column(
            name="weight",
            kind="decimal",
            en="How many flags this one stands for: one over its chance of being drawn.",
            es="A cuántas señales representa: uno sobre su probabilidad de sortearse.",
        ),
        Column(
            name="automatic",
            kind="boolean",
            en="Whether the system closed it without a person.",
            es="Si la cerró el sistema sin intervención de una persona.",
        ),
    ),
)
