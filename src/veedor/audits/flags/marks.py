"""What the marks of a capture say, where they say it: each answer is yes, no, or not told."""

from veedor.audits.flags.counts import Captured, Counts
from veedor.audits.flags.numbers import all_of, any_of, split_rows
from veedor.audits.flags.options import FlagsOptions
from veedor.core import Setting
from veedor.stats.splits import Split


class Marks:
    """The captures of a case, with what its record can and cannot say."""

    def __init__(self, counts: Counts, options: FlagsOptions, setting: Setting) -> None:
        self.rows = counts.captures
        self.options = options
        self.setting = setting

    def has(self, *columns: str) -> bool:
        """Say whether the record has these columns."""
        return self.setting.has("monitoring", *columns)

    def split(self, question: str) -> Split:
        """Split all captures by one of the questions below."""
        test = {
            "hidden": self.hidden,
            "without order": self.hidden_without_order,
            "outside": self.outside,
            "sensitive": self.sensitive_without_order,
            "only": self.protected_only,
            "listed": self.off_the_list,
            "usual": self.usual,
        }[question]
        return split_rows(self.rows, test, lambda row: row.captures)

    def hidden(self, row: Captured) -> bool | None:
        """Say whether it was not open to anyone."""
        return None if row.is_public is None else not row.is_public

    def unordered(self, row: Captured) -> bool | None:
        """Say whether it rests on no order that was in force."""
        return row.ordered != "held" if self.has("order_id") else None

    def hidden_without_order(self, row: Captured) -> bool | None:
        """Say whether it was not open to anyone, and without an order."""
        return all_of(self.hidden(row), self.unordered(row))

    def off_the_list(self, row: Captured) -> bool | None:
        """Say whether the crime that it cites is not on the case's list."""
        if not self.options.listed_crimes or row.crime == 2:
            return None
        return row.crime == 0

    def usual(self, row: Captured) -> bool | None:
        """Say whether it was closed as conduct that is usual on the internet."""
        return row.usual_conduct

    def outside(self, row: Captured) -> bool | None:
        """Say whether it was outside what monitoring may be for, by any of three tests."""
        return any_of(self.hidden(row), self.off_the_list(row), self.usual(row))

    def of_category(self, row: Captured, categories: tuple[str, ...]) -> bool | None:
        """Say whether it is marked with one of these categories."""
        if row.category == "":
            return False if self.options.unmarked_is_none else None
        return row.category in categories

    def sensitive_without_order(self, row: Captured) -> bool | None:
        """Say whether it is of a category that needs an order, and without one."""
        marked = self.of_category(row, self.options.sensitive)
        return all_of(marked, self.unordered(row))

    def protected_only(self, row: Captured) -> bool | None:
        """Say whether a category is all it is kept for: no crime, no case, no order."""
        no_crime = row.crime == 2 if self.has("crime_kind") else None
        no_case = None if row.has_case is None else not row.has_case
        marked = self.of_category(row, self.options.only)
        return all_of(marked, no_crime, no_case, self.unordered(row))
