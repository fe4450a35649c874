"""What the audit of stops reads, and what each record is for."""

from veedor.core import Need

NEEDS = (
    Need(
        record="stops",
        required=False,
        columns=(
            *("stop_id", "started_at", "ended_at", "act", "person", "account", "place"),
            *("alert_id", "profile_id", "order_id", "ground", "human_ground"),
            *("basis_for_arrest", "result", "judge_told_at", "listed", "searched", "found"),
            *("force_used", "group_name"),
        ),
        en="Each act upon a person: when, where, by whom, on what ground, and what was found.",
        es="Cada acto sobre una persona: cuándo, dónde, quién, por qué, y qué se encontró.",
    ),
    Need(
        record="orders",
        required=False,
        columns=("order_id", "person", "kind", "valid_from", "valid_to"),
        en="The orders: to see which was in force at the moment of each act.",
        es="Las órdenes: para ver cuál regía en el momento de cada acto.",
    ),
    Need(
        record="profiles",
        required=False,
        columns=("person", "scored_on", "removed_on", "selected"),
        en="The programme's list: to see who was on it on the day of each act.",
        es="La lista del programa: para ver quién figuraba en ella el día de cada acto.",
    ),
    Need(
        record="benchmarks",
        required=False,
        columns=("benchmark", "group_name", "place", "hour", "number"),
        en="Residents, drivers, suspects described, traffic: to which stops are compared.",
        es="Residentes, conductores, sospechosos descriptos, tránsito: con qué se comparan.",
    ),
)
