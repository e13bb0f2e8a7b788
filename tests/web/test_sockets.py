"""The socket of the pages: from our own pages only, and nothing is pressed in a page whose session ended."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import anyio
import pytest
from sqlalchemy import Engine
from starlette.types import Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from data_access.state import sessions
from web.sockets import Sockets

HOST = "isipo.example"


@dataclass
class Pages:
    """Stands where Streamlit does: names the run, then takes what comes."""

    run: str = "run-1"
    heard: list[BackMsg] = field(default_factory=list)
    offered: list[str] = field(default_factory=list)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = {name.decode(): value.decode() for name, value in scope["headers"]}
        self.offered.append(headers.get("sec-websocket-protocol", ""))
        told = ForwardMsg()
        told.new_session.initialize.session_id = self.run
        await send({"type": "websocket.send", "bytes": told.SerializeToString()})
        while (message := await receive())["type"] == "websocket.receive":
            self.heard.append(BackMsg.FromString(message["bytes"]))


def open_socket(
    app: Sockets, secret: str = "", sent: Sequence[bytes] = (), origin: str | None = f"https://{HOST}",
    protocols: str = "streamlit, xsrf",
) -> list[Message]:
    """Opens it, sends, and leaves; gives what came back."""
    headers = [(b"host", HOST.encode()), (b"sec-websocket-protocol", protocols.encode())]
    headers += [(b"origin", origin.encode())] if origin is not None else []
    headers += [(b"cookie", f"isipo_session={secret}".encode())] if secret else []
    queue: list[Message] = [{"type": "websocket.receive", "bytes": each} for each in sent]
    back: list[Message] = []

    async def receive() -> Message:
        return queue.pop(0) if queue else {"type": "websocket.disconnect", "code": 1000}

    async def send(message: Message) -> None:
        back.append(message)

    scope = {"type": "websocket", "scheme": "ws", "path": "/_stcore/stream", "headers": headers,
             "client": ("10.0.0.1", 5), "query_string": b"", "server": (HOST, 80)}
    anyio.run(app, scope, receive, send)
    return back


def pressed(fragment: str = "") -> bytes:
    """What a page sends when a button in it is pressed."""
    asked = BackMsg()
    asked.rerun_script.query_string = "period=1401"
    asked.rerun_script.fragment_id = fragment
    asked.rerun_script.widget_states.widgets.add(id="button", trigger_value=True)
    return bytes(asked.SerializeToString())


@pytest.mark.parametrize("origin", [
    None, "null", "", "http://evil.example", f"https://{HOST}.evil.example", f"https://evil.example/{HOST}",
    f"javascript://{HOST}", "http://localhost", "http://127.0.0.1:8501",
])
def test_a_socket_of_another_site_or_of_none_is_refused(origin: str | None) -> None:
    pages = Pages()
    back = open_socket(Sockets(pages), origin=origin)
    assert [("websocket.close", 1008)] == [(each["type"], each["code"]) for each in back]
    assert [] == pages.offered


def test_what_a_reader_presses_is_heard_as_long_as_the_session_runs(place: Engine) -> None:
    pages, secret = Pages(), sessions.start(place, "maryam")
    open_socket(Sockets(pages), secret, [pressed("part")])
    assert ["part"] == [each.rerun_script.fragment_id for each in pages.heard]
    assert 1 == len(pages.heard[0].rerun_script.widget_states.widgets)


def test_in_a_page_whose_session_ended_nothing_is_pressed(place: Engine) -> None:
    secret = sessions.start(place, "maryam")

    class Ending(Pages):
        async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
            sessions.end(place, secret)     # while the page is open
            await super().__call__(scope, receive, send)

    pages = Ending()
    upload = BackMsg()
    upload.file_urls_request.session_id = "run-1"
    open_socket(Sockets(pages), secret, [pressed("part"), upload.SerializeToString()])
    assert ["rerun_script"] * 2 == [each.WhichOneof("type") for each in pages.heard]
    assert ["period=1401", ""] == [each.rerun_script.query_string for each in pages.heard]
    assert ["", ""] == [each.rerun_script.fragment_id for each in pages.heard]
    assert [0, 0] == [len(each.rerun_script.widget_states.widgets) for each in pages.heard]


def test_a_page_goes_on_only_where_the_same_session_was(place: Engine) -> None:
    pages, mine, other = Pages(), sessions.start(place, "maryam"), sessions.start(place, "maryam")
    app = Sockets(pages)
    open_socket(app, mine)
    for secret in (mine, other, ""):
        open_socket(app, secret, protocols="streamlit, xsrf, run-1")
    sessions.end(place, mine)
    open_socket(app, mine, protocols="streamlit, xsrf, run-1")
    assert ["streamlit, xsrf", "streamlit, xsrf, run-1", *["streamlit, xsrf"] * 3] == pages.offered


@pytest.mark.parametrize(
    "kind", ["clear_cache", "set_run_on_save", "load_git_info", "debug_shutdown_runtime"],
)
def test_what_only_developers_send_is_not_even_read(place: Engine, kind: str) -> None:
    asked = BackMsg()
    setattr(asked, kind, True)
    for secret in ("", sessions.start(place, "maryam")):
        pages = Pages()
        open_socket(Sockets(pages), secret, [asked.SerializeToString(), pressed()])
        assert ["rerun_script"] == [each.WhichOneof("type") for each in pages.heard]


def test_a_stranger_may_use_the_open_page(place: Engine) -> None:
    assert place
    pages = Pages()
    open_socket(Sockets(pages), "", [pressed()])
    open_socket(Sockets(pages), "k" * 43, [pressed()])     # an old cookie is a stranger's, too
    assert [1, 1] == [len(each.rerun_script.widget_states.widgets) for each in pages.heard]
