"""One name for what NumPy makes: it is loaded where it is used, for it takes seconds."""

from typing import Any, TypeAlias

Array: TypeAlias = Any
