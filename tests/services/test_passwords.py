"""The lock's password is kept as a hash that only it fits."""

import pytest

from matchplanner.errors import UserError
from matchplanner.services import passwords


def test_only_the_password_fits_what_is_kept_of_it() -> None:
    kept = passwords.hashed("Äpfel und Birnen")
    assert "pfel" not in kept
    assert kept.startswith("$argon2id$")
    assert kept != passwords.hashed("Äpfel und Birnen"), "two computers share no hash"
    assert passwords.fits(kept, "A\u0308pfel und Birnen")
    assert not passwords.fits(kept, "äpfel und birnen")
    assert not passwords.fits(kept, "")


@pytest.mark.parametrize("kept", ["", "nonsense", "$argon2id$v=19$m=1,t=1,p=1$x$y", "ü"])
def test_what_is_no_hash_fits_nothing(kept: str) -> None:
    assert not passwords.fits(kept, "anything")


def test_a_short_password_is_refused() -> None:
    with pytest.raises(UserError, match="at least 6"):
        passwords.hashed("12345")
