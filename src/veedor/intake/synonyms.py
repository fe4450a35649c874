"""How agencies call the columns of the canonical records, in Spanish and in English.

The surest name first. A name is matched whole; failing that, by all its words being in the
column's name, which the draft marks as unsure.
"""

import re
import tomllib
import unicodedata
from functools import cache, lru_cache
from importlib import resources
from typing import Any

_PERSON = (
    *("dni", "documento", "nro_documento", "numero_documento", "num_doc", "nro_doc", "persona"),
    *("dni_consultado", "documento_consultado", "person", "person_id", "id_persona", "subject"),
    *("subject_id", "document", "document_number", "patente", "dominio", "plate"),
    *("license_plate", "plate_number"),
)
_ACCOUNT = (
    *("usuario", "cuenta", "user", "account", "username", "user_name", "user_id", "id_usuario"),
    *("nombre_usuario", "login", "operador", "operator", "legajo", "officer", "searched_by"),
)
_UNIT = ("dependencia", "unidad", "unit", "comisaria", "destino", "department", "organization")
_FROM = (
    *("vigencia_desde", "fecha_desde", "valid_from", "desde", "vigente_desde", "fecha_alta"),
    *("alta", "fecha_orden", "active_from", "inicio", "start_date"),
)
_TO = (
    *(
        "vigencia_hasta",
        "fecha_hasta",
        "valid_to",
        "hasta",
        "vigente_hasta",
        "fecha_baja",
        "baja",
    ),
    *("active_to", "vencimiento", "fin", "end_date"),
)

SYNONYMS: dict[str, dict[str, tuple[str, ...]]] = {
    "queries": {
        "query_id": (
            *("id_consulta", "nro_consulta", "num_consulta", "numero_consulta", "query_id"),
            *("search_id", "log_id", "id_log", "audit_id", "id_registro", "id"),
        ),
        "made_at": (
            *("fecha_hora", "fecha_hora_consulta", "fecha_consulta", "timestamp", "made_at"),
            *("searched_at_utc", "searched_at", "search_time", "search_date", "datetime"),
            *("momento", "date_time", "fechahora", "event_time", "created_at", "fecha", "date"),
        ),
        "account": _ACCOUNT,
        "terminal": (
            *(
                "terminal",
                "ip",
                "direccion_ip",
                "ip_address",
                "equipo",
                "puesto",
                "workstation",
            ),
            *("host", *_UNIT),
        ),
        "person": _PERSON,
        "purpose": (
            *("finalidad", "cod_finalidad", "codigo_finalidad", "purpose", "purpose_code"),
            *("tipo_consulta", "origen_consulta", "offense_type"),
        ),
        "reason": ("motivo", "motivo_consulta", "reason", "justificacion", "observaciones"),
        "case_ref": (
            *("causa", "expediente", "nro_expediente", "nro_causa", "case_number", "case_ref"),
            *("case_id", "oficio", "incident_number"),
        ),
        "order_id": ("orden", "nro_orden", "autorizacion", "order_id", "warrant", "order_ref"),
        "system": ("sistema", "modulo", "aplicacion", "system", "module", "application"),
        "written_at": (
            "fecha_asiento",
            "fecha_registro",
            "fecha_carga",
            "written_at",
            "logged_at",
        ),
        "hit": ("coincidencia", "acierto", "hit", "match", "matched"),
        "breadth": (
            *("camaras", "cantidad_camaras", "num_cameras", "cameras", "bases_consultadas"),
            *(
                "total_networks_searched",
                "networks_searched",
                "total_devices_searched",
                "breadth",
            ),
        ),
    },
    "orders": {
        "order_id": (
            *("id_orden", "nro_orden", "orden", "order_id", "warrant_number", "id_medida"),
            *("nro_medida", "id"),
        ),
        "person": _PERSON,
        "kind": ("clase", "tipo_orden", "tipo_medida", "medida", "kind", "order_type", "tipo"),
        "valid_from": _FROM,
        "valid_to": _TO,
        "listed_from": ("listado_desde", "cargado_desde", "fecha_carga", "listed_from"),
        "listed_to": ("listado_hasta", "cargado_hasta", "listed_to"),
    },
    "list_versions": {
        "version_at": (
            *("fecha_version", "version", "version_at", "fecha_lista", "fecha_padron"),
            *("fecha_actualizacion", "snapshot", "snapshot_date", "list_date"),
        ),
        "person": _PERSON,
        "kind": ("clase", "tipo_orden", "tipo_medida", "kind", "tipo", "delito"),
    },
    "accounts": {
        "account": _ACCOUNT,
        "role": ("funcion", "rol", "perfil", "cargo", "jerarquia", "role", "profile", "rank"),
        "unit": _UNIT,
        "active_from": ("fecha_alta", "alta", "active_from", *_FROM, "created_at"),
        "active_to": ("fecha_baja", "baja", "active_to", *_TO, "disabled_at"),
    },
    "changes": {
        "change_id": (
            *("id_cambio", "nro_cambio", "numero_cambio", "change_id", "ticket", "nro_ticket"),
            *("change_number", "id"),
        ),
        "made_at": (
            *(
                "fecha_cambio",
                "fecha_hora_cambio",
                "vigente_desde",
                "changed_at",
                "change_time",
            ),
            *("made_at", "fecha_hora", "timestamp", "fecha", "date"),
        ),
        "system": ("sistema", "modulo", "aplicacion", "system", "module", "application"),
        "kind": ("clase_cambio", "tipo_cambio", "change_type", "change_kind", "clase", "kind"),
        "parameter": (
            *("parametro", "configuracion", "parameter", "setting", "config_key", "umbral"),
            *("variable", "funcion_cambiada"),
        ),
        "old_value": ("valor_anterior", "anterior", "old_value", "previous_value", "antes"),
        "new_value": ("valor_nuevo", "nuevo", "new_value", "despues"),
        "account": ("cambiado_por", "changed_by", "autor", "author", *_ACCOUNT),
        "approved_by": ("aprobado_por", "autorizado_por", "approved_by", "approver"),
        "approved_on": ("fecha_aprobacion", "aprobado_el", "approved_on", "approval_date"),
        "reason": ("motivo_cambio", "motivo", "fundamento", "justificacion", "reason"),
    },
    "hit_counts": {
        "starts_at": (
            *("inicio_hora", "hora_desde", "starts_at", "hour_start", "dia", "day", "hora"),
            *("hour", "fecha_conteo", "fecha", "date"),
        ),
        "ends_at": ("fin_hora", "hora_hasta", "ends_at", "hour_end"),
        "system": ("sistema", "modulo", "aplicacion", "system", "module", "application"),
        "used_for": ("uso", "tipo_uso", "funcion", "finalidad", "used_for", "use", "use_case"),
        "group_name": (
            "grupo",
            "grupo_registrado",
            "sexo",
            "genero",
            "group",
            "sex",
            "gender",
        ),
        "queries": (
            *("cantidad_consultas", "total_consultas", "rostros_procesados", "queries"),
            *("searches_count", "faces_seen", "faces_scored", "consultas", "total"),
        ),
        "hits": (
            *("cantidad_coincidencias", "total_coincidencias", "coincidencias", "aciertos"),
            *("alertas", "hits", "matches", "alerts"),
        ),
        "authorised": ("autorizado", "con_autorizacion", "authorised", "authorized"),
    },
    "shifts": {
        "account": _ACCOUNT,
        "starts_at": (
            *("inicio_turno", "ingreso", "entrada", "starts_at", "start", "shift_start"),
            *("hora_ingreso", "fecha_ingreso", "inicio", "desde", "fecha_desde"),
        ),
        "ends_at": (
            *("fin_turno", "egreso", "salida", "ends_at", "end", "shift_end", "hora_egreso"),
            *("fecha_egreso", "fin", "hasta", "fecha_hasta"),
        ),
        "status": ("estado", "situacion", "status", "tipo_servicio", "servicio", "novedad"),
    },
    "purposes": {
        "purpose": (
            "finalidad",
            "cod_finalidad",
            "codigo_finalidad",
            "codigo",
            "purpose",
            "code",
        ),
        "basis": ("base", "base_legal", "basis", "legal_basis", "licitud"),
        "document": ("norma", "documento", "convenio", "resolucion", "document", "statute"),
    },
    "shift_rules": {
        "rule": ("regla", "rule"),
        "first_from": ("first_from", "primero_desde"),
        "first_to": ("first_to", "primero_hasta"),
        "then_from": ("then_from", "luego_desde"),
        "then_to": ("then_to", "luego_hasta"),
    },
}

