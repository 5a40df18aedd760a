"""A stream of bytes under a passphrase: libsodium's argon2id for the key, its secret stream for the content.

A sealed file begins with a header in the clear: how the key is made of the
passphrase, how large the pieces are, and a sign by which a wrong passphrase is
told from damage. Pieces follow, each encrypted and authenticated
(XChaCha20-Poly1305). The secret stream binds every piece to the one before it
and marks the last, so what was changed, moved, left out or cut off is found.
docs/plan-format.md describes it.
"""

import hashlib
import hmac
import os
import struct
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO

from matchplanner.errors import FileFormatError, UserError
from matchplanner.wording import say

PIECE = 1 << 18
"""Bytes of a piece before it is encrypted; the last one may have fewer, or none."""

SHORTEST = 8
"""Characters of a passphrase."""

_MAGIC = b"MatchPlanner sealed\n"
_VERSION = 1
_HEADER = struct.Struct(">20sBIQI16s")
_SIGN_BYTES = 32
_STREAM_BYTES = 24
_KEY_BYTES = 32
_TAIL_BYTES = 17
_MOST_PASSES, _LARGEST_PIECE = 16, 1 << 24
_LEAST_MEMORY, _MOST_MEMORY = 1 << 13, 1 << 30
_FINAL = 3

AGAIN = "Nothing was made. Use another copy, or fetch this one again from where it was kept."


@dataclass(frozen=True, slots=True)
class Strength:
    """What one try at a passphrase costs: passes over the memory, and its bytes."""

    passes: int = 3
    memory: int = 1 << 28


class PassphraseError(UserError):
    """The passphrase is not the one that was used."""


class Seal:
    """A key made of a passphrase, with the header that lets it be made again."""

    def __init__(self, passphrase: str, strength: Strength, salt: bytes, piece: int = PIECE) -> None:
        """Make the key, which takes about a second on purpose."""
        made = _derived(passphrase, strength, salt)
        self.piece = piece
        self.key = made[:_KEY_BYTES]
        self._signing = made[_KEY_BYTES:]
        self._head = _HEADER.pack(_MAGIC, _VERSION, strength.passes, strength.memory, piece, salt)

    @classmethod
    def new(cls, passphrase: str, strength: Strength) -> "Seal":
        """Make a key that no other file has, even under the same passphrase; raises UserError if short."""
        if len(passphrase) < SHORTEST:
            raise UserError(
                say("A passphrase needs at least {count} characters.", count=SHORTEST),
                "Four or more words that do not belong together are good.",
            )
        return cls(passphrase, strength, os.urandom(16))

    @classmethod
    def of(cls, stream: IO[bytes], passphrase: str) -> "Seal":
        """Read a header and make its key.

        Raises FileFormatError for what is no sealed file, newer or out of
        bounds, PassphraseError for a passphrase that does not fit.
        """
        head = stream.read(_HEADER.size)
        if not head.startswith(_MAGIC):
            raise FileFormatError(
                "This is no encrypted copy of a plan.", "Choose a file made with Save an encrypted copy."
            )
        if len(head) < _HEADER.size:
            raise damaged()
        _magic, version, passes, memory, piece, salt = _HEADER.unpack(head)
        if version > _VERSION:
            raise FileFormatError(
                "This copy was encrypted by a newer version of MatchPlanner.", "Update first."
            )
        # What a planted header asks for must cost neither hours nor all the memory there is.
        affordable = 0 < passes <= _MOST_PASSES and _LEAST_MEMORY <= memory <= _MOST_MEMORY
        if version < 1 or not affordable or not 0 < piece <= _LARGEST_PIECE:
            raise damaged()
        seal = cls(passphrase, Strength(passes, memory), salt, piece)
        if not hmac.compare_digest(stream.read(_SIGN_BYTES), seal._sign()):
            raise PassphraseError(
                "The passphrase is not the one this copy was encrypted with.",
                "Type it as it was typed then: capitals and spaces count.",
            )
        return seal

    @property
    def header(self) -> bytes:
        """What the file begins with."""
        return self._head + self._sign()

    def _sign(self) -> bytes:
        return hashlib.blake2b(self._head, key=self._signing, digest_size=_SIGN_BYTES).digest()


