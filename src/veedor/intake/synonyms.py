"""How agencies call the columns of the canonical records, in Spanish and in English.

The surest name first. A name is matched whole; failing that, by all its words being in the
column's name, which the draft marks as unsure.
"""

import re
import unicodedata

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

_DOCUMENT = ("documento_publicado", "fuente", "documento", "document", "source", "publicacion")
_PAGE = ("pagina", "pag", "articulo", "page", "cell", "celda")
_SYSTEM = ("sistema", "tecnologia", "system", "technology", "modulo")
_PLACE = ("lugar", "sitio", "place", "location", "direccion", "site")
_DEPLOYMENTS: dict[str, tuple[str, ...]] = {
    "deployment_id": ("id_despliegue", "nro_despliegue", "deployment_id", "fila", "row", "id"),
    "system": _SYSTEM,
    "document": ("source_file", *_DOCUMENT),
    "page": _PAGE,
    "held_on": ("fecha_despliegue", "fecha", "held_on", "deployment_date", "date"),
    "held_text": ("fecha_impresa", "date_as_printed", "date_cell", "held_text"),
    "year": ("anio", "ano", "ejercicio", "year"),
    "place": _PLACE,
    "duration_min": ("duracion_min", "minutos", "duration_min", "duration", "minutes"),
    "watchlist_size": ("tamano_lista", "lista", "watchlist_size", "watchlist"),
    "threshold": ("umbral", "threshold"),
    "faces_seen": ("rostros", "rostros_vistos", "faces_seen", "faces"),
    "alerts": ("alertas", "alerts_total", "alerts"),
    "alerts_true": ("alertas_verdaderas", "alerts_true_confirmed", "alerts_true"),
    "alerts_true_unconfirmed": ("verdaderas_sin_confirmar", "alerts_true_unconfirmed"),
    "alerts_false": ("alertas_falsas", "alerts_false_confirmed", "alerts_false"),
    "alerts_false_unconfirmed": ("falsas_sin_confirmar", "alerts_false_unconfirmed"),
    "false_alert_rate": (
        *("tasa_alertas_falsas", "false_alert_rate_pct_printed", "false_alert_rate"),
        "false_positive_rate",
    ),
    "stops": ("identificaciones", "controles", "stops", "engagements"),
    "arrests": ("detenciones", "aprehensiones", "arrests"),
    "other_disposals": ("otros_resultados", "other_disposals", "other_disposal"),
    "no_action": ("sin_medida", "no_action"),
}

