"""Tables as CSV and TSV that pandas, DuckDB and R read exactly and spreadsheets open safely.

UTF-8 with its mark; lines that begin with `# ` tell what the file is; then stable ASCII names, then rows,
then `# end rows=N sha256=...`, without which the file is cut. Texts are quoted, unknown is nothing at all.
"""

import re
from collections.abc import Iterator

import pyarrow as pa
import pyarrow.compute as pc

from common.spreadsheet import DANGER, MARK
from exports.fingerprint import text_bytes
from exports.outgoing import Outgoing
from exports.settling import by_value, clock_texts
from metrics.content import Kind

# A spreadsheet splits these lines into cells too: none may begin with what it would run.
_RUNNING = re.compile(r"[,;\t|](?=[\s\"']*[=+\-@])")


def delimited(out: Outgoing, separator: str) -> Iterator[bytes]:
    """The bytes of the file, piece by piece."""
    head = "".join(f"# {_label(line.key, line.label)}: {one_line(line.text)}\n" for line in out.lines())
    names = separator.join(_quoted(column.key) for column in out.file_columns)
    yield (MARK + (head if out.tells else "") + names + "\n").encode()
    for batch in out.batches():
        yield _rows(out, batch, separator)
    if out.tells:
        yield f"# end rows={out.rows} sha256={out.content_hash}\n".encode()


def one_line(text: str) -> str:
    r"""Text for a line that says what the file is: no line ends, and no part that a spreadsheet would run.

    >>> one_line("a,b\nc, =1+1")
    'a,b c، =1+1'
    """
    return _RUNNING.sub("،", " ".join(text.split()))


def _label(key: str, label: str) -> str:
    return key if label == key.replace("_", " ") else f"{key} ({label})"


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _rows(out: Outgoing, batch: pa.RecordBatch, separator: str) -> bytes:
    kinds = [column.kind for column in out.file_columns]
    cells = [_cells(kind, array) for kind, array in zip(kinds, out.spread(batch), strict=True)]
    # A line with nothing on it would be passed over by readers.
    nothing = '""' if len(cells) == 1 else ""
    joined = pc.binary_join_element_wise(
        *cells, separator, null_handling="replace", null_replacement=nothing,
    )
    return bytes(text_bytes(pc.binary_join_element_wise(joined, "\n", "")))


def _cells(kind: Kind, array: pa.Array) -> pa.Array:
    if kind is Kind.TEXT:
        return by_value(array, _texts)
    if kind is Kind.MOMENT:
        return clock_texts(array)
    return array.cast(pa.string())


def _texts(array: pa.Array) -> pa.Array:
    safe = pc.replace_substring_regex(array, DANGER, r"'\0", max_replacements=1)
    return pc.binary_join_element_wise('"', pc.replace_substring(safe, '"', '""'), '"', "")
