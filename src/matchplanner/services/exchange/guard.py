"""Formula guard: no text of ours may start a formula when a spreadsheet opens our CSV."""

import re

# Spreadsheets skip leading blanks and some accept the full-width forms. A text that already looks guarded is
# guarded once more, which is what makes the guard reversible for every text.
_STARTS_FORMULA = re.compile("'*\\s*[=+\\-@\uff1d\uff0b\uff0d\uff20]|'*[\t\r\n]")
_PLAIN_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")


def guarded(text: str) -> str:
    """Return the text with an apostrophe before anything a spreadsheet would calculate; numbers stay bare."""
    if _STARTS_FORMULA.match(text) and not _PLAIN_NUMBER.fullmatch(text):
        return f"'{text}"
    return text


def unguarded(text: str) -> str:
    """Take back what `guarded` did; other texts, apostrophes and all, stay as they are."""
    return text[1:] if text.startswith("'") and _STARTS_FORMULA.match(text[1:]) else text
