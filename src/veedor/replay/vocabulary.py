"""The words of an invented agency's log, and how often each is written."""

Weighted = dict[str | None, float]

PURPOSES_LISTED: Weighted = {
    None: 0.14,
    "CONARC": 0.66,
    "ESTADIO": 0.08,
    "TRANSITO": 0.04,
    "DENUNCIA": 0.05,
    "99": 0.025,
    "PRUEBA": 0.005,
}
PURPOSES_OTHERS: Weighted = {
    None: 0.365,
    "CONARC": 0.19,
    "ESTADIO": 0.18,
    "TRANSITO": 0.11,
    "DENUNCIA": 0.10,
    "99": 0.05,
    "PRUEBA": 0.005,
}
PURPOSES = tuple(PURPOSES_LISTED)

# What the case assumes of each code. PRUEBA is in the log and not here, as happens.
BASES = {
    "CONARC": "lawful",
    "ESTADIO": "undocumented",
    "TRANSITO": "undocumented",
    "DENUNCIA": "undocumented",
    "99": "not lawful",
}

VAGUE_REASONS = (
    "inv",
    "averiguación",
    "policía",
    "control",
    "varios",
    "s/d",
    "x",
    ".",
    "consulta",
    "interno",
)
_SPECIFIC_REASONS = (
    "oficio de juzgado",
    "oficio juzgado penal 12",
    "oficio juzgado penal 3",
    "oficio juzgado federal 5",
    "pedido de fiscalía",
    "pedido fiscalía norte",
    "pedido fiscalía de cámara",
    "ingreso a estadio",
    "ingreso a estadio platea",
    "ingreso a estadio popular",
    "control vehicular",
    "control vehicular dominio AB 123 CD",
    "control vehicular dominio AA 456 BB",
    "control vehicular dominio AC 789 DE",
    "dominio ABC 123",
    "dominio AD 012 FG",
    "denuncia en comisaría",
    "denuncia por hurto",
    "denuncia por amenazas",
    "persona extraviada",
    "búsqueda de persona",
    "verificar alerta",
    "alerta cámara 104",
    "alerta cámara 218",
    "alerta subte línea B",
    "alerta subte línea D",
    "ver a PEREZ JUAN",
    "ver a GOMEZ MARIA",
    "pedido del jefe",
    "turno noche",
)
REASONS: Weighted = {
    None: 0.90,
    **dict.fromkeys(VAGUE_REASONS, 0.006),
    **dict.fromkeys(_SPECIFIC_REASONS, 0.04 / len(_SPECIFIC_REASONS)),
}

ORDER_KINDS: Weighted = {
    "CAPTURA": 0.31,
    "AVERIGUACION DE PARADERO": 0.33,
    "COMPARENDO": 0.27,
    "PROHIBICION DE SALIDA": 0.04,
    None: 0.05,
}
ROLES = ("operador", "operador", "operador", "supervisor", "administrador")
UNITS = (
    "Centro de Monitoreo Urbano",
    "Centro de Monitoreo Chacarita",
    "Comisaría Vecinal 1-A",
    "Comisaría Vecinal 4-D",
    "División Fútbol",
    "División Tránsito",
)

HOURS = (2, 1.5, 1, 1, 1, 1.5, 3, 5, 7, 8, 8, 8, 7, 7, 7, 7, 7, 8, 8, 7, 6, 5, 3.5, 2.5)
"""How busy each hour of the day is, from midnight."""
