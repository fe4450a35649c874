"""What the audit of flags reads, and what each record is for."""

from veedor.core import Need

NEEDS = (
    Need(
        record="flags",
        required=False,
        columns=("flag_id", "made_at", "system", "rule", "stratum"),
        en="Every flag raised, whatever came of it: without those that came to nothing no share"
        " of useful flags can be given.",
        es="Toda señal levantada, haya resultado lo que haya resultado: sin las que no dieron"
        " en nada no hay proporción de señales útiles.",
    ),
    Need(
        record="reviews",
        required=False,
        columns=(
            *("flag_id", "reviewed_at", "account", "verdict", "sampled", "weight"),
            "automatic",
        ),
        en="What each review found, and whether the flag was drawn by chance.",
        es="Qué halló cada revisión, y si la señal se sorteó.",
    ),
    Need(
        record="unflagged_sample",
        required=False,
        columns=("stratum", "stratum_size", "verdict"),
        en="Things without a flag, drawn by chance and looked at: what was missed.",
        es="Cosas sin señal, sorteadas y revisadas: lo que se pasó por alto.",
    ),
    Need(
        record="known_events",
        required=False,
        columns=("happened_on", "flagged", "in_reach"),
        en="What is known to have happened: how much of it raised a flag.",
        es="Lo que se sabe que ocurrió: cuánto de ello levantó una señal.",
    ),
    Need(
        record="referrals",
        required=False,
        columns=("flag_id", "outcome"),
        en="What was passed on, and whether a case was opened.",
        es="Qué se remitió, y si se abrió causa.",
    ),
    Need(
        record="monitoring",
        required=False,
        columns=(
            *("made_at", "rule", "public", "person", "posts", "flag_id", "order_id"),
            *("crime_kind", "protected", "usual_conduct", "has_case", "destroyed_at"),
        ),
        en="What was captured of networks and sites, by which rule, on what ground.",
        es="Qué se capturó de redes y sitios, con qué regla, con qué fundamento.",
    ),
    Need(
        record="orders",
        required=False,
        columns=("order_id", "valid_from", "valid_to"),
        en="The orders of a judge: whether what a capture cites was in force that day.",
        es="Las órdenes judiciales: si lo que una captura cita regía ese día.",
    ),
    Need(
        record="fin_flags",
        required=False,
        columns=("made_at", "gateway", "order_id"),
        en="Queries on financial data, and the legal way by which each was made.",
        es="Las consultas sobre datos financieros y la vía legal de cada una.",
    ),
    Need(
        record="flights",
        required=False,
        columns=("started_at", "ended_at", "authorised", "order_id", "over_gathering"),
        en="The log of flights: authorisation, length, gatherings flown over.",
        es="El registro de vuelos: autorización, duración, reuniones sobrevoladas.",
    ),
    Need(
        record="lives",
        required=False,
        columns=("item_id", "kind", "deleted_at"),
        en="What is kept: whether a capture marked as destroyed is gone there too.",
        es="Lo que se conserva: si una captura dada por destruida tampoco está ahí.",
    ),
    Need(
        record="protected_persons",
        required=False,
        columns=("person", "category"),
        en="Lists of judges, journalists, unionists, minors: whether any of them was captured."
        " Keys become pseudonyms, and only sums are given.",
        es="Listas de magistrados, periodistas, sindicalistas, menores: si se capturó a alguno."
        " Las claves pasan a ser seudónimos, y solo se dan sumas.",
    ),
)
