"""A server that fails in the middle of a file: whoever reads it is told that it is not whole."""

import socket
import subprocess
import threading
from collections.abc import Iterator
from http.client import IncompleteRead
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pytest
import uvicorn
from sqlalchemy import Engine
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.routing import Route

from api.question import Sent
from api.sending import Sending
from metrics.content import Column, Content, Kind

COLUMN = Column("number", "شماره", "Number", Kind.WHOLE)
ROWS = 200_000
CUT = 18   # what curl says of an answer without its end


def batches() -> Iterator[pa.RecordBatch]:
    yield pa.RecordBatch.from_pydict({"number": list(range(ROWS))})
    raise ValueError("the disk is gone")


async def failing(request: Request) -> Sending:
    content = Content("numbers", "شماره‌ها", "Numbers", (COLUMN,), 2 * ROWS, batches)
    sent = Sent(content, request.query_params["form"], "fa", about=False, kept=True, path="rows")
    return Sending(sent, "modir", lambda: None)


@pytest.fixture
def broken(place: Engine) -> Iterator[str]:
    """The address of a server, compressing like Streamlit's, that fails in the middle of every file."""
    app = Starlette(routes=[Route("/file", failing)], middleware=[Middleware(GZipMiddleware)])
    server = uvicorn.Server(uvicorn.Config(app, log_config=None, lifespan="off"))
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()   # who asks before it runs waits
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}/file"
        server.should_exit = True
        thread.join(30)


@pytest.mark.parametrize("form", ["csv", "tsv", "json", "parquet"])
@pytest.mark.parametrize("more", [[], ["--compressed"]])
def test_curl_says_that_the_end_is_missing(broken: str, form: str, more: list[str], tmp_path: Path) -> None:
    command = ["curl", "--silent", *more, "--output", str(tmp_path / "cut"), f"{broken}?form={form}"]
    assert CUT == subprocess.run(command, check=False).returncode


def test_pandas_says_that_the_end_is_missing(broken: str) -> None:
    with pytest.raises(IncompleteRead):
        pd.read_csv(f"{broken}?form=csv")


def test_a_file_made_first_never_begins(broken: str, tmp_path: Path) -> None:
    command = ["curl", "--silent", "--output", str(tmp_path / "cut"), "--write-out", "%{http_code}"]
    done = subprocess.run([*command, f"{broken}?form=xlsx"], check=True, capture_output=True, text=True)
    assert "500" == done.stdout
