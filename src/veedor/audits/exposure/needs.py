"""What the audit of exposure reads, and what each record is for."""

from veedor.core import Need

NEEDS = (
    Need(
        record="predictions",
        required=False,
        columns=("latitude", "longitude", "cell", "flagged", "times"),
        en="The forecasts that were issued: to see whom they fell on.",
        es="Los pronósticos que se emitieron: para ver sobre quiénes recayeron.",
    ),
    Need(
        record="incidents",
        required=False,
        columns=("latitude", "longitude", "area", "category"),
        en="Reported crime: to compare areas with as many reports.",
        es="El delito denunciado: para comparar zonas con igual cantidad de denuncias.",
    ),
    Need(
        record="cameras",
        required=False,
        columns=("latitude", "longitude", "area"),
        en="The cameras: how many there are for the residents of each area.",
        es="Las cámaras: cuántas hay por habitante en cada zona.",
    ),
    Need(
        record="deployments",
        required=False,
        columns=("latitude", "longitude", "area", "held_on"),
        en="The deployments: where they were held.",
        es="Los operativos: dónde se hicieron.",
    ),
    Need(
        record="flights",
        required=False,
        columns=("latitude", "longitude", "area"),
        en="The flights: over which areas.",
        es="Los vuelos: sobre qué zonas.",
    ),
    Need(
        record="queries",
        required=False,
        columns=("person",),
        en="The log of look-ups: how many different persons it reached.",
        es="La bitácora de consultas: a cuántas personas distintas alcanzó.",
    ),
    Need(
        record="areas",
        required=False,
        columns=("area_code", "outline", "parent"),
        en="The outlines of the areas: to see in which one each point lies.",
        es="Los contornos de las zonas: para ver en cuál cae cada punto.",
    ),
    Need(
        record="census",
        required=False,
        columns=("unit", "group_name", "margin"),
        en="Who lives in each area, by group, with the margins of error.",
        es="Quiénes viven en cada zona, por grupo, con los márgenes de error.",
    ),
)
