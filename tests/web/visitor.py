"""A browser without a screen: keeps cookies, follows nothing, sends what it is told to."""

import re
from dataclasses import dataclass, field
from html import unescape
from http.client import HTTPConnection
from urllib.parse import quote, urlencode, urlsplit


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    cookies: list[str]      # as they were set, with all that stands beside the value
    text: str

    @property
    def to(self) -> str:
        """Where the browser is sent."""
        return self.headers.get("location", "")

    @property
    def said(self) -> list[str]:
        """The sentences that stand out."""
        return [unescape(found) for found in re.findall(r'<p[^>]*class="alert[^>]*>(.*?)</p>', self.text)]


@dataclass
class Visitor:
    """Who asks the server at `url`, always with these headers."""

    url: str
    headers: dict[str, str] = field(default_factory=dict)
    cookies: dict[str, str] = field(default_factory=dict)

    def get(self, path: str, **headers: str) -> Answer:
        return self.ask("GET", path, "", headers)

    def post(self, path: str, fields: dict[str, str], **headers: str) -> Answer:
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        return self.ask("POST", path, urlencode(fields), {**kind, **headers})

    def ask(self, method: str, path: str, body: str, headers: dict[str, str]) -> Answer:
        connection = HTTPConnection(urlsplit(self.url).netloc, timeout=30)
        kept = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        cookie = {"Cookie": kept} if kept else {}
        sent = {name.replace("_", "-"): text for name, text in headers.items()}
        connection.request(method, path, body.encode() or None, {**cookie, **self.headers, **sent})
        answer = connection.getresponse()
        told = [value for name, value in answer.getheaders() if name.lower() == "set-cookie"]
        for each in told:
            name, _, value = each.partition(";")[0].partition("=")
            self.cookies[name] = value
        lowered = {name.lower(): value for name, value in answer.getheaders()}
        found = Answer(answer.status, lowered, told, answer.read().decode("utf-8", "replace"))
        connection.close()
        return found

    def form(self, page: str = "", language: str = "fa") -> dict[str, str]:
        """The hidden fields of the login's form."""
        shown = self.get(f"/login?lang={language}&next={quote(page)}")
        return hidden(shown)

    def sign_in(self, name: str, password: str, page: str = "") -> Answer:
        return self.post("/login?lang=fa", {**self.form(page), "name": name, "password": password})


def hidden(shown: Answer) -> dict[str, str]:
    """The hidden fields of a page's form."""
    found = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', shown.text)
    return {name: unescape(value) for name, value in found}
