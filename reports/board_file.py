"""The file in which a steward says what stands in the board paper: read, and refused where it is wrong."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from common.errors import DashboardError, SettingsError
from metrics import registry
from reports import printed

# What a part of each kind must say, beside what it may: a title of its own.
KINDS: dict[str, tuple[str, ...]] = {
    "headlines": ("indicators",), "table": (), "map": ("indicator",), "bars": ("indicator",),
    "months": ("indicator",), "waits": (), "contradictions": (), "text": ("fa", "en"),
}
OPTIONAL = {"table": ("of", "indicators", "by")}
TITLES = ("title_fa", "title_en")
GROUPINGS = ("", "province", "park")
LONGEST = 2_000_000     # letters; a larger file is no list of sections


class BadBoard(SettingsError):
    """The file of the board paper cannot be used as it stands."""


@dataclass(frozen=True)
class Wanted:
    """One part of a chapter, checked. `of`: printed tables; `codes`: indicators."""

    kind: str
    codes: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    by: str = ""
    title_fa: str = ""
    title_en: str = ""
    fa: str = ""
    en: str = ""

    def title(self, language: str) -> str:
        return self.title_fa if language == "fa" else self.title_en


@dataclass(frozen=True)
class Section:
    """A chapter as the file has it."""

    title_fa: str
    title_en: str
    parts: tuple[Wanted, ...]

    def title(self, language: str) -> str:
        return self.title_fa if language == "fa" else self.title_en


@dataclass(frozen=True)
class Board:
    """The whole file."""

    title_fa: str
    title_en: str
    chapters: tuple[Section, ...]

    def title(self, language: str) -> str:
        return self.title_fa if language == "fa" else self.title_en


def read(path: Path) -> Board:
    """The file's wishes. Raises BadBoard naming the file, the place in it and what is wrong there."""
    try:
        if path.stat().st_size > LONGEST:
            raise _refused(path, "", "پرونده بزرگ‌تر از آن است که فهرست بخش‌ها باشد", "the file is too large")
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as failure:
        fa, en = "پرونده پیدا نشد یا خوانده نمی‌شود", "it is missing or cannot be read"
        raise _refused(path, "", fa, en) from failure
    except ValueError as failure:
        fa, en = f"TOML آن درست نیست ({failure})", f"its TOML is wrong ({failure})"
        raise _refused(path, "", fa, en) from failure
    return _Reading(path).board(found)


