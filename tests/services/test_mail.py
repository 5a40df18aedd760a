"""A message as other programs take it."""

from email import message_from_bytes
from email.policy import default
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchplanner.errors import UserError
from matchplanner.services import mail
from matchplanner.services.mail import LONGEST_LINK, Mail

TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), max_size=60)


@given(TEXTS, st.lists(TEXTS, max_size=4))
def test_a_link_and_a_file_carry_the_words_unchanged(subject: str, paragraphs: list[str]) -> None:
    body = "\n".join(paragraphs)
    message = Mail("Dr. Dar", "dar@example.org", subject, body)
    parts = urlsplit(mail.link(message))
    query = parse_qs(parts.query, keep_blank_values=True)
    assert (parts.scheme, unquote(parts.path)) == ("mailto", "dar@example.org")
    assert (query["subject"], query["body"]) == ([subject], [body.replace("\n", "\r\n")])
    read = message_from_bytes(mail.file_content(message), policy=default)
    assert str(read["To"]) == '"Dr. Dar" <dar@example.org>'
    assert str(read["Subject"]).split() == subject.split()
    assert read.get_content().replace("\r\n", "\n").rstrip("\n") == body.rstrip("\n")


def test_a_file_is_a_draft_still_to_be_sent_and_needs_no_address() -> None:
    read = message_from_bytes(mail.file_content(Mail("Źofia", "", "Noch eins", "Größe\n")), policy=default)
    assert read["X-Unsent"] == "1"
    assert read["To"] is None
    assert read.get_content() == "Größe\r\n"


def test_a_name_cannot_add_lines_to_the_head() -> None:
    content = mail.file_content(
        Mail("Eve\r\nBcc: x@example.org", "eve@example.org", "Hi\nBcc: y@example.org", "")
    )
    assert message_from_bytes(content, policy=default)["Bcc"] is None


def test_a_subject_cannot_add_lines_to_a_link() -> None:
    link = mail.link(Mail("Eve", "eve@example.org", "Hi\r\nBcc: y@example.org", "Text"))
    assert parse_qs(urlsplit(link).query)["subject"] == ["Hi Bcc: y@example.org"]
    assert "%0D" not in link.partition("&body=")[0]


def test_a_text_too_long_for_a_link_is_refused_with_the_other_ways() -> None:
    with pytest.raises(UserError) as refused:
        mail.link(Mail("", "", "", "x" * LONGEST_LINK))
    assert refused.value.hint == "Copy it, or save it as an e-mail file."


@pytest.mark.parametrize("hand_out", [mail.link, mail.file_content])
def test_what_is_no_address_is_refused(hand_out) -> None:
    with pytest.raises(UserError, match="does not look like an e-mail address"):
        hand_out(Mail("", "dar", "", ""))
