"""What a map of plain counting may know: from which period on maps are made, and how late."""

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray


class Known(Struct, frozen=True, kw_only=True):
    """From which period on maps are made, and how many periods late reports come."""

    start: int
    lag: int = 0

    def ends(self, periods: int) -> NDArray[np.int64]:
        """Give, for each period from ``start`` on, how many periods were known by then.

        >>> Known(start=3, lag=1).ends(5).tolist()
        [2, 3]
        """
        if not 0 <= self.lag < self.start < periods:
            raise ValueError(
                f"need 0 <= lag < start < {periods} periods, got {self.lag} and {self.start}"
            )
        return np.arange(self.start, periods) - self.lag
