"""Gives the zero-width non-joiners of a PDF their name back, so that Persian words can be found and copied.

The templates set them with a glyph of our own at U+E000 (see assets/fonts/README.md). What the glyphs of a
font mean stands in a table of the file; a new version of that table is appended, as PDF allows, and no other
byte is changed.
"""

import re
import zlib

OURS, NAMED = b"<E000>", b"<200C>"
_STREAM = re.compile(
    rb"(?:^|\n)(\d+) 0 obj\r?\n<<[^<>]*/Type/CMap[^<>]*>>\r?\nstream\r?\n(.*?)\r?\nendstream", re.DOTALL,
)
_TRAILER = re.compile(rb"trailer\r?\n<<(.*?)>>\r?\nstartxref\r?\n(\d+)\r?\n%%EOF\s*$", re.DOTALL)


def named(pdf: bytes) -> bytes:
    """The file with the non-joiners named; as it was, if it has none."""
    found = {int(number): content for number, content in _tables(pdf) if OURS in content}
    trailer = _TRAILER.search(pdf)
    if not found or trailer is None:
        return pdf
    added, places = b"\n", dict[int, int]()
    for number, content in sorted(found.items()):
        places[number] = len(pdf) + len(added)
        table = content.replace(OURS, NAMED)
        added += b"%d 0 obj\n<</Length %d/Type/CMap/WMode 0>>\nstream\n%b\nendstream\nendobj\n" % (
            number, len(table), table)
    start = len(pdf) + len(added)
    listed = b"".join(b"%d 1\n%010d 00000 n \n" % place for place in places.items())
    end = b"xref\n0 1\n0000000000 65535 f \n%btrailer\n<<%b/Prev %b>>\nstartxref\n%d\n%%%%EOF\n"
    return pdf + added + end % (listed, trailer[1], trailer[2], start)


def _tables(pdf: bytes) -> list[tuple[bytes, bytes]]:
    """Number and content of each table of what glyphs mean."""
    found = []
    for number, packed in _STREAM.findall(pdf):
        try:
            found.append((number, zlib.decompress(packed)))
        except zlib.error:
            continue    # not packed, so not ours
    return found
