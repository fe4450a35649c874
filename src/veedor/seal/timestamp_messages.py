"""What is refused of a timestamp, in the two languages of this house."""

from veedor.core import Message

_ASK_EN = "Ask the authority for an answer to the request that `veedor timestamp` writes"
_ASK_ES = "Pida a la autoridad una respuesta al pedido que escribe `veedor timestamp`"

NOT_A_STAMP = Message(
    id="stamp.not_a_stamp",
    en="this is not the answer of a timestamping authority (RFC 3161, DER)",
    es="esto no es la respuesta de una autoridad de sellado de tiempo (RFC 3161, DER)",
    fix_en=_ASK_EN,
    fix_es=_ASK_ES,
)
STAMP_REFUSED = Message(
    id="stamp.refused",
    en="the authority did not stamp: status {status} ({said})",
    es="la autoridad no selló: estado {status} ({said})",
    fix_en=_ASK_EN,
    fix_es=_ASK_ES,
)
STAMP_DIGEST = Message(
    id="stamp.digest",
    en="the timestamp is over a digest that is not SHA-256",
    es="el sello de tiempo es sobre una huella que no es SHA-256",
    fix_en=_ASK_EN,
    fix_es=_ASK_ES,
)
STAMP_OTHER = Message(
    id="stamp.other",
    en="the timestamp is for something else: digest {found}; the seal here has {expected}",
    es="el sello de tiempo es de otra cosa: huella {found}; la firma aquí tiene {expected}",
    fix_en=_ASK_EN,
    fix_es=_ASK_ES,
)
STAMP_EXPIRED = Message(
    id="stamp.expired",
    en="the certificate of {name} was valid from {start} to {end}; the stamp says {at}",
    es="el certificado de {name} valía del {start} al {end}, y el sello de tiempo dice {at}",
    fix_en="Ask for a timestamp by an authority with a certificate in force, and name it",
    fix_es="Pida un sello de tiempo a una autoridad con certificado vigente, e indique ese",
)
STAMP_WRONG = Message(
    id="stamp.wrong",
    en="the timestamp is not by the authority that was named ({said})",
    es="el sello de tiempo no es de la autoridad que se indicó ({said})",
    fix_en="Get the authority's certificate from itself, with those that it rests on, as PEM",
    fix_es="Pida el certificado a la propia autoridad, con aquellos en que se apoya, en PEM",
)
NOT_A_CERTIFICATE = Message(
    id="stamp.not_a_certificate",
    en="this is not a certificate in PEM",
    es="esto no es un certificado en PEM",
    fix_en="Name the authority's certificate: text that begins with BEGIN CERTIFICATE",
    fix_es="Indique el certificado de la autoridad: un texto que empieza con BEGIN CERTIFICATE",
)
NO_STAMP = Message(
    id="stamp.none",
    en="an authority was named, and the bundle bears no timestamp",
    es="se indicó una autoridad, y el legajo no lleva sello de tiempo",
    fix_en="Ask for the bundle with its timestamp, or leave --timestamp-authority out",
    fix_es="Pida el legajo con su sello de tiempo, o no indique --timestamp-authority",
)
STAMP_THERE = Message(
    id="stamp.there",
    en="the bundle bears a timestamp already",
    es="el legajo ya lleva un sello de tiempo",
    fix_en="Use the bundle as it was before, or keep this one",
    fix_es="Use el legajo como estaba antes, o conserve este",
)
