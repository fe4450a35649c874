"""The reader of workbooks, held to the XML parser that refuses entities."""

import os
from pathlib import Path
from typing import Any


def open_workbook(path: Path) -> Any:  # noqa: ANN401 - openpyxl has no types
    """Open a workbook to be read row by row, with the values that its formulas were left with.

    Where lxml is installed, openpyxl would read with it: entities are then passed over in
    silence and a sheet seems empty, where defusedxml refuses the file.
    """
    os.environ["OPENPYXL_LXML"] = "False"
    import openpyxl  # noqa: PLC0415 - only a workbook needs it

    return openpyxl.load_workbook(path, read_only=True, data_only=True, keep_links=False)
