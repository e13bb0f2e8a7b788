"""Readers as the server meets them: Streamlit's own WebSocket protocol, without the cost of drawing."""

import asyncio
import ssl
from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random
from time import perf_counter
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException
from websockets.typing import Origin, Subprotocol

PATIENCE = 60.0
ALERT = b'class="alert error"'   # what a reader sees instead of a figure
_TRUSTING = ssl.create_default_context()
_TRUSTING.check_hostname = False
_TRUSTING.verify_mode = ssl.CERT_NONE


@dataclass(frozen=True)
class Address:
    """A page with the choices of its reader."""

    page: str
    query: str


@dataclass
class Noted:
    """What all readers of one load saw: seconds of each rerun by page, and what went wrong."""

    seconds: list[tuple[str, float]] = field(default_factory=list)
    first: list[float] = field(default_factory=list)       # of the first run of a window
    alerts: int = 0
    lost: list[str] = field(default_factory=list)


class Reader:
    """One open window: asks for a page, waits until the server has run it, and thinks."""

    def __init__(self, socket: ClientConnection, noted: Noted) -> None:
        self._socket = socket
        self._noted = noted
        self._known: list[str] = []
        self.received: list[bytes] = []     # what the last question brought

    async def ask(self, address: Address) -> float:
        """Seconds from the question to the end of the script's run."""
        message = BackMsg()
        state = message.rerun_script
        state.query_string, state.page_name = address.query, address.page
        state.cached_message_hashes.extend(self._known)
        state.context_info.timezone, state.context_info.locale = "Asia/Tehran", "fa-IR"
        self.received = []
        begun = perf_counter()
        await self._socket.send(message.SerializeToString())
        async with asyncio.timeout(PATIENCE):
            while not self._finished(await self._socket.recv(decode=False)):
                pass
        return perf_counter() - begun

    def _finished(self, raw: bytes) -> bool:
        self.received.append(raw)
        self._noted.alerts += ALERT in raw
        message = ForwardMsg.FromString(raw)
        if message.metadata.cacheable and message.hash and message.WhichOneof("type") != "ref_hash":
            self._known = [*self._known[-200:], message.hash]
        ended = message.WhichOneof("type") == "script_finished"
        return ended and bool(message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY)


async def read(
    url: str, cookie: str, choices: Sequence[Address], chance: Random, until: float,
    think: tuple[float, float], noted: Noted, counted: float = 0.0,
) -> None:
    """One reader from opening a window to `until` (on perf_counter): random addresses with pauses between.

    Questions before `counted` are asked and not noted.
    """
    await asyncio.sleep(chance.uniform(0, think[1]))
    try:
        async with window(url, cookie) as socket:
            reader = Reader(socket, noted)
            noted.first.append(await reader.ask(chance.choice(choices)))
            while perf_counter() < until:
                await asyncio.sleep(chance.uniform(*think))
                address, begun = chance.choice(choices), perf_counter()
                taken = await reader.ask(address)
                if begun >= counted:
                    noted.seconds.append((address.page, taken))
    except (OSError, TimeoutError, WebSocketException) as problem:
        noted.lost.append(f"{type(problem).__name__}: {problem}")


def window(url: str, cookie: str) -> connect:
    """An open window, to be entered: the socket of a page."""
    parts = urlsplit(url)
    scheme = {"https": "wss", "http": "ws"}[parts.scheme]
    return connect(
        f"{scheme}://{parts.netloc}/_stcore/stream", origin=Origin(url),
        subprotocols=[Subprotocol("streamlit"), Subprotocol("none")],
        ssl=_TRUSTING if scheme == "wss" else None, max_size=None, compression=None,
        additional_headers={"Cookie": cookie}, open_timeout=PATIENCE, ping_interval=None,
    )
