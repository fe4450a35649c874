"""What is refused of keys and values that do not fit a case."""

from veedor.core import Message

NOT_TEXT_AT_ALL = Message(
    id="case.surrogate",
    en="this text holds half a character (a lone surrogate)",
    es="este texto contiene medio carácter (un sustituto suelto)",
    fix_en="Type the character itself instead of its \\u code",
    fix_es="Escriba el carácter mismo en lugar de su código \\u",
)
UNKNOWN_KEY = Message(
    id="case.unknown_key",
    en="this key means nothing here",
    es="esta clave no significa nada aquí",
    fix_en="Keys known here, the nearest first: {known}",
    fix_es="Claves conocidas aquí, la más parecida primero: {known}",
)
MISSING_KEY = Message(
    id="case.missing_key",
    en='the key "{key}" is missing',
    es="falta la clave «{key}»",
    fix_en="Add it",
    fix_es="Agréguela",
)
WRONG_TYPE = Message(
    id="case.wrong_type",
    en="this holds {got_en}, and {expected_en} is expected",
    es="aquí hay {got_es}, y se espera {expected_es}",
    fix_en="Write {expected_en}",
    fix_es="Escriba {expected_es}",
)
UNQUOTED = Message(
    id="case.unquoted",
    en="this holds {got_en}, and {expected_en} is expected",
    es="aquí hay {got_es}, y se espera {expected_es}",
    fix_en="If it is meant as text, put it in quotes",
    fix_es="Si es un texto, póngalo entre comillas",
)
NOT_A_CHOICE = Message(
    id="case.not_a_choice",
    en='"{got}" is not one of the choices here',
    es="«{got}» no es una de las opciones aquí",
    fix_en="Write one of: {known}",
    fix_es="Escriba una de estas: {known}",
)
MISFIT = Message(
    id="case.misfit",
    en="what is written here does not fit a case file",
    es="lo escrito aquí no corresponde a un archivo de caso",
    fix_en="Compare it with `veedor schema case`",
    fix_es="Compárelo con `veedor schema case`",
)
UNDECIDED = Message(
    id="case.undecided",
    en='"?" stands for a decision that only a person can make',
    es="«?» ocupa el lugar de una decisión que solo una persona puede tomar",
    fix_en="A person must fill this in: {what_en}",
    fix_es="Una persona debe completarlo: {what_es}",
)
BLANK = Message(
    id="case.blank",
    en="this is blank",
    es="esto está en blanco",
    fix_en="Write at least one word",
    fix_es="Escriba al menos una palabra",
)
CONTROL = Message(
    id="case.control",
    en="this holds control characters, which no reader can see",
    es="esto contiene caracteres de control, que nadie puede ver",
    fix_en="Type the text again without them",
    fix_es="Vuelva a escribir el texto sin ellos",
)
