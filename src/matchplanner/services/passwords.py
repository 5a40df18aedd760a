"""The password of the window's lock: kept as an argon2id hash, which tells nobody what it was."""

import unicodedata

from matchplanner.errors import UserError
from matchplanner.wording import say

SHORTEST = 6
"""Characters of a password."""


def hashed(password: str) -> str:
    """Return what to keep of a password, with salt and parameters; raises UserError if it is too short."""
    from nacl.pwhash import argon2id

    if len(password) < SHORTEST:
        raise UserError(say("A password needs at least {count} characters.", count=SHORTEST))
    return argon2id.str(
        _bytes(password), opslimit=argon2id.OPSLIMIT_INTERACTIVE, memlimit=argon2id.MEMLIMIT_INTERACTIVE
    ).decode("ascii")


def fits(kept: str, password: str) -> bool:
    """Say whether a password is the one that was kept; what cannot be read as a hash fits none."""
    from nacl.exceptions import CryptoError
    from nacl.pwhash import argon2id

    try:
        return argon2id.verify(kept.encode("ascii"), _bytes(password))
    except (CryptoError, UnicodeEncodeError):
        return False


def _bytes(password: str) -> bytes:
    return unicodedata.normalize("NFC", password).encode("utf-8", "surrogatepass")
