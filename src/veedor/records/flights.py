"""Flights of drones: when, with what authorisation, over what."""

from veedor.core import Column, Record
from veedor.records.points import POINT

RECORD = Record(
    name="flights",
    en="One row per flight of a drone.",
    es="Una fila por vuelo de un dron.",
    key=("flight_id",),
    columns=(
        Column(
            name="flight_id",
            kind="text",
            required=True,
            may_be_missing=False,
            en="The log's own number of the flight.",
            es="Número del vuelo en el propio registro.",
        ),
        Column(
            name="started_at",
            kind="moment",
            required=True,
            may_be_missing=False,
            en="When it took off.",
            es="Cuándo despegó.",
        ),
        Column(
            name="ended_at",
            kind="moment",
            en="When it landed.",
            es="Cuándo aterrizó.",
        ),
        Column(
            name="authorised",
            kind="boolean",
            en="Whether the log says that it was authorised.",
            es="Si el registro dice que estaba autorizado.",
        ),
        Column(
            name="order_id",
            kind="text",
            en="The authorisation or order that it cites.",
            es="La autorización u orden que cita.",
        ),
        Column(
            name="over_gathering",
            kind="boolean",
            en="Whether it flew over a gathering of people.",
            es="Si sobrevoló una reunión o concentración de personas.",
        ),
        Column(
            name="purpose",
            kind="text",
            en="What it was for.",
            es="Para qué se hizo.",
        ),
        *POINT,
    ),
)
