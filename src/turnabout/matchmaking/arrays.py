"""The kinds of arrays that the engine's rooms hand each other."""

from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Ints: TypeAlias = NDArray[np.int64]
"""Rows, counts, and scores in thousandths of a point."""

Words: TypeAlias = NDArray[np.uint64]
"""Bits, 64 to a word."""

Flags: TypeAlias = NDArray[np.bool_]
"""Yes or no for each."""

Number: TypeAlias = Any
"""A whole number inside a kernel, where it is the machine's and not Python's."""