SYNONYMS: dict[str, dict[str, tuple[str, ...]]] = {
    "areas": {
        "area_code": ("codigo_area", "codigo", "area_code", "ward_code", "code", "cod_comuna"),
        "area_name": ("area", "barrio", "comuna", "area_name", "ward_name", "ward", "nombre"),
        "list_name": ("lista", "tabla", "list_name", "list", "table_name"),
    },
    "claims": {
        "claim_id": ("id_cifra", "cifra_id", "claim_id", "figure_id", "id_afirmacion", "id"),
        "said_by": ("dicho_por", "organismo", "autor", "said_by", "author", "publisher"),
        "document": _DOCUMENT,
        "page": _PAGE,
        "system": _SYSTEM,
        "measured": ("medida", "que_mide", "measured", "measure", "quantity", "indicador"),
        "value": ("valor", "cifra", "value", "figure", "numero"),
        "unit": ("unidad_de_medida", "unidad", "unit"),
        "decimals": ("decimales", "decimals"),
        "denominator": ("denominador", "sobre", "denominator"),
        "totals": ("totaliza", "columna", "totals"),
        "starts_on": ("primer_dia", "starts_on", *_FROM),
        "ends_on": ("ultimo_dia", "ends_on", *_TO),
        "place": _PLACE,
        "group_name": ("grupo", "group_name", "group", "colectivo"),
    },
    "deployments": _DEPLOYMENTS,
    "deployments_copy": _DEPLOYMENTS,
    "policies": {
        "policy_id": ("id_politica", "politica", "policy_id", "policy", "id"),
        "system": _SYSTEM,
        "document": _DOCUMENT,
        "page": _PAGE,
        "text_group": ("grupo_de_texto", "texto_igual", "text_group"),
        "own_fields": ("campos_propios", "own_fields"),
    },
    "relations": {
        "relation_id": ("id_relacion", "relacion", "relation_id", "relation"),
        "how": ("como", "clase", "how", "tipo"),
        "claim_id": ("cifra", "id_cifra", "claim_id", "figure_id", "claim"),
        "role": ("papel", "rol", "role"),
    },
    "stated_terms": {
        "system": _SYSTEM,
        "data_kind": ("clase_de_datos", "tipo_de_datos", "datos", "data_kind", "kind_of_data"),
        "term": ("plazo_de", "para_que", "term", "term_for"),
        "stated_by": ("enunciado_por", "organismo", "stated_by", "author"),
        "document": _DOCUMENT,
        "page": _PAGE,
        "value": ("valor", "plazo", "value", "term_value"),
        "unit": ("unidad_de_tiempo", "unidad", "unit"),
        "valid_from": _FROM,
        "valid_to": _TO,
    },
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
    "lives": {
        "item_id": (
            *(
                "id_item",
                "id_archivo",
                "id_grabacion",
                "nro_grabacion",
                "id_captura",
                "item_id",
            ),
            *("id_registro", "file_id", "nro", "id"),
        ),
        "kind": ("clase", "clase_registro", "tipo_registro", "kind", "record_type", "tipo"),
        "system": ("sistema", "modulo", "system", "application"),
        "deployment_id": ("id_despliegue", "nro_despliegue", "despliegue", "deployment_id"),
        "created_at": (
            *("fecha_creacion", "creado", "fecha_alta", "alta", "fecha_captura", "created_at"),
            *("created", "recorded_at", "fecha"),
        ),
        "last_used_at": (
            *("ultimo_uso", "fecha_ultimo_uso", "usado", "fin_despliegue", "last_used_at"),
            *("last_accessed",),
        ),
        "deleted_at": (
            *("fecha_borrado", "borrado", "fecha_supresion", "fecha_destruccion", "fecha_baja"),
            *("baja", "deleted_at", "destroyed_at"),
        ),
        "deletion": ("clase_borrado", "tipo_borrado", "deletion", "deletion_type"),
        "has_case": ("tiene_causa", "reservado", "causa", "has_case", "kept_for_case"),
        "case_closed_on": ("fecha_cierre_causa", "cierre_causa", "cierre", "case_closed_on"),
        "ended_on": ("fin_actividad", "fecha_fin_actividad", "fecha_fin", "ended_on"),
        "matched": ("coincidencia", "con_alerta", "matched", "match"),
        "review_due_on": ("fecha_revision_prevista", "vence_revision", "review_due_on"),
        "reviewed_on": ("fecha_revision", "revisado", "reviewed_on", "reviewed"),
    },
    "accounts": {
        "account": _ACCOUNT,
        "role": ("funcion", "rol", "perfil", "cargo", "jerarquia", "role", "profile", "rank"),
        "unit": _UNIT,
        "active_from": ("fecha_alta", "alta", "active_from", *_FROM, "created_at"),
        "active_to": ("fecha_baja", "baja", "active_to", *_TO, "disabled_at"),
    },
    "requests": {
        "request_id": (
            *("id_pedido", "nro_pedido", "id_solicitud", "nro_solicitud", "request_id"),
            *("nro_tramite", "id_tramite", "expediente", "request_number", "nro", "id"),
        ),
        "kind": (
            *("clase", "clase_pedido", "tipo_pedido", "tipo_solicitud", "kind"),
            *("request_type", "tipo"),
        ),
        "body": ("organismo", "reparticion", "body", "agency", "autoridad", *_UNIT),
        "received_on": (
            *("fecha_recepcion", "fecha_ingreso", "fecha_pedido", "fecha_solicitud"),
            *("fecha_notificacion", "recibido", "ingreso", "received_on", "date_received"),
        ),
        "extended": ("prorroga", "prorrogado", "extended", "extension"),
        "due_on": (
            *("fecha_vencimiento", "vencimiento", "vence", "plazo_fijado", "due_on"),
            *("due_date", "deadline"),
        ),
        "answered_on": (
            *("fecha_respuesta", "respondido", "respuesta", "answered_on", "date_answered"),
            *("response_date",),
        ),
        "done_on": (
            *("fecha_cumplimiento", "cumplido", "fecha_operacion", "done_on", "complied_on"),
        ),
        "outcome": ("resultado", "resolucion", "outcome", "result", "disposition"),
        "reasoned": ("fundada", "fundado", "motivada", "fundamento", "reasoned"),
        "explained": ("explicado", "explicacion", "con_explicacion", "explained"),
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
    "terms": {
        "kind": ("clase", "clase_registro", "tipo_registro", "kind", "record_type", "tipo"),
        "system": ("sistema", "modulo", "system", "application"),
        "length": ("plazo", "duracion", "cantidad", "length", "term"),
        "unit": ("unidad_plazo", "unidad", "unit"),
        "counted_from": ("desde_cuando", "se_cuenta_desde", "computo", "counted_from"),
        "matched": ("coincidencia", "con_alerta", "matched"),
        "spares_cases": ("exceptua_causas", "salvo_causa", "spares_cases"),
        "stated_in": ("norma", "articulo", "documento", "stated_in", "source"),
        "valid_from": _FROM,
        "valid_to": _TO,
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
    "watchlist": {
        "entry_id": ("id_entrada", "nro_entrada", "entry_id", "nro_registro"),
        "version_at": ("fecha_version", "version_at", "snapshot_date"),
        "person": _PERSON,
        "person_ref": ("id_prontuario", "prontuario", "person_ref", "clave_persona"),
        "document_shape": ("document_shape", "forma_documento"),
        "filiation": ("filiacion", "filiation", "padres", "nombre_padres"),
        "born_on": ("fecha_nacimiento", "nacimiento", "born_on", "date_of_birth", "dob"),
        "sex": ("sexo", "sex", "genero", "gender"),
        "order_id": ("nro_orden", "orden", "order_id", "warrant_number", "order_ref"),
        "order_kind": ("tipo_orden", "tipo_medida", "medida", "order_kind", "order_type"),
        "valid_from": ("orden_desde", "vigencia_desde", "valid_from"),
        "valid_to": ("orden_hasta", "vigencia_hasta", "valid_to"),
        "listed_from": ("fecha_alta", "alta", "listed_from", "added_at"),
        "listed_to": ("fecha_baja", "baja", "listed_to", "removed_at"),
        "category": ("categoria", "category"),
        "ground": ("fundamento", "ground", "grounds"),
        "reliability": ("fiabilidad", "confiabilidad", "reliability"),
        "source": ("origen", "organismo_remitente", "source"),
        "reviewed_on": ("fecha_revision", "revisado", "reviewed_on", "review_date"),
        "reason_for_minor": ("motivo_menor", "reason_for_minor"),
        "published": ("publicada", "publicado", "published"),
        "status": ("estado", "status"),
        "error_known_at": ("error_conocido", "fecha_error", "error_known_at"),
        "image_taken_on": ("fecha_imagen", "fecha_foto", "image_taken_on", "image_date"),
        "image_source": ("origen_imagen", "fuente_imagen", "image_source"),
        "image_quality": ("calidad_imagen", "image_quality"),
    "cameras": {
        "camera_id": ("id_camara", "nro_camara", "camara", "camera_id", "camera"),
        "place": ("domicilio", "ubicacion", "direccion", "place", "address", "location"),
        "installed_at": ("fecha_instalacion", "instalada_desde", "installed_at", "fecha_alta"),
        "removed_at": ("fecha_retiro", "retirada", "removed_at", "fecha_baja"),
        "published": ("publicada", "en_listado_web", "published"),
        "published_on": ("fecha_publicacion", "published_on"),
        "signposted": ("senalizada", "cartel", "carteleria", "signposted", "sign_posted"),
    },
    "disclosures": {
        "disclosure_id": (
            *("id_cesion", "nro_cesion", "id_entrega", "nro_entrega", "id_exportacion"),
            "disclosure_id",
        ),
        "given_at": (
            *("fecha_entrega", "fecha_cesion", "fecha_hora_entrega", "fecha_exportacion"),
            *("given_at", "disclosed_at", "exported_at"),
        ),
        "account": _ACCOUNT,
        "sender": ("organismo_emisor", "organismo_que_entrega", "remitente", "sender"),
        "recipient": (
            *("destinatario", "organismo_receptor", "organismo_que_recibe", "recipient"),
        ),
        "kind": ("categoria_de_datos", "categoria", "clase_de_dato", "data_category", "kind"),
        "system": ("sistema", "tecnologia", "system", "technology"),
        "person_count": ("cantidad_de_personas", "cantidad_personas", "person_count"),
        "basis": ("base_legal", "norma", "convenio", "legal_basis", "basis"),
        "case_ref": ("causa", "expediente", "nro_expediente", "case_number", "case_ref"),
        "reason": ("motivo", "reason", "justificacion", "observaciones"),
        "sender_competence": ("competencia_emisor", "sender_competence"),
        "recipient_competence": ("competencia_receptor", "recipient_competence"),
        "consent": ("consentimiento", "consent"),
        "policy_permits": ("en_politica", "policy_permits"),
        "to_media": ("a_medios", "medio_de_comunicacion", "to_media"),
        "digest_declared": ("huella_original", "digest_declared", "original_sha256"),
        "digest_found": ("huella_entregada", "digest_found", "export_sha256"),
    },
    "list_events": {
        "event_id": ("id_evento", "nro_evento", "event_id", "id_movimiento"),
        "made_at": (
            *("fecha_hora", "fecha_operacion", "fecha_movimiento", "made_at", "timestamp"),
        ),
        "action": ("operacion", "movimiento", "accion", "action", "operation"),
        "person": _PERSON,
        "order_id": ("nro_orden", "orden", "order_id", "nro_medida"),
        "source": ("origen", "fuente", "archivo_origen", "source"),
        "account": _ACCOUNT,
        "reason": ("motivo", "reason", "observaciones"),
    },
    "log_reviews": {
        "review_id": ("id_revision", "nro_revision", "review_id"),
        "reviewed_at": ("fecha_revision", "reviewed_at", "review_date"),
        "account": ("revisor", "reviewer", *_ACCOUNT),
        "unit": _UNIT,
        "rows_sampled": ("filas_muestreadas", "consultas_revisadas", "rows_sampled"),
        "rule": ("criterio", "criterio_muestreo", "sampling_rule", "rule"),
        "outcome": ("resultado", "hallazgos", "outcome", "findings"),
    },
    "off_windows": {
        "window_id": ("id_acto", "nro_acto", "id_aviso", "window_id"),
        "starts_at": ("apagado_desde", "suspendido_desde", "starts_at", "off_from"),
        "ends_at": ("apagado_hasta", "suspendido_hasta", "ends_at", "off_to"),
        "system": ("sistema", "modulo", "system", "module"),
        "reason": ("motivo", "reason"),
        "ordered_by": ("ordenado_por", "autoridad", "ordered_by"),
    },
    "received": {
        "ref": ("nro_envio", "id_envio", "numero_envio", "ref", "message_id", "id_mensaje"),
        "received_at": ("fecha_recepcion", "recibido", "received_at"),
        "kind": ("clase", "tipo_mensaje", "categoria", "kind", "message_type"),
        "person": _PERSON,
        "account": _ACCOUNT,
        "person_count": ("cantidad_de_personas", "cantidad_personas", "person_count"),
        "digest": ("huella", "sha256", "digest"),
        "explanation": ("explicacion", "explanation"),
    },
    "sent": {
        "ref": ("nro_envio", "id_envio", "numero_envio", "ref", "message_id", "id_mensaje"),
        "made_at": ("fecha_envio", "enviado", "sent_at", "made_at"),
        "kind": ("clase", "tipo_mensaje", "categoria", "kind", "message_type"),
        "person": _PERSON,
        "account": _ACCOUNT,
        "person_count": ("cantidad_de_personas", "cantidad_personas", "person_count"),
        "digest": ("huella", "sha256", "digest"),
        "explanation": ("explicacion", "explanation"),
    },
}

FILE_WORDS: dict[str, frozenset[str]] = {
    "areas": frozenset({"areas", "barrios", "comunas", "wards"}),
    "claims": frozenset({"cifras", "claims", "afirmaciones", "figures", "publicadas"}),
    "deployments": frozenset({"despliegues", "deployments", "operativos", "grid"}),
    "deployments_copy": frozenset({"copia", "copy", "planilla", "secondary"}),
    "policies": frozenset({"politicas", "policies"}),
    "relations": frozenset({"relaciones", "relations"}),
    "stated_terms": frozenset({"plazos", "terms", "conservacion"}),
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
    "lives": frozenset(
        {"conservacion", "borrado", "borrados", "grabaciones", "vidas", "retention", "lives"}
        | {"supresion", "destruccion", "deletions"}
    ),
    "accounts": frozenset(
        {"usuarios", "cuentas", "users", "accounts", "personal", "operadores"}
    ),
    "requests": frozenset(
        {"pedidos", "solicitudes", "requests", "foi", "arco", "habeas", "reclamos", "oficios"}
    "changes": frozenset(
        {"cambios", "cambio", "changes", "changelog", "configuracion", "parametros", "umbrales"}
    ),
    "hit_counts": frozenset(
        {"conteos", "contadores", "coincidencias", "hits", "counts", "counters", "totales"}
    ),
    "shifts": frozenset(
        {"turnos", "guardias", "licencias", "shifts", "roster", "servicio", "asistencia"}
    ),
    "terms": frozenset({"plazo", "plazos", "terms", "schedule"}),
    "purposes": frozenset({"finalidades", "purposes", "codigos", "motivos"}),
    "shift_rules": frozenset({"reglas", "rules"}),
    "watchlist": frozenset({"watchlist", "entradas", "busqueda", "buscados"}),
    "cameras": frozenset({"camaras", "cameras"}),
    "disclosures": frozenset({"cesiones", "entregas", "exportaciones", "disclosures"}),
    "list_events": frozenset({"altas", "bajas", "movimientos", "events", "novedades"}),
    "log_reviews": frozenset({"revisiones", "revision", "reviews"}),
    "off_windows": frozenset({"apagados", "suspensiones", "cortes", "off"}),
    "received": frozenset({"recibidos", "recepciones", "received"}),
    "sent": frozenset({"enviados", "envios", "sent"}),
}


def folded(name: str) -> str:
    """Fold a name: no accents, no capitals, words joined by ``_``.

    >>> folded("Fecha-Hora (Consulta)"), folded("searchedAtUtc")
    ('fecha_hora_consulta', 'searched_at_utc')
    """
    apart = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name[:200])
    plain = unicodedata.normalize("NFKD", apart).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[^a-z0-9]+", "_", plain.lower()).strip("_")


def words(name: str) -> frozenset[str]:
    """Give the words of a name."""
    return frozenset(folded(name).split("_")) - {""}
