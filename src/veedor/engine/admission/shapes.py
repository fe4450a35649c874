"""The shape of a text that names somebody: its form is kept, its digits and letters are not."""

from veedor.engine.admission.physical import literal

LONGEST = 24
"""Characters that are kept of a shape: more would tell names apart by their lengths."""

_SAME_DIGIT = "|".join(f"{digit}+" for digit in range(10))
_IN_ORDER = "12345678?9?0?|9?87654321|01234567"
_WORDS = (
    "NN|XX+|SD|SN|ND|NA|NC|NULL|NONE|NIL|SINDATOS?|SINDOCUMENTO|SINDNI|SINNUMERO|NOTIENE"
    "|NOPOSEE|NOCONSTA|NOINFORMA|DESCONOCID[OA]|SEDESCONOCE|INDOCUMENTAD[OA]|UNKNOWN"
)
PLACEHOLDER = f"({_SAME_DIGIT}|{_IN_ORDER}|{_WORDS})?"
"""What stands for no value, once capitals are made and all but ASCII letters and digits are
dropped: nothing at all, one digit repeated, digits in order, or a word that says so."""


def shape_of(value: str) -> str:
    """Give SQL for the shape of a text: its form, with no digit and no letter of its own.

    Digits of any script become 9. ASCII punctuation (but "!") and spaces are kept as they
    stand. All else, letters of any script among it, becomes A; an accent that stands apart from
    its letter too. At most 24 characters are kept. A placeholder ("S/D", "NN", "00000000",
    "12345678") has a "!" before its shape, so "!" at the start always means one.

    >>> import duckdb
    >>> texts = ["27.001.111", "AB 123ñ", "99999999", "S/D", "12345678"]
    >>> sql = f"SELECT {shape_of('text')} FROM (SELECT unnest($texts) AS text)"
    >>> [shape for shape, in duckdb.connect().execute(sql, {"texts": texts}).fetchall()]
    ['99.999.999', 'AA 999A', '!99999999', '!A/A', '!99999999']
    """
    short = f"substring({value}, 1, {LONGEST})"
    digits = rf"regexp_replace({short}, '\p{{N}}', '9', 'g')"
    form = f"regexp_replace({digits}, {literal(_NOT_KEPT)}, 'A', 'g')"
    bare = f"regexp_replace(upper({value}), '[^0-9A-Z]', '', 'g')"
    placeholder = f"regexp_full_match({bare}, {literal(PLACEHOLDER)})"
    return f"CASE WHEN {placeholder} THEN '!' || {form} ELSE {form} END"


_NOT_KEPT = "[^9 \"#$%&'()*+,./:;<=>?@\\[\\]^_`{|}~\\\\-]"
"""RE2: all but 9, a space and ASCII punctuation without "!"."""
