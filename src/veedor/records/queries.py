"""Who looked up whom, when, where from, and why."""

from veedor.core import Column, Record

RECORD = Record(
    name="queries",
    en="One row per look-up that a person or a process made in a system.",
    es="Una fila por cada consulta que una persona o un proceso hizo en un sistema.",
    key=("query_id",),
    columns=(
        Column(
            name="query_id",
            kind="text",
            required=True,
            may_be_missing=False,
            en="The log's own number of the look-up.",
            es="Número de la consulta en la propia bitácora.",
        ),
        Column(
            name="made_at",
            kind="moment",
            required=True,
            may_be_missing=False,
            en="When the look-up was made.",
            es="Cuándo se hizo la consulta.",
        ),
        Column(
            name="account",
            kind="account",
            en="The account that made it.",
            es="La cuenta de usuario que la hizo.",
        ),
        Column(
            name="terminal",
            kind="text",
            en="Where it was made from: terminal, address or unit.",
            es="Desde dónde se hizo: terminal, dirección o dependencia.",
        ),
        Column(
            name="person",
            kind="person",
            en="The person (document number or other key) who was looked up.",
            es="La persona consultada (número de documento u otra clave).",
        ),
        Column(
            name="purpose",
            kind="text",
            en="The purpose code that the log carries.",
            es="El código de finalidad que lleva la bitácora.",
        ),
        Column(
            name="reason",
            kind="text",
            en="The reason as typed.",
            es="El motivo, tal como fue escrito.",
        ),
        Column(
            name="case_ref",
            kind="text",
            en="The case or file that the look-up cites.",
            es="La causa o el expediente que la consulta cita.",
        ),
        Column(
            name="order_id",
            kind="text",
            en="The order or authorisation that the look-up cites.",
            es="La orden o autorización que la consulta cita.",
        ),
        Column(
            name="system",
            kind="text",
            en="The system or module in which it was made.",
            es="El sistema o módulo en que se hizo.",
        ),
        Column(
            name="written_at",
            kind="moment",
            en="When the log wrote the row down.",
            es="Cuándo la bitácora asentó la fila.",
        ),
        Column(
            name="hit",
            kind="boolean",
            en="Whether the look-up gave back a match.",
            es="Si la consulta devolvió una coincidencia.",
        ),
        Column(
            name="breadth",
            kind="integer",
            en="How many cameras, databases or devices it searched.",
            es="En cuántas cámaras, bases o equipos buscó.",
        ),
    ),
)
