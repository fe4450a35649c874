"""What the access audit reads, and what each record is for."""

from veedor.core import Need

NEEDS = (
    Need(
        record="queries",
        required=True,
        columns=("query_id", "made_at", "account", "person", "purpose", "reason", "case_ref"),
        en="The query log: without it there is no audit.",
        es="La bitácora de consultas: sin ella no hay auditoría.",
    ),
    Need(
        record="orders",
        required=False,
        columns=("person", "valid_from", "valid_to"),
        en="The list or the orders behind it, with dates: to see who was on the list when.",
        es="La lista o las órdenes que la sustentan, con fechas: para ver quién estaba cuándo.",
    ),
    Need(
        record="purposes",
        required=False,
        columns=("purpose", "basis"),
        en="What each purpose code means and on what document it rests: to narrow the bounds.",
        es="Qué significa cada código de finalidad y qué documento lo respalda: para acotar.",
    ),
    Need(
        record="accounts",
        required=False,
        columns=("account",),
        en="The register of accounts: to see which accounts nobody registered.",
        es="El registro de cuentas: para ver qué cuentas no están registradas.",
    ),
    Need(
        record="shifts",
        required=False,
        columns=("account", "starts_at", "ends_at", "status"),
        en="Duty and leave by account: to see look-ups outside duty.",
        es="Servicios y licencias por cuenta: para ver las consultas fuera de servicio.",
    ),
    Need(
        record="shift_rules",
        required=False,
        columns=("rule", "first_from", "first_to", "then_from", "then_to"),
        en="Pairs of hours that one shift cannot hold: an assumption where shifts are lacking.",
        es="Pares de horas que un turno no abarca: una hipótesis cuando no hay turnos.",
    ),
)
