"""What was handed over, to whom, when, and on what basis."""

from veedor.core import Column, Record

RECORD = Record(
    name="disclosures",
    en="One row per disclosure, delivery or export of data or images.",
    es="Una fila por cesión, entrega o exportación de datos o imágenes.",
    key=("disclosure_id",),
    columns=(
        Column(
            name="disclosure_id",
            kind="text",
            en="The register's own number of the disclosure.",
            es="Número de la cesión en el propio registro.",
        ),
        Column(
            name="given_at",
            kind="moment",
            required=True,
            may_be_missing=False,
            en="When it was handed over.",
            es="Cuándo se entregó.",
        ),
        Column(
            name="account",
            kind="account",
            en="The account that handed it over or exported it.",
            es="La cuenta de usuario que la entregó o exportó.",
        ),
        Column(
            name="sender",
            kind="text",
            en="The body that handed it over.",
            es="El organismo que entrega.",
        ),
        Column(
            name="recipient",
            kind="text",
            en="The body or person that received it.",
            es="El organismo o la persona que recibe.",
        ),
        Column(
            name="kind",
            kind="text",
            en="Kind of data or of image.",
            es="Categoría de datos o clase de imagen.",
        ),
        Column(
            name="system",
            kind="text",
            en="The system or technology it came from.",
            es="El sistema o la tecnología de donde salió.",
        ),
        Column(
            name="person_count",
            kind="integer",
            en="How many persons it was about.",
            es="Sobre cuántas personas.",
        ),
        Column(
            name="basis",
            kind="text",
            en="The norm or agreement cited.",
            es="La norma o el convenio que se cita.",
        ),
        Column(
            name="case_ref",
            kind="text",
            en="The case or file that it cites.",
            es="La causa o el expediente que cita.",
        ),
        Column(
            name="reason",
            kind="text",
            en="The reason as typed.",
            es="El motivo, tal como fue escrito.",
        ),
        Column(
            name="sender_competence",
            kind="text",
            en="The norm that gives the sender its own competence.",
            es="La norma que da competencia propia a quien entrega.",
        ),
        Column(
            name="recipient_competence",
            kind="text",
            en="The norm that gives the receiver its own competence.",
            es="La norma que da competencia propia a quien recibe.",
        ),
        Column(
            name="consent",
            kind="boolean",
            en="Whether the person consented.",
            es="Si hubo consentimiento de la persona.",
        ),
        Column(
            name="policy_permits",
            kind="boolean",
            en="Whether the sharing policy names the recipient.",
            es="Si la política de entregas nombra al destinatario.",
        ),
        Column(
            name="to_media",
            kind="boolean",
            en="Whether the recipient is a news medium.",
            es="Si el destinatario es un medio de comunicación.",
        ),
        Column(
            name="digest_declared",
            kind="text",
            en="Digest of the original, as recorded.",
            es="Huella del original, según el registro.",
        ),
        Column(
            name="digest_found",
            kind="text",
            en="Digest of what was handed over.",
            es="Huella de lo entregado.",
        ),
    ),
)
