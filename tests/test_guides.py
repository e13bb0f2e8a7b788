"""Guides: in both languages, naming every page, leading somewhere, in the digits of their language."""

import re
from pathlib import Path

import pytest

from common import rights, wording
from common.settings import ROOT
from ui import help as guides
from ui.frame import PAGES

SPOKEN = ("fa", "en")
NAMES = sorted({name for names in guides.OF_ROLE.values() for name in names})
LINK = re.compile(r"\]\(([^)]+)\)")
CODE = re.compile(r"```.*?```|`[^`]*`|\]\([^)]*\)|^\d+\. ", re.DOTALL | re.MULTILINE)
PROOF = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")
COMMAND = re.compile(r"`make ([a-z-]+)`")
MOST_BYTES, MOST_OF_ALL = 150_000, 2_000_000
each_language = pytest.mark.parametrize("spoken", SPOKEN)
each_guide = pytest.mark.parametrize("name", NAMES)


def path(name: str, spoken: str) -> Path:
    return guides.FOLDER / spoken / f"{name}.md"


def written(name: str, spoken: str) -> str:
    return path(name, spoken).read_text(encoding="utf-8")


@each_language
def test_every_guide_is_there_and_no_other(spoken: str) -> None:
    assert NAMES == sorted(each.stem for each in (guides.FOLDER / spoken).glob("*.md"))


def test_every_role_has_a_guide() -> None:
    assert set(rights.ROLES) == set(guides.OF_ROLE)


@each_language
@pytest.mark.parametrize("role", guides.OF_ROLE)
def test_the_guides_of_a_role_name_every_page_that_it_may_open(role: str, spoken: str) -> None:
    text = "".join(written(name, spoken) for name in guides.OF_ROLE[role])
    assert [] == [page for page in PAGES if rights.opens(role, page) and f"pages/{page}.py)" not in text]


@each_guide
@each_language
def test_pages_are_called_as_they_are_called_on_the_screen(name: str, spoken: str) -> None:
    links = re.findall(r"\[([^\]]+)\]\((?:\.\./)+pages/(\w+)\.py\)", written(name, spoken))
    titles = wording.messages(spoken)
    assert [] == [(text, page) for text, page in links if text != titles[f"page.{page}.title"]]


@each_guide
@each_language
def test_links_lead_somewhere(name: str, spoken: str) -> None:
    targets, here = LINK.findall(written(name, spoken)), path(name, spoken).parent
    assert targets
    assert [] == [target for target in targets if not (here / target).resolve().is_file()]


@each_guide
def test_persian_guides_have_persian_digits_outside_code(name: str) -> None:
    assert [] == re.findall(r".{0,20}[0-9].{0,20}", CODE.sub("", written(name, "fa")))


@each_guide
@each_language
def test_every_guide_tells_what_to_do_about_what_one_is_told(name: str, spoken: str) -> None:
    heading = {"fa": r"^## .*(پیام|می‌بینند)", "en": r"^## .*told"}[spoken]
    assert re.search(heading, written(name, spoken), re.MULTILINE)


@each_guide
@each_language
def test_a_guide_on_the_screen_holds_all_of_its_text(name: str, spoken: str) -> None:
    told = guides.guide(name, spoken)
    assert written(name, spoken).startswith(f"# {told.title}\n")
    assert written(name, spoken).count("\n## ") == len(told.sections) - 1
    assert len({each.anchor for each in told.sections}) == len(told.sections)
    assert all(each.text for each in told.sections)


def test_pictures_are_small() -> None:
    sizes = [each.stat().st_size for each in (ROOT / "docs/images/guide").iterdir()]
    assert sizes
    assert max(sizes) < MOST_BYTES
    assert sum(sizes) < MOST_OF_ALL


def test_whatever_is_said_to_be_proved_names_a_test_that_is_there() -> None:
    text = (ROOT / "docs/reliability.md").read_text(encoding="utf-8")
    proofs = PROOF.findall(text)
    assert proofs
    assert [] == [
        (file, name) for file, name in proofs
        if not (ROOT / file).is_file() or f"def {name}(" not in (ROOT / file).read_text(encoding="utf-8")
    ]


@pytest.mark.parametrize("document", ["README.md", "docs/reliability.md", "docs/data.md"])
def test_documents_name_commands_and_files_that_are_there(document: str) -> None:
    text = (ROOT / document).read_text(encoding="utf-8")
    made = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert [] == [name for name in COMMAND.findall(text) if name not in made]
    here = (ROOT / document).parent
    files = [target for target in LINK.findall(text) if "://" not in target]
    assert [] == [target for target in files if not (here / target).exists()]
