"""`override` for type checkers; at run time it costs nothing.

Before Python 3.12 only typing_extensions has it, which takes longer to load
than the window's navigation takes to build.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing_extensions import override
else:

    def override(method):  # noqa: ANN001, ANN201 - what it is, typing_extensions says above
        """Return the method as it is."""
        return method


__all__ = ["override"]