FILE_WORDS: dict[str, frozenset[str]] = {
    "queries": frozenset(
        {"consulta", "consultas", "bitacora", "log", "logs", "queries", "searches", "accesos"}
        | {"trazabilidad", "audit", "query", "search", "auditoria"}
    ),
    "orders": frozenset(
        {
            "ordenes",
            "orders",
            "conarc",
            "capturas",
            "medidas",
            "warrants",
            "pedidos",
            "profugos",
        }
    ),
    "list_versions": frozenset(
        {"version", "versiones", "padron", "lista", "listas", "versions", "watchlist", "foto"}
    ),
    "accounts": frozenset(
        {"usuarios", "cuentas", "users", "accounts", "personal", "operadores"}
    ),
    "changes": frozenset(
        {"cambios", "cambio", "changes", "changelog", "configuracion", "parametros", "umbrales"}
    ),
    "hit_counts": frozenset(
        {"conteos", "contadores", "coincidencias", "hits", "counts", "counters", "totales"}
    ),
    "shifts": frozenset(
        {"turnos", "guardias", "licencias", "shifts", "roster", "servicio", "asistencia"}
    ),
    "purposes": frozenset({"finalidades", "purposes", "codigos", "motivos"}),
    "shift_rules": frozenset({"reglas", "rules"}),
}


@cache
def synonyms(record: str) -> dict[str, tuple[str, ...]]:
    """Give the names of each column of a record; raises KeyError for an unknown record.

    >>> synonyms("purposes")["basis"][0]
    'base'
    """
    return {column: tuple(names) for column, names in _written()[record]["columns"].items()}


@cache
def file_words(record: str) -> frozenset[str]:
    """Give the words in a file's name that speak for a record."""
    return frozenset(_written()[record]["files"])


def records_named() -> frozenset[str]:
    """Give the records that have names here: a test holds them to the canonical ones."""
    return frozenset(_written())


@lru_cache(maxsize=20_000)
def folded(name: str) -> str:
    """Fold a name: no accents, no capitals, words joined by ``_``.

    >>> folded("Fecha-Hora (Consulta)"), folded("searchedAtUtc")
    ('fecha_hora_consulta', 'searched_at_utc')
    """
    apart = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name[:200])
    plain = unicodedata.normalize("NFKD", apart).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[^a-z0-9]+", "_", plain.lower()).strip("_")


@lru_cache(maxsize=20_000)
def words(name: str) -> frozenset[str]:
    """Give the words of a name."""
    return frozenset(folded(name).split("_")) - {""}


@cache
def _written() -> dict[str, Any]:
    text = (
        resources.files("veedor.intake").joinpath("words", "synonyms.toml").read_text("utf-8")
    )
    return tomllib.loads(text)