def _derived(passphrase: str, strength: Strength, salt: bytes) -> bytes:
    from nacl.exceptions import RuntimeError as FailedError
    from nacl.pwhash import argon2id

    # One keyboard makes an accented letter of one sign, another of two.
    text = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
    try:
        return argon2id.kdf(2 * _KEY_BYTES, text, salt, opslimit=strength.passes, memlimit=strength.memory)
    except FailedError as exc:
        raise UserError(
            "There is not enough memory to make the key of a passphrase.", "Close other programs first."
        ) from exc


class Sealing:
    """Encrypts what is written to it, piece by piece."""

    def __init__(self, seal: Seal, write: Callable[[bytes], object]) -> None:
        """Write the header; `finish` must end it."""
        from nacl import bindings

        self._seal, self._write = seal, write
        self._push = bindings.crypto_secretstream_xchacha20poly1305_push
        self._state = bindings.crypto_secretstream_xchacha20poly1305_state()
        self._waiting = bytearray()
        begun = bindings.crypto_secretstream_xchacha20poly1305_init_push(self._state, seal.key)
        write(seal.header + begun)

    def write(self, data: bytes) -> None:
        """Take more content."""
        self._waiting += data
        while len(self._waiting) > self._seal.piece:
            piece = bytes(self._waiting[: self._seal.piece])
            del self._waiting[: self._seal.piece]
            self._write(self._push(self._state, piece))

    def finish(self) -> None:
        """Write the last piece, marked as such."""
        self._write(self._push(self._state, bytes(self._waiting), tag=_FINAL))


def opened(stream: IO[bytes], seal: Seal) -> Iterator[bytes]:
    """Yield the content of a sealed file from after its header, each piece once it is proved whole.

    Raises FileFormatError at the first piece that is not as it was written, and
    at the end if the file was cut off or something was added.
    """
    from nacl import bindings
    from nacl.exceptions import CryptoError

    state = bindings.crypto_secretstream_xchacha20poly1305_state()
    begun = stream.read(_STREAM_BYTES)
    if len(begun) < _STREAM_BYTES:
        raise damaged()
    bindings.crypto_secretstream_xchacha20poly1305_init_pull(state, begun, seal.key)
    tag = 0
    while tag != _FINAL:
        piece = stream.read(seal.piece + _TAIL_BYTES)
        if len(piece) < _TAIL_BYTES:
            raise damaged()
        try:
            content, tag = bindings.crypto_secretstream_xchacha20poly1305_pull(state, piece)
        except CryptoError as exc:
            raise damaged() from exc
        yield content
    if stream.read(1):
        raise damaged()


class Reading:
    """Gives out opened pieces in the lengths that are asked for."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        """Begin at the first piece."""
        self._pieces = pieces
        self._held = memoryview(b"")

    def some(self, most: int) -> bytes:
        """Return what comes next, at least one byte and at most so many; b"" at the end."""
        while not self._held:
            following = next(self._pieces, None)
            if following is None:
                return b""
            self._held = memoryview(following)
        taken, self._held = bytes(self._held[:most]), self._held[most:]
        return taken

    def exactly(self, count: int) -> Iterator[bytes]:
        """Yield the next so many bytes in parts; raises FileFormatError if there are not so many."""
        while count:
            found = self.some(count)
            if not found:
                raise damaged()
            count -= len(found)
            yield found


@contextmanager
def reading(stream: IO[bytes], seal: Seal) -> Iterator[Reading]:
    """Yield a sealed file's content; raises FileFormatError unless the block ends with all of it read."""
    content = Reading(opened(stream, seal))
    yield content
    if content.some(1):
        raise damaged()


def damaged() -> FileFormatError:
    """Return the refusal of a file that is not as it was written."""
    return FileFormatError("This encrypted copy is damaged or cut short.", AGAIN)
