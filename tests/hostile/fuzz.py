"""Throws garbage at a running server, over HTTP and over the socket of its pages, and notes what breaks."""

import re
import socket
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import WebSocketException
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

from data_access.state import session_cookie
from tests.hostile import garbage
from tests.rights import canaries
from tests.rights.asking import widgets_in
from tests.rights.people import NOBODY, Person

PATIENCE = 120.0
RUNS = 6            # of one window
MOST = 16 * 1024 * 1024
UNEXPECTED = re.compile(r"شمارهٔ پیگیری|\(reference ")    # sentences that nobody can mend by asking otherwise
# The log of the tests' users is of another key; accounts of the organisation are not set up there.
PASSED_OVER = ("audit_chain", "starlette_auth_routes")
STATUS = re.compile(rb"HTTP/1\.\d (\d{3})")


@dataclass
class Broken:
    """What was tried, what came back, and what was wrong."""

    tried: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    def fault(self, what: str, said: str) -> None:
        self.faults.append(f"{what}: {said[:400]}")


def http(url: str, people: Sequence[Person], tries: int, seed: int) -> Broken:
    """Requests that are no requests; whatever is wrong with them is the asker's fault (never 5xx)."""
    chance, found = Random(seed), Broken()
    for _ in range(tries):
        sent = garbage.over_http(chance, people)
        answer = _answer(urlsplit(url).port or 80, sent)
        status = STATUS.match(answer)
        told = status[1].decode() if status else "cut off"
        found.tried[f"http {told}"] += 1
        first = sent.split(b"\r\n")[0].decode(errors="replace")
        if told.startswith("5") and not (told == "503" and b"/readyz" in sent) and told != "501":
            found.fault(first, answer.decode(errors="replace"))
        if b"Traceback" in answer:
            found.fault(first, "a stack trace")
    return found


def _answer(port: int, sent: bytes) -> bytes:
    told = b""
    try:
        with socket.create_connection(("127.0.0.1", port), PATIENCE) as connection:
            connection.sendall(sent)
            while piece := connection.recv(65536):
                told += piece
                if len(told) > MOST:
                    break
    except OSError:
        pass
    return told


def pages(url: str, people: Sequence[Person], tries: int, seed: int) -> Broken:
    """Windows with forged addresses, each run several times with forged widgets."""
    chance, found = Random(seed), Broken()
    while found.tried["runs"] < tries:
        person = chance.choice((*people[:6], NOBODY))
        page, query = chance.choice(garbage.PAGES), garbage.address(chance)
        try:
            _window(url, person, (page, query), chance, found)
        except (WebSocketException, TimeoutError, OSError) as problem:
            found.tried[f"closed {type(problem).__name__}"] += 1
            found.tried["runs"] += 1
    return found


def _window(url: str, person: Person, there: tuple[str, str], chance: Random, found: Broken) -> None:
    headers = {"Cookie": f"{session_cookie.NAME}={person.cookie}"} if person.cookie else {}
    with connect(url.replace("http", "ws", 1) + "/_stcore/stream", origin=Origin(url), max_size=None,
                 additional_headers=headers, subprotocols=[Subprotocol("streamlit")]) as open_:
        widgets: list[str] = []
        for number in range(RUNS):
            sent = BackMsg()
            sent.rerun_script.page_name, sent.rerun_script.query_string = there
            chosen = chance.sample(widgets, k=min(len(widgets), chance.randrange(1, 5))) if number else []
            states = [garbage.state(chance, each) for each in chosen]
            sent.rerun_script.widget_states.widgets.extend(states)
            what = f"{person.role} /{there[0]}?{there[1][:300]} {str(states)[:300] if states else ''}"
            told = _run(open_, sent)
            _judge(told, what, person, found)
            widgets = widgets_in(b"".join(each.SerializeToString() for each in told)) or widgets
            found.tried["runs"] += 1
            found.tried["forged widgets"] += len(states)


def _run(open_: ClientConnection, sent: BackMsg) -> list[Any]:
    """Every message until the run is over."""
    open_.send(sent.SerializeToString())
    told = []
    while True:
        message = open_.recv(PATIENCE)
        told.append(ForwardMsg.FromString(message if isinstance(message, bytes) else message.encode()))
        if told[-1].WhichOneof("type") == "script_finished":
            return told


def _judge(told: Sequence[Any], what: str, person: Person, found: Broken) -> None:
    for each in told:
        element = each.delta.new_element    # an empty one where the message is of something else
        kind = element.WhichOneof("type")
        if kind == "exception":
            found.fault(what, f"exception {element.exception.type} {element.exception.message}")
        if kind == "html" and UNEXPECTED.search(element.html.body):
            found.fault(what, element.html.body)
    whole = b"".join(each.SerializeToString() for each in told)
    if person.role not in {"steward", "provincial_deputy"} or b"forged" not in whole:
        for escaped in canaries.escaped(whole, person.open_to):
            found.fault(what, f"{escaped} escaped")


def traces(log: Path) -> list[str]:
    """The errors that the server wrote down, but for those that are told of elsewhere."""
    lines = log.read_text(errors="replace").splitlines()
    return [line for line in lines if " ERROR " in line and not any(name in line for name in PASSED_OVER)]
