"""Mail addresses that a page holds in its links and does not spell out."""

from collections.abc import Mapping
from urllib.parse import unquote

_SHORTEST = 4
"""Hexadecimal digits of a guarded address: its key and one character."""


def linked(given: Mapping[str, str]) -> str:
    """Return the one address that a link writes to; "" if it writes to nobody in particular."""
    scheme, _, rest = given.get("href", "").strip().partition(":")
    address = unquote(rest.partition("?")[0]).strip()
    return address if scheme.lower() == "mailto" and address.count("@") == 1 and " " not in address else ""


def guarded(given: Mapping[str, str]) -> str:
    """Return the address that a page keeps from harvesters, each byte xor the first one; "" if none."""
    code = given.get("data-cfemail", "")
    if len(code) < _SHORTEST:
        return ""
    try:
        key, *rest = bytes.fromhex(code)
    except ValueError:
        return ""
    address = bytes(byte ^ key for byte in rest).decode("utf-8", "replace")
    return address if "@" in address and address.isprintable() else ""
