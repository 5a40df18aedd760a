"""What a web page holds but does not show."""

import re
from collections.abc import Iterable, Mapping

_UNREAD = frozenset(
    {
        *(
            "script",
            "style",
            "noscript",
            "template",
            "head",
            "svg",
            "math",
            "iframe",
            "object",
            "select",
            "option",
        ),
        *("textarea", "canvas", "audio", "video", "nav", "footer", "del", "s", "strike"),
    }
)
_UNREAD_ROLES = frozenset({"navigation", "contentinfo", "search", "menu", "menubar"})
_PANEL_ROLES = frozenset({"tabpanel", "region"})
_HIDING_CLASSES = frozenset(
    {
        *("hidden", "d-none", "hide", "is-hidden", "sr-only", "visually-hidden", "visuallyhidden"),
        *("screen-reader-text", "element-invisible", "invisible", "u-hidden"),
    }
)
_FOLDS = re.compile(r"collaps|accordion|tab-?(?:pane|panel|content)|toggle|expand|faq")
_HIDING_STYLE = re.compile(
    r"display:none|visibility:(?:hidden|collapse)|opacity:0(?:\.0+)?(?:;|!|$)|"
    r"font-size:[01](?:\.\d+)?(?:px|pt|em|rem|%)?(?:;|!|$)|(?:^|;)(?:max-)?(?:height|width):0(?:px)?(?:;|!|"
    r"$)|"
    r"(?:left|top|right|text-indent):-\d{3,}|clip:rect\(0|line-through|transform:scale\(0\)"
)
_WHITE = re.compile(r"(?:^|;)color:(?:white|#fff(?:fff)?|rgb\(255,255,255\)|transparent)(?:;|!|$)")
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_CONDITIONAL = re.compile(r"@[\w-]+[^{};]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SIMPLE = re.compile(r"(?:\w+)?[.#][\w-]+")
_OWN_STYLE = re.compile(r"<style[^>]*>(.*?)</style>", re.DOTALL | re.IGNORECASE)


def own_styles(source: str) -> list[str]:
    """Return the style sheets that stand in a page itself."""
    return _OWN_STYLE.findall(source)


def hiding_selectors(styles: Iterable[str]) -> frozenset[str]:
    """Return the plain selectors (`.note`, `#old`, `p.note`) that style sheets hide on every screen."""
    found: set[str] = set()
    for style in styles:
        plain = _CONDITIONAL.sub("", _COMMENT.sub("", style))
        for selectors, declarations in _RULE.findall(plain):
            if _hides(declarations):
                names = (name.strip() for name in selectors.split(","))
                found.update(name for name in names if _SIMPLE.fullmatch(name))
    return frozenset(found)


def is_hidden(tag: str, given: Mapping[str, str], selectors: frozenset[str]) -> bool:
    """Return whether an element is not part of what a page says.

    Navigation, footers and struck-out text count as hidden. Panels that a
    click opens do not, whatever style sheets say of them.
    """
    role = given.get("role", "").lower()
    if tag in _UNREAD or role in _UNREAD_ROLES or (tag == "dialog" and "open" not in given):
        return True
    named = f"{given.get('class', '')} {given.get('id', '')}".lower()
    if role in _PANEL_ROLES or _FOLDS.search(named):
        return False
    return _is_hidden_by_attributes(given) or _is_hidden_by_selectors(tag, given, selectors)


def _is_hidden_by_attributes(given: Mapping[str, str]) -> bool:
    return (
        "hidden" in given
        or given.get("aria-hidden", "").lower() == "true"
        or not _HIDING_CLASSES.isdisjoint(given.get("class", "").lower().split())
        or _hides(given.get("style", ""))
    )


def _is_hidden_by_selectors(tag: str, given: Mapping[str, str], selectors: frozenset[str]) -> bool:
    names = {f".{name}" for name in given.get("class", "").split()}
    if given.get("id"):
        names.add(f"#{given['id']}")
    return not selectors.isdisjoint(names | {f"{tag}{name}" for name in names})


def _hides(style: str) -> bool:
    plain = "".join(style.split()).lower()
    if _HIDING_STYLE.search(plain):
        return True
    return _WHITE.search(plain) is not None and "background" not in plain
