"""What nobody sends by accident: widget states, addresses, cookies and headers of any type and size."""

from collections.abc import Callable, Sequence
from random import Random
from typing import Any
from urllib.parse import quote, quote_from_bytes

from streamlit.proto.WidgetStates_pb2 import WidgetState

from data_access.state import session_cookie
from metrics.scope import CODES
from tests.hostile.payloads import PAYLOADS
from tests.rights import forging
from tests.rights.people import Person

HUGE = 200_000
ODD = (
    "", " ", "0", "-1", "1e999", "NaN", "1" * 400, "۱۴۰۱", "IR-07", "IR-99", "null", "[]", '{"a":1}',
    "../..", "%00", "\x00", "1401-13", "9" * 20, "True", "__proto__", "{0.__class__}", *PAYLOADS
)
PARAMETERS = (
    "period", "province", "park", "indicator", "service", "lang", "as_of", "view", "objection", "load",
    "cluster", "request", "role", "clock", "entity", "row", "of", "columns", "where", "rows",
    "indicators", "periods", "chart", "page", "size", "next", "search", "by", "among", "order", "peers",
    "years"
)
PAGES = (
    "", "parks", "explore", "desk", "workflow", "waits", "compare", "changes", "clusters", "objections",
    "views", "handbook", "quality", "papers", "ahead", "promises", "restatements", "account", "users",
    "audit", "loading", "health", "verify", "startups", "help", "about", "reconciliation", "nowhere"
)
HEADERS = ("Accept-Language", "User-Agent", "Range", "If-None-Match", "Origin", "Content-Type", "Referer",
           "Accept-Encoding", "Authorization", "If-Modified-Since")
PATHS = (
    "/login", "/login", "/logout", "/logout/everywhere", "/api/v1/values", "/api/v1/rows/park",
    "/healthz", "/readyz", "/metrics", "/media/x", "/_stcore/health", "/_stcore/host-config",
    "/_stcore/upload_file/a/b", "/app/static/x", "/component/x/y", "/", "/parks", "/startups", "/%ff",
    "/" + "a" * 3000, "/login/x", "//x", "/_stcore/stream", "/_stcore/metrics",
    "/_stcore/script-health-check", "/oauth2callback", "/auth/login", "/nginx", "/.git/config"
)


def text(chance: Random) -> str:
    """Any text, now and then a huge one."""
    kind = chance.random()
    if kind < 0.6:
        return chance.choice(ODD)
    if kind < 0.63:
        return chance.choice("aو\u202e\U0001f3ed") * chance.randrange(HUGE)
    letters = [chr(chance.choice((chance.randrange(1, 128), chance.randrange(0x600, 0x700),
                                  chance.randrange(0x2000, 0x2070)))) for _ in range(chance.randrange(60))]
    return "".join(letters)


def address(chance: Random) -> str:
    """The query string of a page: parameters with anything in them, or one that a forger would write."""
    if chance.random() < 0.3:
        return forging.of_a_page(chance)
    pairs = [(chance.choice(PARAMETERS), chance.choice((text(chance)[:2000], chance.choice(CODES), "1401")))
             for _ in range(chance.randrange(7))]
    found = "&".join(f"{quote(name)}={quote(value)}" for name, value in pairs)
    return found + chance.choice(("", "", "", "&", "&=", "&%zz=%", "&a[]=1", ";x=y", "&park=1" * 90))


def state(chance: Random, widget: str) -> WidgetState:
    """A value of any type for a widget; the type that it has by right comes up now and then."""
    found = WidgetState(id=widget)
    kind = chance.choice((*SIMPLE, "string_value", "string_value", *LISTS, *WRAPPED, "file"))
    if kind in SIMPLE:
        setattr(found, kind, SIMPLE[kind](chance))
    elif kind in LISTS:
        getattr(found, kind).data.extend(LISTS[kind](chance) for _ in range(chance.randrange(5)))
    elif kind in WRAPPED:
        getattr(found, kind).data = text(chance)
    else:
        one = found.file_uploader_state_value.uploaded_file_info.add()
        one.file_id, one.name, one.size = text(chance)[:50], text(chance)[:300], chance.randrange(2**40)
    return found


def _choice(*values: Any) -> Callable[[Random], Any]:
    return lambda chance: chance.choice(values)


def _json(chance: Random) -> str:
    point = f'{{"selection":{{"points":[{{"customdata":"{quote(text(chance)[:90])}"}}]}}}}'
    return chance.choice((point, '{"selection":{"points":[{"customdata":["IR-99"]}]}}', '{"chosen":"IR-99"}',
                          text(chance)))


SIMPLE: dict[str, Callable[[Random], Any]] = {
    "trigger_value": _choice(True, False), "bool_value": _choice(True, False),
    "double_value": _choice(0.0, -1.0, 1e308, float("nan"), float("inf"), 1401.5),
    "int_value": _choice(0, 1, -1, 2**31, 2**53 - 1, -(2**53)), "string_value": text, "json_value": _json,
    "json_trigger_value": _json, "bytes_value": lambda chance: chance.randbytes(chance.randrange(50)),
}
_NUMBER = _choice(-1, 0, 1, 2, 7, 99, 2**31, -(2**53))
LISTS = {"double_array_value": _NUMBER, "int_array_value": _NUMBER, "string_array_value": text}
WRAPPED = ("string_trigger_value", "chat_input_value")


def over_http(chance: Random, people: Sequence[Person]) -> bytes:
    """The bytes of one request, which need not be one."""
    path = chance.choice(PATHS) + chance.choice(("", "?" + address(chance),
        "?next=" + quote(text(chance)[:500])))
    method = chance.choice(("GET", "GET", "GET", "POST", "HEAD", "PUT", "DELETE", "OPTIONS", "BREW"))
    person = chance.choice(people)
    name = session_cookie.NAME
    cookies = (f"{name}={person.cookie}", f"{name}={quote(text(chance)[:300])}",
               f'{name}="\\"; a=b; ;;=; =', "_streamlit_xsrf=2|x|y|z", "\xff\xfe=\x80")
    lines = ["Host: 127.0.0.1", "Connection: close", f"Cookie: {chance.choice(cookies)}"]
    for _ in range(chance.randrange(4)):
        header = chance.choice((*forging.HEADERS, *HEADERS))
        lines.append(f"{header}: {_one_line(text(chance))[:6000]}")
    body = b""
    if method in ("POST", "PUT"):
        body = chance.choice((f"name={quote(text(chance)[:2000])}&password=x&form=y".encode(),
                              chance.randbytes(200), b"", b"x" * 70_000,
                              quote_from_bytes(chance.randbytes(99)).encode()))
        lines.append(f"Content-Length: {len(body)}")
    head = f"{method} {path} HTTP/1.1\r\n" + "\r\n".join(lines) + "\r\n\r\n"
    return head.encode("utf-8", "replace") + body


def _one_line(given: str) -> str:
    return " ".join(given.split())
