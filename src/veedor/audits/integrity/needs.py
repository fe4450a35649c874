"""What the integrity audit reads, and what each record is for; it does with what there is."""

from veedor.core import Need

NEEDS = (
    Need(
        record="queries",
        required=False,
        columns=(
            *("query_id", "made_at", "account", "terminal", "person", "purpose", "reason"),
            *("case_ref", "order_id", "system", "written_at"),
        ),
        en="The query log: its numbers, hours, order in time, and what each row says.",
        es="La bitácora de consultas: sus números, horas, orden en el tiempo y lo que dice.",
    ),
    Need(
        record="accounts",
        required=False,
        columns=("account", "unit", "active_from", "active_to"),
        en="The register of accounts, with dates and units: who could look up, and when.",
        es="El registro de cuentas, con fechas y dependencias: quién podía consultar y cuándo.",
    ),
    Need(
        record="off_windows",
        required=False,
        columns=("starts_at", "ends_at"),
        en="The spans in which the system was declared off: to see activity in them.",
        es="Los lapsos en que el sistema se declaró apagado: para ver actividad en ellos.",
    ),
    Need(
        record="list_events",
        required=False,
        columns=("made_at", "action", "person", "order_id", "source", "account"),
        en="The log of loads into the list and deletions from it: what explains each change.",
        es="El registro de altas y bajas de la lista: qué explica cada cambio.",
    ),
    Need(
        record="watchlist",
        required=False,
        columns=("person",),
        en="The list, by version or by span: to see changes that no log of changes shows.",
        es="La lista, por versión o por lapso: para ver cambios que ningún registro muestra.",
    ),
    Need(
        record="sent",
        required=False,
        columns=("ref", "made_at", "explanation"),
        en="What the sender's register says, or the first of two copies of one log.",
        es="Lo que dice el registro de quien entrega, o la primera de dos copias.",
    ),
    Need(
        record="received",
        required=False,
        columns=("ref", "received_at", "explanation"),
        en="What the receiver's register says, or the second of two copies of one log.",
        es="Lo que dice el registro de quien recibe, o la segunda de dos copias.",
    ),
    Need(
        record="disclosures",
        required=False,
        columns=(
            *("given_at", "account", "recipient", "basis", "case_ref", "sender_competence"),
            *("recipient_competence", "policy_permits", "to_media"),
            *("digest_declared", "digest_found"),
        ),
        en="Disclosures and exports: to whom, on what basis, altered or not.",
        es="Cesiones y exportaciones: a quién, con qué base, alteradas o no.",
    ),
    Need(
        record="log_reviews",
        required=False,
        columns=("reviewed_at", "rows_sampled"),
        en="Recorded reviews of the log: how much of it somebody went through.",
        es="Revisiones registradas de la bitácora: cuánto de ella alguien examinó.",
    ),
    Need(
        record="cameras",
        required=False,
        columns=("camera_id", "published", "published_on", "signposted"),
        en="The cameras, whether each is published and signposted.",
        es="Las cámaras, y si cada una está publicada y señalizada.",
    ),
)
