"""What the audit of requests reads, and what the record is for."""

from veedor.core import Need

NEEDS = (
    Need(
        record="requests",
        required=False,
        columns=(
            *("request_id", "kind", "body", "received_on", "extended", "due_on", "answered_on"),
            *("done_on", "outcome", "reasoned", "explained"),
        ),
        en="The register of requests, orders and comments: without it no term can be counted.",
        es="El registro de pedidos, órdenes y observaciones: sin él no se cuenta ningún plazo.",
    ),
)
