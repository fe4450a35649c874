"""The version of a report that may be published."""

from veedor.core import Report
from veedor.report.cells.withhold import withhold
from veedor.run.kinds import words


def public_of(report: Report) -> Report:
    """Give the public version of a report: small cells are withheld.

    One that is public already is given as it is.
    """
    return withhold(report, words)
