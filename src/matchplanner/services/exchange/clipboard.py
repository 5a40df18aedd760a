"""What was copied in a spreadsheet or a web page, as a list to import."""

from matchplanner.errors import FileFormatError
from matchplanner.services.exchange import limits
from matchplanner.wording import say


def as_data(text: str) -> bytes:
    """Return a copied text as a file's bytes; raises FileFormatError for none, and for too much."""
    if len(text) > limits.CLIPBOARD_CHARACTERS:
        raise FileFormatError(
            say(
                "The clipboard holds more than {most:,} characters.",
                most=limits.CLIPBOARD_CHARACTERS,
            ),
            "Save the list as a file, then import that.",
        )
    if not text.strip():
        raise FileFormatError("The clipboard holds no text.", "Copy the list with its headings first.")
    return text.encode("utf-8", "replace")
