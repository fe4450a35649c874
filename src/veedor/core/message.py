"""What a person is told, in the two languages of this house."""

from msgspec import Struct


class Message(Struct, frozen=True, kw_only=True):
    """One thing that can be wrong, and how to put it right, in English and in Spanish.

    Both languages stand side by side so that neither is forgotten. ``{name}`` marks what is
    filled in where the message is raised; the same names must stand in both languages.
    """

    id: str
    en: str
    es: str
    fix_en: str
    fix_es: str

    def told(self, language: str, facts: dict[str, object]) -> str:
        """Say what is wrong and how to fix it, as two sentences.

        >>> late = Message(id="late", en="{n} are late", es="{n} llegan tarde",
        ...                fix_en="Wait", fix_es="Espere")
        >>> late.told("es", {"n": 3})
        '3 llegan tarde. Espere.'
        """
        what, fix = (self.es, self.fix_es) if language == "es" else (self.en, self.fix_en)
        return f"{what.format(**facts)}. {fix.format(**facts)}."
