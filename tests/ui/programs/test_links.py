import pytest

from matchplanner.ui.widgets.links import linked, open_address, web_address


@pytest.mark.parametrize(
    ("text", "host"),
    [
        ("https://example.org/genetics?x=1", "example.org"),
        ("http://www.example.org", "www.example.org"),
        (" www.example.org/a ", "www.example.org"),
        ("example.edu", "example.edu"),
    ],
)
def test_web_addresses_are_recognised(text: str, host: str) -> None:
    url = web_address(text)
    assert url is not None
    assert (url.host(), url.scheme() in {"http", "https"}) == (host, True)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Dr Q",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "ftp://example.org",
        "https://",
        "mailto:a@b.org",
        "/home/x",
    ],
)
def test_nothing_but_a_web_address_is_ever_opened(text: str) -> None:
    assert web_address(text) is None
    assert not open_address(text)


def test_a_link_shows_its_host_and_hides_no_markup() -> None:
    assert linked("https://www.example.org/a") == '<a href="https://www.example.org/a">example.org</a>'
    assert linked("<b>Dr Q</b> & co") == "&lt;b&gt;Dr Q&lt;/b&gt; &amp; co"
    assert '"' not in linked('https://example.org/"onclick="x').split('href="')[1].split('">')[0]
