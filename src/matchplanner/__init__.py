"""MatchPlanner: an offline planner for a US residency in medical genetics."""

import sys

__version__ = "0.1.0"

if sys.version_info < (3, 12):
    # PySide6 6.12 hands out None and True as Python 3.12 and later allow, where they are never freed: it
    # does not count the reference. On 3.11 each setter call takes one reference to None away, each
    # Signal.emit one to True, and after some thousands the interpreter aborts ("none_dealloc",
    # "bool_dealloc"). So give the three singletons references to spare, as 3.12 does itself.
    import ctypes

    for _singleton in (None, True, False):
        ctypes.c_ssize_t.from_address(id(_singleton)).value += 1 << 40
