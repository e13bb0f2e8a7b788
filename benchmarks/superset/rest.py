"""Superset's REST API as its administrator."""

from typing import Any

from playwright.sync_api import Playwright

USER, PASSWORD = "bench", "Only-for-benchmarks-1401"
PATIENCE = 120_000   # milliseconds
Json = dict[str, Any]


class Refused(Exception):
    """Superset answered with an error."""


class Rest:
    """Asks and makes; raises Refused."""

    def __init__(self, playwright: Playwright, url: str) -> None:
        self._requests = playwright.request.new_context(base_url=url)
        asked = {"username": USER, "password": PASSWORD, "provider": "db", "refresh": True}
        token = self.ask("/api/v1/security/login", asked)["access_token"]
        self._requests = playwright.request.new_context(
            base_url=url, extra_http_headers={"Authorization": f"Bearer {token}"},
        )

    def make(self, what: str, **values: Any) -> int:
        """A database, dataset, chart or dashboard; gives its key."""
        return int(self.ask(f"/api/v1/{what}/", values)["id"])

    def ask(self, path: str, values: Json, method: str = "POST") -> Json:
        answer = self._requests.fetch(path, method=method, data=values, timeout=PATIENCE)
        if not answer.ok:
            raise Refused(f"{path}: {answer.status} {answer.text()[:500]}")
        found: Json = answer.json()
        return found
