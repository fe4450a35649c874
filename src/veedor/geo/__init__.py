"""Points and boxes put into areas on the ground: pure, on arrays; no file, no database."""

from veedor.geo.boxes import Parts, box_parts
from veedor.geo.drawing import Drawing, draw
from veedor.geo.outlines import Outlines, read_outlines
from veedor.geo.placing import Places, place_points

__all__ = [
    "Drawing",
    "Outlines",
    "Parts",
    "Places",
    "box_parts",
    "draw",
    "place_points",
    "read_outlines",
]
