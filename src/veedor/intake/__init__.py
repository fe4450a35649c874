"""The case file: read with care, or drafted from a first look at the files."""

from veedor.intake.blank import Blank, blank_case
from veedor.intake.propose import Offer, propose
from veedor.intake.read import case_of_text, read_case

__all__ = ["Blank", "Offer", "blank_case", "case_of_text", "propose", "read_case"]
