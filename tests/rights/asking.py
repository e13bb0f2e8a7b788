"""Sends forged requests to a running server, over HTTP and over the socket of the pages."""

import re
import time
from collections.abc import Sequence
from http.client import HTTPConnection, HTTPException
from urllib.parse import quote, urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.exceptions import WebSocketException
from websockets.sync.client import connect
from websockets.typing import Origin, Subprotocol

from data_access.state import session_cookie
from tests.rights.forging import Forged
from tests.rights.people import Person

PATIENCE = 60.0
LINK = re.compile(rb"/media/[0-9a-f]{40,}\.\w+")
WIDGET = re.compile(rb"\$\$ID-[0-9a-f]+-[\w.-]+")


def over_http(url: str, forged: Forged, number: int) -> tuple[int, bytes]:
    """Status and everything that came back, headers too; 0 for what cannot be sent or is cut off.

    Every request comes from another address of this machine, so that nobody is told to wait.
    """
    connection = HTTPConnection(urlsplit(url).netloc, timeout=PATIENCE,
                                source_address=(f"127.0.{1 + number // 200 % 200}.{1 + number % 200}", 0))
    path = quote(forged.path, safe="/%.?=&") + (f"?{forged.query}" if forged.query else "")
    try:
        connection.putrequest(forged.method, path)
        for name, value in forged.headers:
            connection.putheader(name, value.encode("utf-8", "replace"))
        connection.endheaders()
        found = connection.getresponse()
        told = "\n".join(f"{name}: {value}" for name, value in found.getheaders())
        return found.status, told.encode() + found.read()
    except (HTTPException, ValueError):
        return 0, b""
    finally:
        connection.close()


def over_socket(
    url: str, person: Person, page: str, query: str, pressed: Sequence[str] = (),
    typed: str = "a forged reason",
) -> bytes:
    """Everything that the script of a page sends to this reader's browser; `pressed` are forged widgets."""
    headers = {"Cookie": f"{session_cookie.NAME}={person.cookie}"} if person.cookie else {}
    sent = BackMsg()
    sent.rerun_script.query_string = query
    sent.rerun_script.page_name = page
    for each in pressed:
        sent.rerun_script.widget_states.widgets.append(
            WidgetState(id=each, string_value=typed) if "reason" in each
            else WidgetState(id=each, trigger_value=True)
        )
    told, end = [], time.monotonic() + PATIENCE
    try:
        with connect(url.replace("http", "ws", 1) + "/_stcore/stream", origin=Origin(url), max_size=None,
                     additional_headers=headers, subprotocols=[Subprotocol("streamlit")]) as socket:
            socket.send(sent.SerializeToString())
            while time.monotonic() < end:
                message = socket.recv(PATIENCE)
                told.append(message if isinstance(message, bytes) else message.encode())
                if ForwardMsg.FromString(told[-1]).WhichOneof("type") == "script_finished":
                    break
    except (WebSocketException, TimeoutError):
        pass
    return b"".join(told)


def links_in(told: bytes) -> list[str]:
    """The files that a page offers."""
    return sorted({each.decode() for each in LINK.findall(told)})


def widgets_in(told: bytes) -> list[str]:
    """The widgets of a page, by the names that a browser sends back."""
    return sorted({each.decode() for each in WIDGET.findall(told)})


