"""What the report room refuses, in both languages."""

from veedor.core import Message

NOT_A_NUMBER = Message(
    id="report.not-a-number",
    en="the value {value} cannot be written down exactly",
    es="el valor {value} no puede escribirse con exactitud",
    fix_en="Let the audit say why there is no number, in place of infinity or NaN",
    fix_es="Haga que la auditoría diga por qué no hay cifra, en lugar de infinito o NaN",
)
TOO_LARGE = Message(
    id="report.too-large",
    en="the whole number {value} is beyond 2^53, and JSON readers would change it",
    es="el número entero {value} supera 2^53 y un lector de JSON lo alteraría",
    fix_en="Write it as text, or use a smaller number",
    fix_es="Escríbalo como texto o use un número menor",
)
NOT_TEXT = Message(
    id="report.not-text",
    en="there is a text with half a character (a lone surrogate)",
    es="hay un texto con medio carácter (un sustituto suelto)",
    fix_en="Correct the encoding of the text in the case file",
    fix_es="Corrija la codificación del texto en el archivo del caso",
)
NOT_A_REPORT = Message(
    id="report.not-a-report",
    en="these bytes are not a Veedor report that this version can read ({problem})",
    es="estos bytes no son un informe de Veedor que esta versión pueda leer ({problem})",
    fix_en="Give the report.json as it was written, or use the version that wrote it",
    fix_es="Indique el report.json tal como se escribió o use la versión que lo escribió",
)
IN_THE_WAY = Message(
    id="shelf.in-the-way",
    en="there is {what} where the report should go",
    es="hay {what_es} donde debe ir el informe",
    fix_en="Choose another folder for the report",
    fix_es="Elija otra carpeta para el informe",
)
NOT_OURS = Message(
    id="shelf.not-ours",
    en="the folder holds files that Veedor did not write ({example}), and they are kept",
    es="la carpeta contiene archivos que Veedor no escribió ({example}) y se conservan",
    fix_en="Choose an empty folder, or move those files away first",
    fix_es="Elija una carpeta vacía o mueva antes esos archivos a otro lugar",
)
NO_SPACE = Message(
    id="shelf.no-space",
    en="the disk is full, and nothing was published",
    es="el disco está lleno y no se publicó nada",
    fix_en="Free some space or choose another disk, and run it again",
    fix_es="Libere espacio o elija otro disco y vuelva a ejecutar",
)
CANNOT_WRITE = Message(
    id="shelf.cannot-write",
    en="the report could not be written ({problem}), and nothing was published",
    es="no se pudo escribir el informe ({problem}) y no se publicó nada",
    fix_en="Check that the folder can be written to, and run it again",
    fix_es="Verifique que se pueda escribir en la carpeta y vuelva a ejecutar",
)
NO_RULES = Message(
    id="letter.no-rules",
    en="the report was held against no rules, so that it leaves no question to write down",
    es="el informe no se contrastó con ninguna regla, y no deja preguntas por escribir",
    fix_en="Name packs under `rules` in the case file, and run it again",
    fix_es="Nombre paquetes en `rules`, en el archivo de caso, y vuelva a ejecutar",
)
NO_QUESTIONS = Message(
    id="letter.no-questions",
    en="no rule was left undetermined for want of a record: there is nothing to ask for",
    es="ninguna regla quedó sin determinar por falta de un registro: no hay nada que pedir",
    fix_en="Name further packs under `rules`, if the audit should go further",
    fix_es="Nombre más paquetes en `rules`, si la auditoría debe ir más lejos",
)
NO_POINTS = Message(
    id="letter.no-points",
    en="the case puts no questions, so there is nothing to answer in numbers",
    es="el caso no trae preguntas: no hay nada que responder punto por punto",
    fix_en="Write them under `questions` in the case file, each with what it rests on",
    fix_es="Escríbalas en `questions`, en el archivo de caso, cada una con aquello en que se apoya",
)
