"""Where a reader goes after signing in: only ever a page of ours, whatever an address asks for."""

import re
from urllib.parse import parse_qsl, quote, urlencode

LONGEST, MOST_PARAMETERS = 4000, 100
_PAGE = re.compile(r"/[A-Za-z0-9_-]{0,60}", re.ASCII)
HOME = "/"


def local(asked: str, base: str = "") -> str:
    """The page and query that `asked` names below `base`, written anew; the first page for what is none.

    >>> local("/parks?period=1401&province=IR-07"), local("//evil.example/parks"), local("/%2f/evil.example")
    ('/parks?period=1401&province=IR-07', '/', '/')
    """
    path, _, query = asked.partition("?")
    if len(asked) > LONGEST or not path.startswith(f"{base}/"):
        return f"{base}{HOME}"
    page = path.removeprefix(base)
    page = page.removesuffix("/") or HOME
    if not _PAGE.fullmatch(page) or page in ("/login", "/logout"):
        return f"{base}{HOME}"
    return f"{base}{page}{_query(query)}"


def spoken(page: str, language: str) -> str:
    """The same page in that language."""
    path, _, query = page.partition("?")
    others = [(name, text) for name, text in parse_qsl(query, keep_blank_values=True) if name != "lang"]
    return f"{path}?{urlencode([*others, ('lang', language)])}"


def language_in(page: str) -> str:
    """The language that a page's query names: "en", else "fa"."""
    named = dict(parse_qsl(page.partition("?")[2])).get("lang")
    return "en" if named == "en" else "fa"


def login(page: str, language: str, base: str = "") -> str:
    """The address of the login that comes back to `page`."""
    tongue = "&lang=en" if language == "en" else ""
    return f"{base}/login?next={quote(page, safe='/')}{tongue}"


def _query(query: str) -> str:
    try:
        pairs = parse_qsl(query.partition("#")[0], keep_blank_values=True, max_num_fields=MOST_PARAMETERS)
        kept = urlencode([(name, "".join(filter(_storable, text))) for name, text in pairs])
    except (ValueError, UnicodeError):
        return ""
    return f"?{kept}" if kept else ""


def _storable(letter: str) -> bool:
    return letter.isprintable() or letter in "\u200c\u200d"   # Persian joins words by the first
