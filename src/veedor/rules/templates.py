"""Where a case can start from when nothing was handed over yet: a place, or a unit."""

from msgspec import Struct

from veedor.rules.packs import PACKS, read_pack, read_unit

_PLACES = {
    "ar": ("AR", "America/Argentina/Buenos_Aires"),
    "caba": ("AR-C", "America/Argentina/Buenos_Aires"),
    "eu": ("EU", None),
    "uk": ("UK", "Europe/London"),
    "us": ("US", None),
}
_UNITS = {"uiaas": "ar"}
_EVERYWHERE = ("coe-un", "audits")
TEMPLATES = (*_UNITS, *_PLACES)


class Template(Struct, frozen=True, kw_only=True):
    """What a new case asks for.

    ``packs``: the law of the place. ``good_practice``: packs that bind nowhere by themselves.
    ``time_zone``: where the place has one wall clock.
    """

    jurisdiction: str
    packs: tuple[str, ...]
    good_practice: tuple[str, ...]
    time_zone: str | None
    unit: str | None = None


def template(name: str) -> Template:
    """Give a template by its name; raises KeyError for an unknown one.

    >>> template("caba").packs, template("uiaas").unit
    (('ar', 'caba'), 'uiaas')
    """
    unit = name if name in _UNITS else None
    jurisdiction, zone = _PLACES[_UNITS.get(name, name)]
    return Template(
        jurisdiction=jurisdiction,
        packs=tuple(
            pack for pack in PACKS if is_law_of(read_pack(pack).jurisdiction, jurisdiction)
        ),
        good_practice=_EVERYWHERE,
        time_zone=zone,
        unit=unit and read_unit(unit).unit,
    )


def is_law_of(theirs: str, ours: str) -> bool:
    """Say whether the law of one place binds in another: a country's binds in its parts.

    >>> is_law_of("AR", "AR-C"), is_law_of("AR-C", "AR"), is_law_of("EU", "EU-FR")
    (True, False, True)
    """
    return ours == theirs or ours.startswith(f"{theirs}-")
