"""Where a reader goes after signing in: a page of ours or the first one, whatever an address asks for."""

from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from web.local import local, login, spoken

ATTACKS = (
    "//evil.example", "///evil.example", "/\\evil.example", "\\\\evil.example", "/%2f/evil.example",
    "/%5cevil.example", "%2f%2fevil.example", "http://evil.example", "https:evil.example",
    "//evil.example/parks",
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "/\t/evil.example", "/\n/evil.example",
    "\x00/parks", " /parks", "/parks\r\nSet-Cookie: a=b", "/../evil", "/parks/..//evil.example",
    "/@evil.example",
    "/parks:80@evil.example", "evil.example", "", "?", "#", "/login", "/logout",
    "/api/v1/rows/contract", "/media/x",
    "/p\u0430rks", "/" + "a" * 5000,
)


@pytest.mark.parametrize("asked", ATTACKS)
def test_what_is_no_page_of_ours_leads_to_the_first_page(asked: str) -> None:
    assert "/" == local(asked)


@pytest.mark.parametrize(("asked", "found"), [
    ("/parks", "/parks"), ("/parks/", "/parks"), ("/", "/"), ("/?lang=en", "/?lang=en"),
    ("/parks?period=1401&province=IR-07", "/parks?period=1401&province=IR-07"),
    ("/explore?where=a:b&where=c", "/explore?where=a%3Ab&where=c"),
    ("/parks?next=//evil.example", "/parks?next=%2F%2Fevil.example"),
    ("/parks?a=%0d%0aSet-Cookie:x", "/parks?a=Set-Cookie%3Ax"),
    ("/parks#//evil", "/"), ("/parks?a=b#//evil", "/parks?a=b"),
    ("/explore?name=%DB%8C%DA%A9%E2%80%8C%D8%AF%D9%88", "/explore?name=%DB%8C%DA%A9%E2%80%8C%D8%AF%D9%88"),
])
def test_a_page_comes_back_with_its_whole_query(asked: str, found: str) -> None:
    assert found == local(asked)


def test_below_a_base_path_only_what_lies_below_it() -> None:
    assert ("/isipo/parks", "/isipo/", "/isipo/") == tuple(
        local(asked, "/isipo") for asked in ("/isipo/parks", "/parks", "/isipoevil/parks")
    )


def test_the_language_is_the_readers_and_the_rest_stays() -> None:
    assert "/parks?period=1401&lang=en" == spoken("/parks?lang=fa&period=1401", "en")
    assert "/login?next=/parks%3Fa%3D1&lang=en" == login("/parks?a=1", "en")


@given(st.text(max_size=60) | st.text("/\\.%:@?#&= \t\n\rhttpjavscrievl2f5c0d", max_size=40))
def test_no_text_leads_out_of_the_house(asked: str) -> None:
    found = local(asked)
    apart = urlsplit(found)
    assert ("", "") == (apart.scheme, apart.netloc)
    assert found.startswith("/")
    assert not found.startswith(("//", "/\\"))
    assert found.isascii()
    assert found.isprintable()
    assert found == local(found)
