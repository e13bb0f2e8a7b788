"""The board paper as PDF: what a reader of the file finds, whatever stood in the database."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from common.period import Period
from data_access.database import Database
from reports import joiners, typeset
from reports.board import board
from reports.model import Chapter, Column, Headlines, Line, Paper, Said, Table
from reports.words import Words
from tests.reports.conftest import ADMINISTRATOR, facts, read

HOSTILE = (
    '#panic("x")', "$x^2$", "*bold* _it_", "@label <label>", '"quoted" \\ back', "= heading", "// comment",
    "#{1+1}", "`raw`", '#image("/etc/passwd")', "[bracket]",
)
TURNED = "abc\u202edef"
FEW = Period.of_year(1401)


def little(*names: str, language: str = "fa") -> Paper:
    """A paper of one table with these names, in its title, lines and paragraphs too."""
    table = Table(
        "t", names[0], names[0], (Column(names[0], names[0], "ha", "land_added_ha"),),
        tuple(Line(name, (1234.5,), beside=name) for name in names), ("land_added_ha",), beside=names[0],
    )
    said = Said(names[0], tuple((name, name) for name in names))
    return Paper(
        "little", names[0], language, FEW, (Chapter(names[0], (table, said)),), date(2023, 3, 20),
        simulated=True, made_on=date(2023, 4, 1), credit=names[0],
    )


def test_headline_figures_stand_in_persian_digits(paper: Paper, paper_file: Path) -> None:
    found = read(paper_file, "-f", "4", "-l", "4")
    figures = next(part for part in paper.chapters[0].parts if isinstance(part, Headlines)).figures
    words = Words("fa")
    assert [] == [each.code for each in figures if words.number(each.value, each.unit) not in found]
    assert "۱٬۰۱۵٬۸۷۰" in found


def test_persian_words_are_found_whole_and_in_order(paper_file: Path) -> None:
    found = read(paper_file)
    expected = ("گزارش عملکرد برای هیئت‌مدیره", "شبیه‌سازی‌شده", "میز خدمت و زمان انتظار", "کهگیلویه و بویراحمد")
    assert [] == [words for words in expected if words not in found]
    assert "\ue000" not in found


def test_the_file_tells_its_title_and_is_tagged(paper: Paper, paper_file: Path) -> None:
    told = facts(paper_file)
    assert (paper.title, "yes") == (told["Title"], told["Tagged"])
    assert re.search(rb"/Lang\s*\(fa\)", paper_file.read_bytes())


def test_contents_and_bookmarks_name_every_chapter_with_its_page(paper: Paper, paper_file: Path) -> None:
    contents = read(paper_file, "-f", "2", "-l", "3", "-layout")
    pages = facts(paper_file)["Pages"]
    lines = contents.splitlines()
    for chapter in paper.chapters:
        words = re.findall(r"[\w\u200c]+", chapter.title)
        found = next(line for line in lines if all(word in line for word in words))
        assert re.search("[۰-۹]+", found)
    assert b"/Outlines" in paper_file.read_bytes()
    fourth = read(paper_file, "-f", "4", "-l", "4")
    assert all(part in fourth for part in ("صفحهٔ", "۴", Words("fa").digits(pages)))


def test_a_table_over_pages_repeats_its_heading(tmp_path: Path) -> None:
    columns = tuple(Column("", name, "ha") for name in ("ستون یکم", "ستون دوم", "ستون سوم"))
    lines = tuple(Line(f"سطر {number}", (1.0, 2.0, None)) for number in range(150))
    table = Table("t", "جدول دراز", "سر جدول", columns, lines)
    file = tmp_path / "long.pdf"
    file.write_bytes(typeset.pdf(replace(little("نام"), chapters=(Chapter("فصل", (table,)),))))
    pages = int(facts(file)["Pages"])
    assert pages > 4
    assert all("ستون سوم" in read(file, "-f", str(page), "-l", str(page)) for page in range(3, pages + 1))


@pytest.mark.parametrize("language", ["fa", "en"])
def test_hostile_names_stand_as_text(tmp_path: Path, language: str) -> None:
    file = tmp_path / "hostile.pdf"
    file.write_bytes(typeset.pdf(little(*HOSTILE, language=language)))
    found = read(file, "-raw")
    assert [] == [name for name in HOSTILE if "".join(name.split()) not in "".join(found.split())
                  and language == "en"]
    assert "root:" not in found


def test_overlong_turned_and_unprintable_names_do_no_harm(tmp_path: Path) -> None:
    file = tmp_path / "long.pdf"
    file.write_bytes(typeset.pdf(little("x" * 10_000, TURNED, "نام 😀 شهرک", "a\x00b\x1bc", "‌" * 50, "")))
    found = read(file, "-raw")
    assert "abcdef" in found
    assert "x" * 20 in found
    assert int(facts(file)["Pages"]) < 12


@pytest.mark.parametrize("period", ["1401-S1", "1401-12", "1401-07-15"])
def test_every_kind_of_period_and_both_languages_compile(demo: Database, period: str, tmp_path: Path) -> None:
    file = tmp_path / "any.pdf"
    file.write_bytes(typeset.pdf(board(Period.parse(period), ADMINISTRATOR, demo, "en")))
    assert "Contents" in read(file, "-f", "2", "-l", "2")
    assert int(facts(file)["Pages"]) > 20


def test_a_file_without_non_joiners_stays_as_it_was() -> None:
    assert joiners.named(b"%PDF-1.7 nothing") == b"%PDF-1.7 nothing"
