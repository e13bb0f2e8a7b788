"""A whole table on its way to whoever asked: with flat memory, and told when it breaks off."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar

import anyio
from anyio import to_thread
from starlette.types import Receive, Scope, Send

from api import refusals, under_way
from api.names import disposition
from api.question import Sent
from api.under_way import Leaving
from common.settings import settings
from data_access import opened
from data_access.state import audit
from data_access.state import exports as recorded
from data_access.state.tables import state
from exports import FORMS, Receipt, positions, stream, write

CHUNK = 2**20
STALLED = 120    # seconds that a reader may take nothing
AT_ONCE = 12     # threads of the interface, so that it never takes those of the pages
Got = TypeVar("Got")
_threads: dict[str, anyio.CapacityLimiter] = {}


async def in_thread(do: Callable[[], Got]) -> Got:
    """Runs what waits for a database beside the loop that serves everybody."""
    limiter = _threads.setdefault("interface", anyio.CapacityLimiter(AT_ONCE))
    return await to_thread.run_sync(do, limiter=limiter)


class Left(Exception):
    """Whoever asked is gone."""


class Sending:
    """An answer for the server: the bytes of a table for `who`; `done` is called however it ends."""

    def __init__(self, sent: Sent, who: str, done: Callable[[], None]) -> None:
        self.sent, self.who, self.done = sent, who, done
        self.form = FORMS[sent.form]
        self.rows, self.number, self.length = 0, 0, 0
        self.receipt: Receipt | None = None
        self.gone = self.begun = self.whole = False

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        chunks = self._chunks(self.form.streams and scope.get("http_version") != "1.0")
        failure: Exception | None = None
        try:
            async with anyio.create_task_group() as group:
                group.start_soon(self._watch, receive, group.cancel_scope)
                try:
                    await self._send(chunks, send)
                except Exception as problem:  # noqa: BLE001 - told below, outside the group
                    failure = problem
                group.cancel_scope.cancel()
        finally:
            with anyio.CancelScope(shield=True):
                await in_thread(partial(self._end, chunks))
        if failure and not self.begun:
            await refusals.answer(failure)(scope, receive, send)
        elif failure and not self.gone:
            raise refusals.CutShort(f"{self.sent.path}: broken off after {self.rows} rows") from failure

    async def _watch(self, receive: Receive, everything: anyio.CancelScope) -> None:
        while (await receive())["type"] != "http.disconnect":
            pass
        self.gone = True
        everything.cancel()

    async def _send(self, chunks: Iterator[bytes], send: Send) -> None:
        take: Callable[[], bytes | None] = partial(next, chunks, None)
        chunk = await in_thread(take)   # whatever is wrong from the start is found before the first header
        await send({"type": "http.response.start", "status": 200, "headers": self._headers()})
        self.begun = True
        while chunk is not None:
            with anyio.fail_after(STALLED):
                await send({"type": "http.response.body", "body": chunk, "more_body": True})
            chunk = await in_thread(take)
        await send({"type": "http.response.body", "body": b"", "more_body": False})
        self.whole = not self.gone   # what comes after the last byte is no breaking off

    def _chunks(self, streamed: bool) -> Iterator[bytes]:
        """The bytes of the answer; the record of what left is begun before the first of them."""
        sent, content = self.sent, self.sent.content
        if sent.kept:
            own = state(settings().state_url)   # the address as the file tells it, or it would not verify
            self.number = recorded.begin(
                own, self.who, sent.form, sent.language, content.address, content.as_of,
            )
            titles = content.title_fa, content.title_en
            under_way.begin(self.number, Leaving(self.who, *titles, sent.form, content.rows))
        known = positions(opened.database()) if self.form.maps else None
        if streamed:
            yield from stream(
                content, sent.form, sent.about, sent.language, self._count, known, self._finished,
            )
            return
        with TemporaryDirectory(prefix="answer-") as folder:
            path = Path(folder) / "whole"
            self.receipt = write(content, sent.form, path, sent.about, sent.language, self._count, known)
            self.length = path.stat().st_size
            with path.open("rb") as file:
                yield from iter(partial(file.read, CHUNK), b"")

    def _finished(self, receipt: Receipt) -> None:
        self.receipt = receipt

    def _count(self, rows: int) -> None:
        self.rows = rows
        under_way.moved(self.number, rows)
        if self.gone:
            raise Left

    def _headers(self) -> list[tuple[bytes, bytes]]:
        content = self.sent.content
        told = refusals.SAFE | {
            # A compressed stream has no length and costs the server more than the line: it leaves as it is.
            "Content-Encoding": "identity", "Content-Type": self.form.media_type,
            "X-Rows": str(content.rows), "X-Simulated": "yes" if content.simulated else "no",
        }
        if self.sent.kept:
            title = content.title(self.sent.language)
            told["Content-Disposition"] = disposition(content.name, title, self.form.extension)
        if self.length:
            told["Content-Length"] = str(self.length)
        return [(name.lower().encode(), text.encode("latin-1")) for name, text in told.items()]

    def _end(self, chunks: Any) -> None:
        """Frees what the table held, and writes down how it ended."""
        with suppress(Left):
            chunks.close()
        self.done()
        under_way.end(self.number)
        own = state(settings().state_url)
        if self.whole and self.receipt and self.sent.kept:
            recorded.finish(own, self.number, self.receipt.rows, self.receipt.content_hash)
        elif self.whole:
            audit.record(own, self.who, "values read", f"{self.rows} rows {self.sent.content.address}")
        elif self.number:
            audit.record(own, self.who, "export broken off", f"{self.number} after {self.rows} rows")
