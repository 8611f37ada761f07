"""How kernels are compiled: once, kept on disk, and run without holding up other threads."""

from collections.abc import Callable
from typing import Any, TypeVar, cast

import numba

Kernel = TypeVar("Kernel", bound=Callable[..., Any])


def compiled(function: Kernel) -> Kernel:
    """Return the function as machine code, compiled at its first call and cached on disk."""
    return cast("Kernel", numba.njit(cache=True, nogil=True, error_model="numpy")(function))


def inlined(function: Kernel) -> Kernel:
    """Return the function as a piece that kernels take into their own body."""
    return cast("Kernel", numba.njit(inline="always", error_model="numpy")(function))


def called(function: Kernel) -> Kernel:
    """Return the function as a piece that kernels call, compiled with them."""
    return cast("Kernel", numba.njit(error_model="numpy")(function))
