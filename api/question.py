"""A question as it came to the interface, and the two kinds of answers there are."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from api.callers import Caller
from common.errors import BadSelection
from metrics.content import Content

LANGUAGES, YES_NO = ("fa", "en"), ("yes", "no")


@dataclass(frozen=True)
class Question:
    """The parameters as they came, in their order, with whoever asks."""

    caller: Caller
    path: Mapping[str, str]
    given: tuple[tuple[str, str], ...]

    def only(self, known: tuple[str, ...]) -> None:
        """Raises BadSelection for a parameter that is not known here."""
        for name, _ in self.given:
            if name not in known:
                raise BadSelection(
                    f"پارامتر «{name[:40]}» اینجا معنایی ندارد؛ پارامترها: {'، '.join(known) or 'هیچ'}",
                    f"{name[:40]!r} means nothing here; parameters: {', '.join(known) or 'none'}.",
                )

    def one(self, name: str, otherwise: str = "") -> str:
        """The only text of a parameter. Raises BadSelection when it is given twice."""
        texts = [text for key, text in self.given if key == name]
        if len(texts) > 1:
            raise BadSelection(
                f"پارامتر «{name}» را یک بار بنویسید.", f"Give the parameter {name!r} once.",
            )
        return texts[0] if texts else otherwise

    def choice(self, name: str, known: tuple[str, ...], otherwise: str) -> str:
        """One of the known words. Raises BadSelection for another."""
        found = self.one(name, otherwise)
        if found not in known:
            raise BadSelection(
                f"برای «{name}» یکی از این‌ها را بنویسید: {'، '.join(known)}",
                f"Give {name!r} as one of: {', '.join(known)}.",
            )
        return found

    def whole(self, name: str, otherwise: int) -> int:
        """A whole number above nothing. Raises BadSelection."""
        text = self.one(name, str(otherwise))
        if not (text.isascii() and text.isdigit() and len(text) <= 9 and int(text)):  # noqa: PLR2004 - a key
            raise BadSelection(
                f"«{name}» عددی از ۱ به بالاست.", f"{name!r} is a whole number from 1 on.",
            )
        return int(text)


@dataclass(frozen=True)
class Said:
    """An answer that is small enough to be made at once."""

    body: Mapping[str, Any]
    rows: int | None = None


@dataclass(frozen=True)
class Sent:
    """A whole table on its way; `kept` = it leaves as a file, which is recorded, else as plain JSON."""

    content: Content
    form: str
    language: str
    about: bool
    kept: bool
    path: str


Answer = Said | Sent
