"""What the command line's library says of a wrong call, in Spanish where the reader's is.

The library asks gettext for each of its sentences and ships no catalogue; this is one. Only
what a wrong call can meet is here: a sentence that it lacks is said in English.
"""

import click.core
import click.exceptions
import click.parser
import click.types

_ROOMS = (click.core, click.exceptions, click.parser, click.types)

SPANISH = {
    "Error: {message}": "Error: {message}",
    "Try '{command} {option}' for help.": "Con '{command} {option}' se ve la ayuda.",
    "Invalid value: {message}": "Valor no válido: {message}",
    "Invalid value for {param_hint}: {message}": "Valor no válido para {param_hint}: {message}",
    "Missing argument": "Falta el argumento",
    "Missing option": "Falta la opción",
    "Missing parameter": "Falta el parámetro",
    "Missing command.": "Falta la orden.",
    "No such option {name!r}.": "No existe la opción {name!r}.",
    "No such command {name!r}.": "No existe la orden {name!r}.",
    "Did you mean {possibility}?": "¿Quiso decir {possibility}?",
    "(Did you mean one of: {possibilities}?)": "(¿Quiso decir una de estas: {possibilities}?)",
    "Got unexpected extra argument ({args})": "Sobra un argumento ({args})",
    "Got unexpected extra arguments ({args})": "Sobran argumentos ({args})",
    "Option {name!r} does not take a value.": "La opción {name!r} no lleva un valor.",
    "Option {name!r} requires an argument.": "A la opción {name!r} le falta su valor.",
    "Could not open file {filename!r}: {message}": "No se pudo abrir {filename!r}: {message}",
    "Choose from:\n\t{choices}": "Debe ser uno de estos:\n\t{choices}",
    "{value!r} is not {choice}.": "{value!r} no es {choice}.",
    "{value!r} is not one of {choices}.": "{value!r} no es uno de estos: {choices}.",
    "{value!r} is not a valid {number_type}.": "{value!r} no es un número ({number_type}).",
    "{value} is not in the range {range}.": "{value} no está entre los valores {range}.",
    "{name} {filename!r} is a file.": "{name} {filename!r} es un archivo.",
    "{name} {filename!r} is a directory.": "{name} {filename!r} es una carpeta.",
    "{name} {filename!r} is not readable.": "{name} {filename!r} no se puede leer.",
    "{name} {filename!r} is not writable.": "{name} {filename!r} no se puede escribir.",
    "{name} {filename!r} does not exist.": "{name} {filename!r} no existe.",
    "file": "El archivo",
    "directory": "La carpeta",
    "path": "La ruta",
}


def speak_usage_errors(tongue: str) -> None:
    """Have the library's sentences about wrong calls said in Spanish where tongue is "es"."""
    if tongue != "es":
        return
    for room in _ROOMS:
        for name, says in (("_", _one), ("ngettext", _by_number)):
            if hasattr(room, name):
                setattr(room, name, says)


def _one(sentence: str) -> str:
    return SPANISH.get(sentence, sentence)


def _by_number(one: str, many: str, number: int) -> str:
    return _one(one if number == 1 else many)