@dataclass(frozen=True)
class _Reading:
    """Reads one file, so that every refusal can name it."""

    path: Path

    def board(self, found: Mapping[str, Any]) -> Board:
        self._only(found, "", (*TITLES, "chapter"))
        chapters = self._tables(found, "", "chapter")
        return Board(
            self._text(found, "", "title_fa"), self._text(found, "", "title_en"),
            tuple(self._chapter(each, f"chapter {number}") for number, each in enumerate(chapters, 1)),
        )

    def _chapter(self, found: Mapping[str, Any], place: str) -> Section:
        self._only(found, place, (*TITLES, "part"))
        parts = self._tables(found, place, "part")
        return Section(
            self._text(found, place, "title_fa"), self._text(found, place, "title_en"),
            tuple(self._part(each, f"{place}, part {number}") for number, each in enumerate(parts, 1)),
        )

    def _part(self, found: Mapping[str, Any], place: str) -> Wanted:
        kind = self._text(found, place, "kind")
        if kind not in KINDS:
            raise self._no(place, "kind", f"«{kind}» از انواع {'، '.join(KINDS)} نیست",
                           f"{kind!r} is none of {', '.join(KINDS)}")
        self._only(found, place, ("kind", *TITLES, *KINDS[kind], *OPTIONAL.get(kind, ())))
        if kind == "table":
            return self._titled(self._table(found, place), found, place)
        needed = [name for name in ("indicator", "indicators") if name in KINDS[kind]]
        codes = self._codes(found, place, needed[0]) if needed else ()
        fa, en = (self._text(found, place, name) if name in KINDS[kind] else "" for name in ("fa", "en"))
        return self._titled(Wanted(kind, codes, fa=fa, en=en), found, place)

    def _titled(self, wanted: Wanted, found: Mapping[str, Any], place: str) -> Wanted:
        fa, en = (self._text(found, place, name) if name in found else "" for name in TITLES)
        return replace(wanted, title_fa=fa, title_en=en)

    def _table(self, found: Mapping[str, Any], place: str) -> Wanted:
        if ("of" in found) == ("indicators" in found):
            raise self._no(place, "of", "یا `of` بنویسید یا `indicators`، نه هر دو",
                           "write either `of` or `indicators`, not both")
        if "of" in found:
            return Wanted("table", of=self._printed(found, place))
        by = self._text(found, place, "by") if found.get("by") else ""
        if by not in GROUPINGS:
            raise self._no(place, "by", f"«{by}» نه province است نه park",
                           f"{by!r} is neither province nor park")
        return Wanted("table", self._codes(found, place, "indicators"), by=by)

    def _printed(self, found: Mapping[str, Any], place: str) -> tuple[str, ...]:
        of = self._names(found, place, "of")
        for name in of:
            if name not in printed.tables():
                raise self._no(place, "of", f"جدولی به نام «{name}» در گزارش ۱۴۰۱ نیست",
                               f"the 1401 report has no table {name!r}")
        layouts = [layout for name in of for layout in printed.tables()[name]]
        if len(of) > 1 and printed.merged(layouts) is None:
            raise self._no(place, "of", "فقط جدول‌هایی که هر سطرشان یک شاخص است یکی می‌شوند",
                           "only tables with a line per indicator can be made one")
        return of

    def _codes(self, found: Mapping[str, Any], place: str, key: str) -> tuple[str, ...]:
        codes = self._names(found, place, key)
        for code in codes:
            try:
                registry.get(code)
            except DashboardError as problem:
                raise self._no(place, key, problem.fa, problem.en) from problem
        return codes

    def _names(self, found: Mapping[str, Any], place: str, key: str) -> tuple[str, ...]:
        """A text, or a list of texts."""
        value = found.get(key)
        names = value if isinstance(value, list) else [value]
        if not names or not all(isinstance(name, str) and name for name in names):
            raise self._no(place, key, "باید متن یا فهرستی از متن‌ها باشد",
                           "must be a text or a list of texts")
        return tuple(names)

    def _text(self, found: Mapping[str, Any], place: str, key: str) -> str:
        value = found.get(key)
        if not isinstance(value, str) or not value.strip():
            raise self._no(place, key, "باید متنی باشد که خالی نیست", "must be a text that is not empty")
        return value.strip()

    def _tables(self, found: Mapping[str, Any], place: str, key: str) -> list[dict[str, Any]]:
        value = found.get(key)
        if not isinstance(value, list) or not value or not all(isinstance(each, dict) for each in value):
            raise self._no(place, key, f"دست‌کم یک بخش [[{key}]] لازم است",
                           f"at least one [[{key}]] is needed")
        return value

    def _only(self, found: Mapping[str, Any], place: str, known: tuple[str, ...]) -> None:
        for key in found:
            if key not in known:
                raise self._no(place, key, f"ناشناخته است؛ شناخته‌ها: {'، '.join(known)}",
                               f"is not known; known: {', '.join(known)}")

    def _no(self, place: str, key: str, fa: str, en: str) -> BadBoard:
        return _refused(self.path, ", ".join(filter(None, [place, f"`{key}`"])), fa, en)


def _refused(path: Path, place: str, fa: str, en: str) -> BadBoard:
    at_fa, at_en = (f"، {place}" if place else ""), (f", {place}" if place else "")
    return BadBoard(
        f"پروندهٔ {path.name}{at_fa}: {fa}. آن را درست کنید.", f"The file {path.name}{at_en}: {en}. Mend it.",
    )
