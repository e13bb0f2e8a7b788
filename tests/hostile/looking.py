"""Looks through everything a page sends to a browser for hostile texts that are more than text there."""

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

from streamlit.proto.Element_pb2 import Element
from streamlit.testing.v1 import AppTest

from common.harmless import CLOSE, OPEN
from tests.hostile.payloads import CANARY, ELSEWHERE, UNSEEN

ADDRESS = re.compile(rf"\s*(javascript:|(https?:)?//{ELSEWHERE})", re.IGNORECASE)
Message = Element.__base__   # of all messages; protobuf brings no types
MARKUP = re.compile(r"<[a-z/!]", re.IGNORECASE)
# Fields of Streamlit's messages that the browser takes for Markdown.
MARKDOWN = ("label", "help", "body", "text", "caption", "captions", "content", "delta")
PLAIN = ("options", "formatted_options", "value", "placeholder", "default", "set_value", "data")
FORBIDDEN = re.compile(r"(?<!\\)(\]\(|\*\*|!\[|:red\[|:material|\$q\$|<[a-z])", re.IGNORECASE)


def faults(app: AppTest) -> list[str]:
    """What is wrong on the page, one line each: where, and the text about it."""
    return sorted({fault for element in _elements(app) for fault in _of(element)})


def _elements(app: AppTest) -> Iterator[Any]:
    for block in (app.main, app.sidebar):
        for node in block:
            if isinstance(proto := getattr(node, "proto", None), Message):
                yield proto


def _of(proto: Any) -> Iterator[str]:
    kind = proto.DESCRIPTOR.name
    for path, text in _texts(proto):
        if kind == "Html":
            yield from in_html(text)
        elif kind == "PlotlyChart" and path.startswith(("spec", "figure")):
            yield from in_chart(json.loads(text))
        elif CANARY in text:
            yield from _in_field(kind, path, text)


def _texts(proto: Any, path: str = "") -> Iterator[tuple[str, str]]:
    for field, value in proto.ListFields():
        for each in value if field.is_repeated else [value]:
            if isinstance(each, Message):
                yield from _texts(each, f"{path}{field.name}.")
            elif isinstance(each, str):
                yield f"{path}{field.name}", each


def _in_field(kind: str, path: str, text: str) -> Iterator[str]:
    """A field that Streamlit draws itself: labels and captions are Markdown, options of boxes are text."""
    where = f"{kind}.{path}"
    last = path.rsplit(".", 1)[-1]
    marked = last in MARKDOWN or (kind in {"ButtonGroup", "Radio"} and last in PLAIN)
    if marked and FORBIDDEN.search(text):
        yield f"{where} is Markdown: {text[:150]!r}"
    if last in MARKDOWN:
        yield from still(where, text)


def still(where: str, text: str) -> Iterator[str]:
    """Nothing unseen in it, and it closes what it opens."""
    if any(letter in text for letter in UNSEEN):
        yield f"{where} is turned or hides letters: {text[:150]!r}"
    depth = 0
    for letter in text:
        depth += (letter in OPEN) - (letter == CLOSE)
        if depth < 0:
            break
    if depth:
        yield f"{where} leaves an isolate open: {text[:150]!r}"


def in_html(body: str) -> list[str]:
    """Faults of a piece of HTML: elements or attributes out of a text, or text that turns what follows."""
    found = _Reader(body)
    found.feed(body)
    found.close()
    return found.faults


class _Reader(HTMLParser):
    """Notes what the hostile texts became."""

    def __init__(self, whole: str) -> None:
        super().__init__(convert_charrefs=True)
        self.whole = whole
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name.startswith("on") or CANARY in name:
                self.faults.append(f"html attribute {name}={value!r} of {tag}")
            if value and name in {"href", "src"} and ADDRESS.match(value):
                self.faults.append(f"html address {value!r} of {tag}")
            if value and name not in {"href", "data-about", "data-drawing"}:
                self.faults += still(f"html {tag} {name}", value)
        if CANARY in tag or (tag in {"script", "iframe", "object", "embed"} and CANARY in self.whole):
            self.faults.append(f"html element {tag}")

    def handle_data(self, data: str) -> None:
        self.faults += still("html text", data)


def in_chart(spec: Any, path: str = "") -> Iterator[str]:
    """Faults of a chart: plotly takes markup in every text but those that our own script escapes itself."""
    if isinstance(spec, dict):
        for name, value in spec.items():
            if (path, name) not in OWN:
                yield from in_chart(value, f"{path}.{name}")
    elif isinstance(spec, list):
        for value in spec:
            yield from in_chart(value, path)
    elif isinstance(spec, str) and CANARY in spec:
        if MARKUP.search(spec.replace("<br>", "")):
            yield f"chart{path} has markup: {spec[:150]!r}"
        yield from still(f"chart{path}", spec)


OWN = {(".layout.meta.picture", name) for name in ("title", "told", "file")}
