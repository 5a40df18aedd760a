"""MatchPlanner: an offline planner for a US residency in medical genetics."""

import sys

__version__ = "0.1.0"

if sys.version_info < (3, 12):
    # PySide6 6.12 returns None from every call without a value as Python 3.12 and later allow, where
    # None is never freed: it does not count the reference. On 3.11 each such call takes one reference
    # away, and after some thousands the interpreter aborts ("none_dealloc"). So give None references
    # to spare, as 3.12 does itself.
    import ctypes

    ctypes.c_ssize_t.from_address(id(None)).value += 1 << 40
