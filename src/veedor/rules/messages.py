"""What the rules room refuses of a case, in both languages."""

from veedor.core import Message

NO_PACK = Message(
    id="rules.no-pack",
    en='there is no rule pack called "{pack}"',
    es="no existe el paquete de reglas «{pack}»",
    fix_en="Packs, the nearest first: {known}",
    fix_es="Paquetes, el más parecido primero: {known}",
)
TWICE = Message(
    id="rules.twice",
    en='the pack "{pack}" is asked for twice',
    es="el paquete «{pack}» se pide dos veces",
    fix_en="Keep one of the two",
    fix_es="Deje uno de los dos",
)
ELSEWHERE = Message(
    id="rules.elsewhere",
    en='the pack "{pack}" is the law of {theirs}, and the system works in {ours}',
    es="el paquete «{pack}» es derecho de {theirs}, y el sistema funciona en {ours}",
    fix_en="To hold the records against it all the same, as good practice and saying so, write "
    "{{pack: {pack}, good_practice: true}}",
    fix_es="Para contrastar los registros con él de todos modos, como buena práctica y así "
    "dicho, escriba {{pack: {pack}, good_practice: true}}",
)
NO_RULE = Message(
    id="rules.no-rule",
    en='no pack that the case asks for has a rule "{rule}"',
    es="ningún paquete que el caso pide tiene una regla «{rule}»",
    fix_en="Rules of those packs, the nearest first: {known}",
    fix_es="Reglas de esos paquetes, la más parecida primero: {known}",
)
RECORDS_DECIDE = Message(
    id="rules.records-decide",
    en="the audit {kind}, which this case runs, decides this rule from the records",
    es="esta regla la decide, con los registros, la auditoría {kind}, que este caso corre",
    fix_en="Remove the answer; what the records do not show goes into the descargo",
    fix_es="Quite la respuesta; lo que los registros no muestran va en el descargo",
)
NO_UNIT = Message(
    id="rules.no-unit",
    en='there is no map of functions for a unit called "{unit}"',
    es="no hay un mapa de funciones para una unidad llamada «{unit}»",
    fix_en="Units: {known}",
    fix_es="Unidades: {known}",
)
NO_DOCUMENT_KIND = Message(
    id="rules.no-document-kind",
    en='no rule asks for a document of the kind "{kind}"',
    es="ninguna regla pide un documento de la clase «{kind}»",
    fix_en='Write one of these, the nearest first, or "other": {known}',
    fix_es="Escriba una de estas, la más parecida primero, u «other»: {known}",
)
