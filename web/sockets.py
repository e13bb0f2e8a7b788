"""The socket of Streamlit's pages: only from our own pages, and only for as long as the session lives.

A message of a page whose session ended becomes a plain run: no widget is set, no button pressed, no fragment
run. The script then meets nobody and says so.
"""

import logging
from collections import OrderedDict

from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from common.errors import DashboardError
from data_access.state import session_cookie
from web import visitors

log = logging.getLogger(__name__)
POLICY_VIOLATION = 1008
PROTOCOLS = b"sec-websocket-protocol"
# What a page may send. The rest - emptying everybody's caches, say - is for developers, and is not even read.
ALLOWED = ("rerun_script", "stop_script", "app_heartbeat", "file_urls_request", "backend_operation_request")
BY_ITSELF = ("app_heartbeat", "stop_script")
MOST_KNOWN = 20_000   # runs of pages whose reader is remembered, so that nobody takes over another's


class Sockets:
    """Middleware for the socket of the pages."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.readers: OrderedDict[str, str] = OrderedDict()   # Streamlit's name of a run -> our session

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "websocket":
            await self.app(scope, receive, send)
            return
        connection = HTTPConnection(scope)
        if not visitors.from_here(connection):
            await receive()   # the request to connect
            await send({"type": "websocket.close", "code": POLICY_VIOLATION})
            return
        secret = session_cookie.secret_in(connection.cookies) or ""
        if secret and not await _lives(connection):
            secret = ""   # a stranger now, with nothing to go on with
        scope = {**scope, "headers": [self._own(each, secret) for each in scope["headers"]]}
        await self.app(scope, _Watched(connection, receive, secret), self._learning(send, secret))

    def _own(self, header: tuple[bytes, bytes], secret: str) -> tuple[bytes, bytes]:
        """A page that comes back may go on only where the same session was; else it begins anew."""
        name, value = header
        parts = [part.strip() for part in value.split(b",")]
        if name != PROTOCOLS or len(parts) < 3:  # noqa: PLR2004 - the protocol, a token, the run to go on with
            return header
        mine = bool(secret) and self.readers.get(parts[2].decode("latin-1")) == secret
        return name, b", ".join(parts if mine else parts[:2])

    def _learning(self, send: Send, secret: str) -> Send:
        """Notes the name of the run, which Streamlit tells the page in one of its first messages."""
        known = False

        async def noting(message: Message) -> None:
            nonlocal known
            if not known and secret and message["type"] == "websocket.send" and message.get("bytes"):
                told = ForwardMsg.FromString(message["bytes"])
                run = told.new_session.initialize.session_id if told.HasField("new_session") else ""
                if run:
                    known = True
                    self.readers[run] = secret
                    self.readers.move_to_end(run)
                    while len(self.readers) > MOST_KNOWN:
                        self.readers.popitem(last=False)
            await send(message)

        return noting


class _Watched:
    """What the page sends, with everything taken out that a session must have allowed."""

    def __init__(self, connection: HTTPConnection, receive: Receive, secret: str) -> None:
        self.connection = connection
        self.receive = receive
        self.secret = secret

    async def __call__(self) -> Message:
        while True:
            message = await self.receive()
            data = message.get("bytes") if message["type"] == "websocket.receive" else None
            asked = _asked(data) if data else None
            if asked is None:
                return message   # the end, or what Streamlit itself refuses
            kind = asked.WhichOneof("type")
            if kind in ALLOWED:
                used = kind not in BY_ITSELF and not asked.rerun_script.is_auto_rerun
                lives = not self.secret or await _lives(self.connection, used=used)
                return message if lives else {**message, "bytes": _bare(asked)}


async def _lives(connection: HTTPConnection, *, used: bool = True) -> bool:
    try:
        return await visitors.user(connection, used=used) is not None
    except DashboardError as problem:
        log.warning("The session behind a page cannot be asked for: %s", problem)
        return False


def _asked(data: bytes) -> BackMsg | None:
    """The message; None for what Streamlit itself will refuse."""
    try:
        found: BackMsg = BackMsg.FromString(data)
    except Exception:  # noqa: BLE001 - protobuf has many ways to be wrong
        return None
    return found


def _bare(asked: BackMsg) -> bytes:
    """The same message with nothing in it that sets, presses or sends anything."""
    kind = asked.WhichOneof("type")
    plain = BackMsg()
    plain.rerun_script.query_string = ""
    if kind == "rerun_script":
        plain = asked
        for name in ("widget_states", "fragment_id"):
            plain.rerun_script.ClearField(name)
    return bytes(plain.SerializeToString())
