"""Asks the interface without a server: quick, with limits of the test's own."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

import anyio
from starlette.types import ASGIApp, Message

ALL = 10**9   # questions a minute of a caller whom no limit holds up


@dataclass
class Answer:
    """What came back; `whole` = its end came, too."""

    status: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""
    whole: bool = False

    @property
    def json(self) -> Any:
        return json.loads(self.body)


def ask(
    app: ASGIApp, path: str, query: str = "", token: str = "", method: str = "GET",
    leave_after: int | None = None, stalls: bool = False, headers: Mapping[str, str] | None = None,
) -> Answer:
    """One question; with `leave_after` whoever asks is gone after so many bytes of the answer."""
    sent = dict(headers or {}) | ({"authorization": f"Bearer {token}"} if token else {})
    scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": method, "scheme": "http",
        "path": path, "raw_path": quote(path).encode(), "root_path": "", "client": ("10.1.2.3", 5),
        "query_string": query.encode("utf-8", "replace"), "server": ("127.0.0.1", 80),
        "headers": [
            (name.lower().encode(), text.encode("latin-1", "replace")) for name, text in sent.items()
        ],
    }
    answer = Answer()

    async def run() -> None:
        gone = anyio.Event()

        async def receive() -> Message:
            await gone.wait()
            return {"type": "http.disconnect"}

        async def send(message: Message) -> None:
            _take(message, answer)
            if stalls and answer.body:
                await anyio.sleep_forever()
            if leave_after is not None and len(answer.body) > leave_after:
                gone.set()
                await anyio.sleep(0.01)

        await app(scope, receive, send)

    anyio.run(run)
    return answer


def _take(message: Message, answer: Answer) -> None:
    if message["type"] == "http.response.start":
        answer.status = message["status"]
        answer.headers = {name.decode(): text.decode("latin-1") for name, text in message["headers"]}
        return
    answer.body += message.get("body", b"")
    answer.whole = not message.get("more_body", False)
