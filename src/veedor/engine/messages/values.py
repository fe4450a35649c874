"""What is refused of values, times, keys and spans."""

from veedor.core import Message

WRONG_TYPE = Message(
    id="column.type",
    en="the column {column} holds {stored}, which cannot be read as {kind}",
    es="la columna {column} guarda {stored}, que no puede leerse como {kind}",
    fix_en="Ask for the column as text; a document number kept as a decimal is already altered",
    fix_es="Pida la columna como texto; un documento guardado como decimal ya está alterado",
)
DATE_ONLY = Message(
    id="column.date-only",
    en="the column {column} holds dates without a time, and a moment is asked for",
    es="la columna {column} guarda fechas sin hora, y se pide un momento",
    fix_en="Declare `day: start` or `day: end`: which end of the day each one means",
    fix_es="Declare `day: start` o `day: end`: qué extremo del día significa cada una",
)
NOT_READABLE = Message(
    id="values.not-readable",
    en="{count} {count:value|values} of {column} cannot be read as {kind}{format}: {places}",
    es="{count} {count:valor|valores} de {column} no {count:puede|pueden} leerse como {kind}{format}: {places}",
    fix_en="Declare a repair under `map`, correct `format`, or list them under `missing`",
    fix_es="Declare una reparación en `map`, corrija `format` o anótelos en `missing`",
)
DAY_OR_MONTH = Message(
    id="values.day-or-month",
    en="{count} {count:value|values} of {column} cannot be read as {kind}{format}: {places}",
    es="{count} {count:valor|valores} de {column} no {count:puede|pueden} leerse como {kind}{format}: {places}",
    fix_en="Is the order {other} and not {order}? Correct `format`, or list them under `missing`",
    fix_es="¿El orden es {other} y no {order}? Corrija `format`, o anótelos en `missing`",
)
NOT_AMONG = Message(
    id="values.not-among",
    en="{count} {count:value|values} of {column} {count:is|are} none of {values}: {places}",
    es="{count} {count:valor|valores} de {column} no {count:está|están} entre {values}: {places}",
    fix_en="Declare under `map` which of them each one means",
    fix_es="Declare en `map` qué significa cada uno",
)
LACKING = Message(
    id="values.lacking",
    en="{count} {count:record lacks|records lack} {column}: {places}",
    es="a {count} {count:registro le|registros les} falta {column}: {places}",
    fix_en="Ask for the missing values; a record without them cannot be audited",
    fix_es="Pida los valores que faltan; un registro sin ellos no puede auditarse",
)
NO_ZONE = Message(
    id="time.no-zone",
    en="{column} has no time zone, in the file or in the case",
    es="{column} no tiene huso horario, ni en el archivo ni en el caso",
    fix_en="Declare `zone` with an IANA name such as America/Argentina/Buenos_Aires (or UTC)",
    fix_es="Declare `zone` con un nombre IANA como America/Argentina/Buenos_Aires (o UTC)",
)
CLOCK_CHANGE = Message(
    id="time.clock-change",
    en="{column}: {gap} {gap:time does not|times do not} exist in {zone} and {overlap} happened twice"
    " (changes of clocks): {places}",
    es="{column}: {gap} {gap:hora no existe|horas no existen} en {zone} y {overlap}"
    " {overlap:ocurrió|ocurrieron} dos veces"
    " (cambios de hora): {places}",
    fix_en="Check that the zone is right, then declare `clock_changes: before` or `after`",
    fix_es="Revise que el huso sea correcto y declare `clock_changes: before` o `after`",
)
DUPLICATES = Message(
    id="key.duplicates",
    en="{count} {count:record repeats|records repeat} the {key} of another one: {places}",
    es="{count} {count:registro repite|registros repiten} el {key} de otro: {places}",
    fix_en="If the whole record is double, declare `duplicates: count once`",
    fix_es="Si el registro entero está doble, declare `duplicates: count once`",
)
CONFLICTING = Message(
    id="key.conflicting",
    en="{count} {count:value|values} of {key} {count:stands|stand} in records that differ in other"
    " columns: {places}",
    es="{count} {count:valor|valores} de {key} {count:figura|figuran} en registros que difieren en"
    " otras columnas: {places}",
    fix_en="These are not double records: ask the agency which one holds",
    fix_es="No son registros dobles: pregunte al organismo cuál vale",
)
BACKWARDS = Message(
    id="span.backwards",
    en="{count} {count:record ends|records end} ({end}) before {count:it starts|they start}"
    " ({start}): {places}",
    es="{count} {count:registro termina|registros terminan} ({end}) antes de empezar ({start}): {places}",
    fix_en="Check the day/month order and which column is which",
    fix_es="Revise el orden día/mes y cuál columna es cuál",
)
OVERLAPPING = Message(
    id="span.overlapping",
    en="{count} {count:record overlaps|records overlap} in time with an earlier one of the same"
    " {apart}",
    es="{count} {count:registro se superpone|registros se superponen} en el tiempo con otro anterior"
    " del mismo {apart}",
    fix_en="If several orders on one person are usual, declare `overlaps: allowed`",
    fix_es="Si es normal que haya varias órdenes sobre una persona, declare `overlaps: allowed`",
)
