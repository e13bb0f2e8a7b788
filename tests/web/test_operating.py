"""What operators ask: whether the server lives and is ready, what it counted - and who may ask that."""

import asyncio
import json
from collections.abc import Iterator

import pytest
from sqlalchemy import create_engine, text
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.types import Message

from common.settings import settings
from data_access import opened
from web import counters, health, questions, watching
from web.headers import SecurityHeaders, hashed, policy
from web.operators import Closed

HERE = ("127.0.0.1", 5000)


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch, demo_url: str, tmp_path: object) -> Iterator[Starlette]:
    """The addresses for operators in an installation on the demo."""
    monkeypatch.setenv("DATABASE_URL", demo_url)
    monkeypatch.setenv("STATE_URL", f"sqlite:///{tmp_path}/state.sqlite")
    monkeypatch.setattr(watching, "_looked", {})
    monkeypatch.setattr(watching, "_of_streamlit", lambda: "")
    settings.cache_clear()
    yield Starlette(
        routes=[*watching.routes(), Route("/{path:path}", lambda _: PlainTextResponse("page"))],
        middleware=[Middleware(SecurityHeaders, scripts=["a()"]), Middleware(Closed)],
    )
    opened.close()


def ask(server: Starlette, path: str, client: tuple[str, int] = HERE, **headers: str) -> tuple[int, str]:
    status, _, text = answered(server, path, client, "http", headers)
    return status, text


def answered(
    server: Starlette, path: str, client: tuple[str, int] = HERE, scheme: str = "http",
    headers: dict[str, str] | None = None,
) -> tuple[int, dict[str, str], str]:
    """Status, headers and text that the server gives to this client."""
    sent: list[Message] = []
    scope = {
        "type": "http", "method": "GET", "path": path, "raw_path": path.encode(), "query_string": b"",
        "root_path": "", "scheme": scheme, "server": ("testserver", 80), "client": client,
        "headers": [(name.lower().encode(), value.encode()) for name, value in (headers or {}).items()],
    }

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    asyncio.run(server(scope, receive, send))
    told = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return sent[0]["status"], told, b"".join(each["body"] for each in sent[1:]).decode()


def test_a_server_with_its_databases_is_ready(server: Starlette) -> None:
    assert (200, "ok") == ask(server, "/healthz")
    assert (200, '{"ready":true,"wrong":{}}') == ask(server, "/readyz")


def test_what_is_wrong_is_named_without_addresses(server: Starlette, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://isipo:hunter2@127.0.0.1:1/none")
    monkeypatch.setenv("OUTLINES_FILE", "/nowhere/outlines.geojson")
    settings.cache_clear()
    status, told = ask(server, "/readyz")
    assert (503, {"operational_database", "outlines"}) == (status, set(json.loads(told)["wrong"]))
    assert ("hunter2" in told, "/nowhere" in told, "127.0.0.1" in told) == (False, False, False)
    assert (200, "ok") == ask(server, "/healthz")


def test_a_full_disk_is_not_ready(server: Starlette, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "LEAST_FREE", 2**62)
    assert ["disk"] == list(json.loads(ask(server, "/readyz")[1])["wrong"])


@pytest.mark.parametrize(("client", "headers", "status"), [
    (HERE, {}, 200),
    (("::1", 1), {}, 200),
    (("10.0.0.5", 1), {}, 404),
    (HERE, {"X-Forwarded-For": "10.0.0.5"}, 404),                # through a proxy on this machine
    (HERE, {"Forwarded": "for=10.0.0.5"}, 404),
    (("10.0.0.5", 1), {"Authorization": "Bearer right"}, 200),
    (("10.0.0.5", 1), {"Authorization": "Bearer wrong"}, 404),
    (("10.0.0.5", 1), {"Authorization": "Bearer "}, 404),
])
def test_only_this_machine_or_the_token_sees_the_counters(
    server: Starlette, monkeypatch: pytest.MonkeyPatch, client: tuple[str, int], headers: dict[str, str],
    status: int,
) -> None:
    monkeypatch.setenv("METRICS_TOKEN", "right")
    settings.cache_clear()
    assert status == ask(server, "/metrics", client, **headers)[0]
    assert status == ask(server, "/_stcore/metrics", client, **headers)[0]


def test_without_a_token_in_the_settings_none_is_right(server: Starlette) -> None:
    assert 404 == ask(server, "/metrics", ("10.0.0.5", 1), Authorization="Bearer ")[0]


def test_runs_questions_and_failures_are_counted(server: Starlette) -> None:
    questions.watch()
    questions.watch()   # counted once all the same
    with create_engine("duckdb:///:memory:").connect() as connection:
        before = _count("isipo_question_seconds_count", database="operational")
        connection.execute(text("SELECT 1"))
    with counters.run():
        counters.of_page("tests")
    counters.failed("ABCD1234", "tests", ValueError("of a reader"))
    assert before + 1 == _count("isipo_question_seconds_count", database="operational")
    assert "ABCD1234" == counters.failures()[0].reference
    told = ask(server, "/metrics")[1]
    for line in ('isipo_run_seconds_count{page="tests"} 1.0', "isipo_last_load_age_seconds",
                 'isipo_failures_total{kind="ValueError",place="tests"} 1.0'):
        assert line in told
    assert "of a reader" not in told


def test_every_answer_carries_the_headers(server: Starlette) -> None:
    _, found, _ = answered(server, "/a/page", scheme="https")
    expected = {
        "x-content-type-options": "nosniff", "x-frame-options": "DENY", "referrer-policy": "same-origin",
        "cross-origin-opener-policy": "same-origin", "cross-origin-resource-policy": "same-origin",
        "content-security-policy": policy(["a()"]),
    }
    assert expected == {name: found[name] for name in expected}
    assert "max-age=31536000; includeSubDomains" == found["strict-transport-security"]
    assert "strict-transport-security" not in answered(server, "/a/page")[1]


def test_no_script_but_the_known_ones_may_run() -> None:
    scripts = next(part for part in policy(["a()"]).split("; ") if part.startswith("script-src"))
    assert hashed("a()") in scripts
    assert hashed("a() ") not in scripts
    assert not {"'unsafe-inline'", "'unsafe-eval'", "*", "data:", "https:"} & set(scripts.split())


def _count(name: str, **labels: str) -> float:
    return counters.REGISTRY.get_sample_value(name, labels) or 0.0
