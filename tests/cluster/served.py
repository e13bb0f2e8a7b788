"""ClickHouse's own engine behind its HTTP interface, as our driver speaks it, in a process of its own.

No server of these years can be installed here. The engine, its SQL, types, formats and errors are those of
the server; how that takes requests apart, its users, limits, replicas and shards are not tried by this.
`python -m tests.cluster.served FOLDER` prints its port and serves until it is ended.
"""

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import chdb

# Of an address, beside the settings of a statement: these are for the HTTP interface itself.
TRANSPORT = {
    "query", "database", "session_id", "query_id", "wait_end_of_query", "client_protocol_version", "compress",
    "enable_http_compression", "send_progress_in_http_headers", "http_headers_progress_interval_ms",
    "buffer_size",
}
INSERT = re.compile(rb"INSERT .*? FORMAT \w+\n", re.DOTALL)
connect: Any = chdb.connect
FORMAT = re.compile(r"\s+FORMAT\s+(\w+)\s*;?\s*$", re.IGNORECASE)
CODE = re.compile(r"Code: (\d+)")


class Interface(BaseHTTPRequestHandler):
    """One statement a request, each on a handle of its own: with its database and settings."""

    protocol_version = "HTTP/1.1"
    folder = ""

    def do_GET(self) -> None:
        self._send(200, b"Ok.\n")

    def do_POST(self) -> None:
        told = dict(parse_qsl(urlsplit(self.path).query, keep_blank_values=True))
        body = b"".join(self._body())
        before, sent = INSERT.match(body), "query" in told
        statement = told["query"] if sent else (before[0] if before else body).decode()
        data = body if sent else body[before.end():] if before else b""
        try:
            self._send(200, self._answer(statement, data, told))
        except Exception as failure:   # noqa: BLE001 - whatever the engine says is told to the one who asked
            found = CODE.search(str(failure))
            self._send(500, str(failure).encode(), found[1] if found else "0")

    def _body(self) -> Iterator[bytes]:
        """As one piece, or as chunks that each tell their length."""
        if "chunked" not in self.headers.get("Transfer-Encoding", ""):
            yield self.rfile.read(int(self.headers.get("Content-Length") or 0))
            return
        while size := int(self.rfile.readline(), 16):
            yield self.rfile.read(size)
            self.rfile.readline()
        self.rfile.readline()

    def _answer(self, statement: str, data: bytes, told: dict[str, str]) -> bytes:
        handle = connect(self.folder)
        try:
            if database := told.get("database"):
                handle.query(f"USE `{database}`")
            own = {name: value for name, value in told.items() if name not in TRANSPORT}
            for name in sorted(own, key=lambda name: name == "readonly"):   # after that none may be set
                handle.query(f"SET {name} = '{own[name]}'")
            return _told(handle, statement, data)
        finally:
            handle.close()

    def _send(self, status: int, body: bytes, code: str = "") -> None:
        self.send_response(status)
        self.send_header("X-ClickHouse-Timezone", "UTC")
        if code:
            self.send_header("X-ClickHouse-Exception-Code", code)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Nothing is written of what was asked."""


def _told(handle: Any, statement: str, data: bytes) -> bytes:
    named = FORMAT.search(statement)
    if data and named:
        with NamedTemporaryFile() as sent:
            sent.write(data)
            sent.flush()
            handle.query(f"{statement[:named.start()]} FROM INFILE '{sent.name}' FORMAT {named[1]}")
        return b""
    found = handle.query(FORMAT.sub("", statement), named[1] if named else "TabSeparated")
    return bytes(found.bytes())


def main(folder: str) -> None:
    kept = connect(folder)   # as long as one handle is open the engine is
    Interface.folder = folder
    server = ThreadingHTTPServer(("127.0.0.1", 0), Interface)
    print(server.server_port, flush=True)
    with suppress(KeyboardInterrupt):
        server.serve_forever()
    kept.close()


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Its address without a database: `address.format("name")` names one."""
    command = [sys.executable, "-m", "tests.cluster.served", str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        try:
            yield f"clickhousedb://default@127.0.0.1:{int(running.stdout.readline())}/{{}}?compress=false"
        finally:
            running.terminate()
            running.wait(30)


if __name__ == "__main__":
    main(sys.argv[1])
