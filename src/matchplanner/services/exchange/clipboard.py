"""What was copied in a spreadsheet or a web page, as a list to import."""

from matchplanner.errors import FileFormatError
from matchplanner.services.exchange import columns, limits

NAME = "clipboard"
"""What a list that was pasted is called."""

_LEAST_KNOWN = 2


def looks_like_list(text: str) -> bool:
    """Say whether a copied text is a block with headings of a list of programs above at least one row."""
    lines = [line for line in text[: limits.CLIPBOARD_CHARACTERS].splitlines() if line.strip()]
    if len(lines) <= 1:
        return False
    cells = [cell.strip().strip('"') for cell in lines[0].split("\t")]
    known = [target for target in columns.suggested(cells).values() if target]
    return len(cells) > 1 and (columns.name_programs(cells) or len(known) >= _LEAST_KNOWN)


def as_data(text: str) -> bytes:
    """Return a copied text as a file's bytes; raises FileFormatError for none, and for too much."""
    if len(text) > limits.CLIPBOARD_CHARACTERS:
        raise FileFormatError(
            f"The clipboard holds more than {limits.CLIPBOARD_CHARACTERS:,} characters.",
            "Save the list as a file, then import that.",
        )
    if not text.strip():
        raise FileFormatError("The clipboard holds no text.", "Copy the list with its headings first.")
    return text.encode("utf-8", "replace")
