"""Programs ask a real server: pandas, a broken line, an office suite; and the pages are still served."""

import io
import socket
import subprocess
import time
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

import pandas as pd
import pytest
from openpyxl import load_workbook
from pandas.testing import assert_frame_equal
from sqlalchemy import select

from data_access.database import Database
from data_access.state.tables import audit, state
from metrics import register
from metrics.crosstab import Crosstab, ask
from metrics.register import Register
from metrics.scope import Rights
from tests.exports.tables import soffice
from tests.serving import Serving

TABLE = "rows=province&indicators=contracts_signed,land_added_ha&periods=1400,1401&order=-land_added_ha__1401"
ROWS = "period=1401&where=area_m2%3E%3D5000&columns=id,number,area_m2,province_code,province_name"
RIGHTS = {"modir": Rights("managing_director"), "fars": Rights.of("provincial_deputy", frozenset({"IR-07"}))}


@pytest.fixture(params=sorted(RIGHTS))
def who(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def sign(secrets: dict[str, str], who: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {secrets[who]}"}


def fetched(url: str, sign: dict[str, str]) -> bytes:
    with urlopen(Request(url, headers=sign), timeout=60) as answer:  # noqa: S310 - our own server
        body: bytes = answer.read()
        return body


def same(expected: pd.DataFrame, found: pd.DataFrame) -> None:
    assert_frame_equal(
        expected.reset_index(drop=True), found[list(expected)], check_dtype=False, check_exact=True,
    )


def test_pandas_reads_the_table_of_the_page(
    served: Serving, sign: dict[str, str], who: str, demo: Database
) -> None:
    table = ask(Crosstab.parse(TABLE), RIGHTS[who], demo)
    expected = table.frame[[column.key for column in table.columns]]
    url = f"{served.url}/api/v1/values?{TABLE}&format="
    same(expected, pd.read_csv(f"{url}csv", storage_options=sign))
    same(expected, pd.read_csv(f"{url}tsv", sep="\t", storage_options=sign))
    same(expected, pd.read_parquet(io.BytesIO(fetched(f"{url}parquet", sign))))
    same(expected, pd.read_parquet(f"{url}parquet", storage_options=sign))
    same(expected, pd.read_json(f"{url}json", storage_options=sign, typ="series").pipe(
        lambda answer: pd.DataFrame(answer["rows"])))
    same(expected, pd.read_excel(io.BytesIO(fetched(f"{url}xlsx&about=no", sign)), sheet_name=0, header=None)
         .pipe(lambda sheet: sheet.iloc[-len(expected):].set_axis(list(expected), axis=1).infer_objects()
               .reset_index(drop=True)))


def test_pandas_reads_rows_by_the_page_and_whole(
    served: Serving, sign: dict[str, str], who: str, demo: Database
) -> None:
    asked = Register.parse(f"entity=contract&{ROWS}")
    count = register.count(asked, RIGHTS[who], demo)
    whole = pd.concat(batch.to_pandas() for batch in register.content(asked, RIGHTS[who], demo).batches())
    url = f"{served.url}/api/v1/rows/contract?{ROWS}"
    same(whole, pd.read_csv(f"{url}&format=csv", storage_options=sign))
    same(whole, pd.read_parquet(f"{url}&format=parquet", storage_options=sign))
    first = pd.read_json(f"{url}&size=5&page=2", storage_options=sign, typ="series")
    assert (count, -(-count // 5)) == (first["count"], first["pages"])
    same(whole.iloc[5:10].reset_index(drop=True), pd.DataFrame(first["rows"]))


def test_an_office_suite_opens_what_curl_fetched(
    served: Serving, secrets: dict[str, str], tmp_path: Path
) -> None:
    for form, reading in (("csv", ["--infilter=CSV:44,34,76"]), ("xlsx", [])):
        sign = f"Authorization: Bearer {secrets['amin']}"
        url = f"{served.url}/api/v1/values?{TABLE}&format={form}&about=no"
        fetching = ["--header", sign, "--output", str(tmp_path / f"table.{form}"), url]
        subprocess.run(["curl", "--fail", "--silent", *fetching], check=True)
        opened = tmp_path / form
        opened.mkdir()
        made = "xlsx:Calc MS Excel 2007 XML"
        soffice(opened, *reading, "--convert-to", made, str(tmp_path / f"table.{form}"))
        sheet = load_workbook(opened / "table.xlsx").worksheets[0]
        cells = {cell.value for row in sheet.iter_rows() for cell in row}
        assert {"IR-07", "فارس", "Fars"} <= cells


def test_a_line_that_breaks_is_an_error_to_curl_and_frees_the_database(
    served: Serving, secrets: dict[str, str], environment: dict[str, str], tmp_path: Path
) -> None:
    cut = tmp_path / "cut.csv"
    sign, url = f"Bearer {secrets['amin']}", f"{served.url}/api/v1/rows/contract?format=csv&about=yes"
    slowly = ["--limit-rate", "20k", "--max-time", "2", "--output", str(cut)]
    command = ["curl", "--fail", "--silent", *slowly, "--header", f"Authorization: {sign}", url]
    assert subprocess.run(command, check=False).returncode
    assert "# end" not in cut.read_text(errors="replace")
    assert "export broken off" in _until_told(environment, "amin")
    assert b"# end rows=" in fetched(url, {"Authorization": sign})[-200:]


def _until_told(environment: dict[str, str], who: str) -> list[str]:
    """What the log tells of the user, waited for until the end of an export is in it."""
    told: list[str] = []
    deadline = time.monotonic() + 30
    while "export broken off" not in told and time.monotonic() < deadline:
        time.sleep(0.1)
        with state(environment["STATE_URL"]).connect() as connection:
            told = [*connection.execute(select(audit.c.what).where(audit.c.who == who)).scalars()]
    return told


def test_an_old_client_gets_a_length_instead_of_pieces(served: Serving, secrets: dict[str, str]) -> None:
    address = urlsplit(served.url)
    with socket.create_connection((address.hostname, address.port), timeout=60) as line:
        asked = "GET /api/v1/rows/contract?period=1401&format=csv HTTP/1.0"
        line.sendall(f"{asked}\r\nAuthorization: Bearer {secrets['modir']}\r\n\r\n".encode())
        answer = b"".join(iter(lambda: line.recv(2**16), b""))
    head, _, body = answer.partition(b"\r\n\r\n")
    assert f"content-length: {len(body)}".encode() in head.lower()


@pytest.fixture
def line(served: Serving) -> Iterator[HTTPConnection]:
    connection = HTTPConnection(urlsplit(served.url).netloc, timeout=60)
    yield connection
    connection.close()


@pytest.mark.parametrize(("path", "kind"), [
    ("/_stcore/health", "text/plain"), ("/_stcore/host-config", "application/json"),
    ("/startups", "text/html"),
    ("/app/static/fonts/Vazirmatn-variable.woff2", "font/woff2"),
])
def test_the_pages_are_served_beside_it(line: HTTPConnection, path: str, kind: str) -> None:
    line.request("GET", path, headers={"Accept-Encoding": "gzip"})
    answer = line.getresponse()
    answer.read()
    assert (200, True) == (answer.status, (answer.getheader("content-type") or "").startswith(kind))


def test_lists_are_compressed_and_files_are_not(line: HTTPConnection, secrets: dict[str, str]) -> None:
    sign = {"Authorization": f"Bearer {secrets['modir']}", "Accept-Encoding": "gzip"}
    found = []
    for path in ("indicators", f"values?{TABLE}&format=csv", f"values?{TABLE}&format=xlsx"):
        line.request("GET", f"/api/v1/{path}", headers=sign)
        answer = line.getresponse()
        found.append((answer.getheader("content-encoding"), bool(answer.getheader("content-length"))))
        answer.read()
    assert [("gzip", True), ("identity", False), ("identity", True)] == found
