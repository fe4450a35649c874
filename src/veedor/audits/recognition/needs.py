"""What the audit of recognition reads, and what each record is for."""

from veedor.core import Need

NEEDS = (
    Need(
        record="deployments",
        required=False,
        columns=(
            *("deployment_id", "started_at", "ended_at", "faces_seen", "alerts", "alerts_true"),
            *("alerts_true_unconfirmed", "alerts_false", "alerts_false_unconfirmed", "arrests"),
            *("cameras", "signed_from", "list_ref", "grounds", "place_ground"),
            *("place_criterion", "purpose", "aim", "offence_listed", "max_penalty_years"),
            *("asked_at", "authorised_at", "authorisation", "urgent", "data_deleted_at"),
            *("named_persons", "limited", "assessed_on", "registered_on"),
            *("market_notified_on", "data_notified_on", "in_annual_report"),
        ),
        en="Each use of the system: faces seen, alerts, and by whose leave it was used.",
        es="Cada uso del sistema: rostros vistos, alertas, y con qué autorización se usó.",
    ),
    Need(
        record="alerts",
        required=False,
        columns=(
            *("alert_id", "made_at", "deployment_id", "person", "input_ref", "score"),
            *("threshold", "account", "decided_at", "decision", "second_account"),
            *("second_decision", "trained", "acted_at", "identity", "confirmed", "group_name"),
        ),
        en="Each alert: who looked at it, what was decided and when, and whether it was right.",
        es="Cada alerta: quién la miró, qué decidió y cuándo, y si fue correcta.",
    ),
    Need(
        record="stops",
        required=False,
        columns=(
            *("stop_id", "started_at", "ended_at", "act", "alert_id", "ground"),
            *("human_ground", "identity", "basis_for_arrest", "result", "cause"),
            "reported_on",
        ),
        en="Each act upon a person: what led to it, how it ended, and what made it wrong.",
        es="Cada acto sobre una persona: qué lo originó, cómo terminó, y qué lo hizo erróneo.",
    ),
    Need(
        record="accounts",
        required=False,
        columns=("account", "trained_on"),
        en="The register of accounts: since when each reviewer was trained.",
        es="El registro de cuentas: desde cuándo está capacitado cada operador.",
    ),
    Need(
        record="queries",
        required=False,
        columns=("query_id", "made_at", "case_ref", "order_id", "purpose"),
        en="Searches by face after the fact: their case, their order and their purpose.",
        es="Búsquedas por rostro posteriores al hecho: su causa, su orden y su finalidad.",
    ),
    Need(
        record="orders",
        required=False,
        columns=("order_id", "valid_from"),
        en="The orders: since when each search was authorised.",
        es="Las órdenes: desde cuándo se autorizó cada búsqueda.",
    ),
    Need(
        record="purposes",
        required=False,
        columns=("purpose", "basis"),
        en="The purposes of the approved policy: to hold each use against.",
        es="Las finalidades de la política aprobada: para comparar cada uso con ellas.",
    ),
    Need(
        record="claims",
        required=False,
        columns=("measured", "denominator", "value", "unit"),
        en="Published figures: to hold the declared rates against the records.",
        es="Cifras publicadas: para comparar las tasas declaradas con los registros.",
    ),
    Need(
        record="complaints",
        required=False,
        columns=("complaint_id", "stop_id", "answered_on"),
        en="Complaints: to see which acts were complained of, and whether they were answered.",
        es="Las quejas: para ver de qué actos hubo quejas y si se respondieron.",
    ),
    Need(
        record="baselines",
        required=False,
        columns=("group_name", "persons", "how"),
        en="How many of each group passed, could be sought or were stopped.",
        es="Cuántos de cada grupo pasaron, podían ser buscados o fueron demorados.",
    ),
    Need(
        record="seeded",
        required=False,
        columns=("passed_at", "volunteer", "listed", "alerted", "same_person", "decision"),
        en="A test with volunteers: misses, and how operators judge, come from it alone.",
        es="Una prueba con voluntarios: de ella salen las omisiones y cómo juzga el operador.",
    ),
    Need(
        record="plate_reads",
        required=False,
        columns=("reader", "starts_at", "ends_at", "reads", "hits"),
        en="Totals of plate readers: how many plates each read, and how many were hits.",
        es="Totales de las lectoras de patentes: cuántas leyó cada una y cuántos aciertos dio.",
    ),
    Need(
        record="plate_hits",
        required=False,
        columns=(
            *("hit_id", "made_at", "reader", "list_ref", "reading", "checked_at"),
            *("entry_lifted_at", "entry_state", "acted_at", "stop_id"),
        ),
        en="Hits of plate readers one by one: reading, entry, and who acted. No plate.",
        es="Aciertos de las lectoras, uno por uno: lectura, pedido y actuación. Sin patentes.",
    ),
)
