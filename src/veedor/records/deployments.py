"""One use of a system at a place on a day, as published: faces seen, alerts, arrests, rates."""

from veedor.core import Column, Record

RECORD = Record(
    name="deployments",
    en="One row per deployment of a system, as published.",
    es="Una fila por despliegue de un sistema, según lo publicado.",
    key=("deployment_id",),
    columns=(
        Column(
            name="deployment_id",
            kind="text",
            required=True,
            may_be_missing=False,
            en="The row's own number, or its place in the published table.",
            es="Número propio de la fila, o su lugar en la tabla publicada.",
        ),
        Column(
            name="system",
            kind="text",
            en="The system or technology deployed.",
            es="El sistema o la tecnología desplegada.",
        ),
        Column(
            name="document",
            kind="text",
            en="The document in which the row was published.",
            es="El documento en que la fila se publicó.",
        ),
        Column(
            name="page",
            kind="text",
            en="Its page.",
            es="Su página.",
        ),
        Column(
            name="held_on",
            kind="date",
            en="The day of the deployment.",
            es="El día del despliegue.",
        ),
        Column(
            name="held_text",
            kind="text",
            en="That day as it was printed or typed, where it is to be judged.",
            es="Ese día tal como fue impreso o escrito, cuando se lo quiere juzgar.",
        ),
        Column(
            name="year",
            kind="integer",
            en="The year under which the table lists the row.",
            es="El año bajo el cual la tabla lista la fila.",
        ),
        Column(
            name="place",
            kind="text",
            en="Where.",
            es="Dónde.",
        ),
        Column(
            name="duration_min",
            kind="decimal",
            en="How long, in minutes.",
            es="Cuánto duró, en minutos.",
        ),
        Column(
            name="watchlist_size",
            kind="integer",
            en="How many entries the watch list had.",
            es="Cuántas entradas tenía la lista de búsqueda.",
        ),
        Column(
            name="threshold",
            kind="decimal",
            en="The similarity from which the system alerted.",
            es="La similitud desde la cual el sistema alertaba.",
        ),
        Column(
            name="faces_seen",
            kind="integer",
            en="How many faces the system saw (usually an estimate of passages).",
            es="Cuántos rostros vio el sistema (en general, una estimación de pasos).",
        ),
        Column(
            name="alerts",
            kind="integer",
            en="How many alerts it gave.",
            es="Cuántas alertas dio.",
        ),
        Column(
            name="alerts_true",
            kind="integer",
            en="Alerts found true, confirmed.",
            es="Alertas verdaderas, confirmadas.",
        ),
        Column(
            name="alerts_true_unconfirmed",
            kind="integer",
            en="Alerts taken as true, unconfirmed.",
            es="Alertas tenidas por verdaderas, sin confirmar.",
        ),
        Column(
            name="alerts_false",
            kind="integer",
            en="Alerts found false, confirmed.",
            es="Alertas falsas, confirmadas.",
        ),
        Column(
            name="alerts_false_unconfirmed",
            kind="integer",
            en="Alerts taken as false, unconfirmed.",
            es="Alertas tenidas por falsas, sin confirmar.",
        ),
        Column(
            name="false_alert_rate",
            kind="decimal",
            en="The false-alert rate that the table prints.",
            es="La tasa de alertas falsas que la tabla imprime.",
        ),
        Column(
            name="stops",
            kind="integer",
            en="Persons stopped after an alert.",
            es="Personas detenidas para identificar tras una alerta.",
        ),
        Column(
            name="arrests",
            kind="integer",
            en="Arrests.",
            es="Detenciones.",
        ),
        Column(
            name="other_disposals",
            kind="integer",
            en="Other outcomes.",
            es="Otros resultados.",
        ),
        Column(
            name="no_action",
            kind="integer",
            en="True alerts on which nothing was done.",
            es="Alertas verdaderas sin medida alguna.",
        ),
    ),
)
