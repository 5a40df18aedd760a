"""A message as other programs take it: a mailto link, and an e-mail file to open as a draft."""

from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from urllib.parse import quote

from matchplanner.domain import entry
from matchplanner.errors import UserError

LONGEST_LINK = 1900
"""Characters; mail programs on Windows take no more than about 2,000."""


@dataclass(frozen=True, slots=True)
class Mail:
    """To whom, what about, and the text; an address of "" is left for the mail program to ask."""

    name: str
    address: str
    subject: str
    body: str


def plain(mail: Mail) -> str:
    """Return subject and text, as they are copied."""
    return f"{mail.subject}\n\n{mail.body}"


def link(mail: Mail) -> str:
    """Return the mailto link that opens a mail program with the message in it.

    Raises UserError for a text that is too long for a link or an address that is none.
    """
    lines = mail.body.replace("\n", "\r\n")
    address = quote(entry.email(mail.address), safe="@")
    found = f"mailto:{address}?subject={quote(entry.one_line(mail.subject))}&body={quote(lines)}"
    if len(found) > LONGEST_LINK:
        raise UserError(
            "The text is too long to be handed to a mail program.", "Copy it, or save it as an e-mail file."
        )
    return found


def file_content(mail: Mail) -> bytes:
    """Return an .eml file that mail programs open as a draft still to be sent.

    Raises UserError for an address that is none.
    """
    message = EmailMessage(policy=SMTP)
    address = entry.email(mail.address)
    if address:
        user, _at, domain = address.rpartition("@")
        message["To"] = Address(entry.one_line(mail.name), user, domain)
    message["Subject"] = entry.one_line(mail.subject)
    message["X-Unsent"] = "1"
    message.set_content(mail.body)
    return message.as_bytes()
