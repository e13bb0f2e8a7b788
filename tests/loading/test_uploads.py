"""Uploads: what is taken in, who may begin what, and a job that is found again whatever became of it."""

import io
import os
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, select

from common.errors import Forbidden
from common.settings import settings
from data_access.state.tables import audit, state
from data_access.uploads import accepting, job, work
from data_access.uploads.accepting import UploadRefused
from data_access.uploads.job import CHECK, LOAD, Asked, Job
from tests import readers
from tests.loading.stand import PARK, PARKS, Place

PATIENCE = 120


@pytest.fixture
def engine(embedded: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Engine]:
    """An installation of its own: its settings reach the process that a job starts."""
    monkeypatch.setenv("DATABASE_URL", embedded.url)
    monkeypatch.setenv("STATE_URL", f"sqlite:///{tmp_path}/state.sqlite")
    monkeypatch.setenv("COOKIE_KEY_FILE", str(tmp_path / "cookie.key"))
    monkeypatch.setenv("LOADING_DIR", str(tmp_path / "jobs"))
    settings.cache_clear()
    made = state(settings().state_url)
    readers.everybody(made)
    yield made
    made.dispose()


def brought(who: str, path: Path) -> Job:
    content = path.read_bytes()
    name = accepting.accept(path.name, content)
    asked = Asked("rows", who, (name,), (accepting.digest(content),))
    return job.keep(Path(settings().loading_dir), asked, [content])


def ended(made: Job) -> Job:
    """The job when its process has let go of it."""
    deadline = time.monotonic() + PATIENCE
    while made.running and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not made.running
    return made


def bomb() -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", "x")
        packed.writestr("xl/worksheets/sheet1.xml", b"0" * 50 * 1024**2)
    return held.getvalue()


@pytest.mark.parametrize(("name", "content"), [
    ("a.exe", b"MZ"), ("a.csv", b""), ("a.csv", b"a\0b"), ("a.csv", b"PK\x03\x04"), ("a.xlsx", b"name\n1\n"),
    ("a.xlsx", bomb()), ("a.csv", b"x" * (accepting.LARGEST + 1)), ("..", b"x"), ("a.csv.html", b"<b>"),
], ids=lambda value: value if isinstance(value, str) else None)
def test_what_cannot_be_a_table_is_not_taken_in(name: str, content: bytes) -> None:
    with pytest.raises(UploadRefused):
        accepting.accept(name, content)


@pytest.mark.parametrize("name", [
    "../../etc/passwd.csv", "..\\..\\x.csv", "/etc/x.csv", "a\0b.csv", "<script>.csv", "x" * 300 + ".csv",
    ".csv", "\u202eفساد.csv",
])
def test_names_of_files_are_harmless(name: str) -> None:
    kept = accepting.safe_name(name)
    assert not set(kept) & set("/\\<>\0\u202e:*?|\"'&")
    assert not kept.startswith(".")
    assert len(kept) < 100


def test_a_check_then_a_load_in_a_process_of_its_own(engine: Engine, embedded: Place) -> None:
    path = embedded.csv("park", PARKS, PARK)
    made = brought("amin", path)
    work.start(made, CHECK, "amin")
    outcome = ended(made).outcome
    assert outcome is not None
    assert ({"park": 1}, (), None) == (
        {name: each.added for name, each in outcome.entities.items()}, outcome.refusals, outcome.problem
    )
    assert [(0,)] == embedded.rows("SELECT count(*) FROM park")
    work.start(made, LOAD, "amin")
    loaded = ended(brought("amin", path)).outcome   # the same file again is the same job
    assert loaded is not None
    assert 1 == loaded.load
    assert [("amin", "import"), ("amin", "import")] == _audited(engine)
    changed = brought("amin", embedded.csv("park", PARKS, (*PARK[:3], "خیر", *PARK[4:])))
    work.start(changed, CHECK, "amin")
    told = ended(changed).outcome
    assert told is not None
    assert told.needs_reason
    assert [("park", "state_owned", "True", "False")] == [
        (each.entity, each.column, each.old, each.new) for each in told.examples
    ]


def test_a_faulty_file_gives_its_workbook(engine: Engine, embedded: Place) -> None:
    made = brought("amin", embedded.csv("park", PARKS, ("یک", "قمم", *PARK[2:])))
    work.start(made, CHECK, "amin")
    outcome = ended(made).outcome
    assert outcome is not None
    assert ["not_province"] == [each.rule for each in outcome.refusals]
    assert made.book is not None
    assert [("amin", "import refused")] == _audited(engine)


@pytest.mark.usefixtures("engine")
@pytest.mark.parametrize("who", ["modir", "fars", "tahlilgar", "admin", "nobody"])
def test_who_may_not_load_begins_nothing(embedded: Place, who: str) -> None:
    made = brought(who, embedded.csv("park", PARKS, PARK))
    with pytest.raises(Forbidden):
        work.start(made, CHECK, who)
    assert "" == made.step


@pytest.mark.usefixtures("engine")
def test_a_job_belongs_to_who_began_it(embedded: Place) -> None:
    made = brought("amin", embedded.csv("park", PARKS, PARK))
    root = Path(settings().loading_dir)
    assert made == job.of_key(root, made.key, "amin")
    with pytest.raises(Forbidden):
        job.of_key(root, made.key, "modir")
    for wrong in ("../" + made.key, "", "x" * 24):
        with pytest.raises(job.NoSuchJob):
            job.of_key(root, wrong, "amin")


@pytest.mark.usefixtures("engine")
def test_a_killed_process_is_told_of_and_can_be_begun_again(embedded: Place) -> None:
    made = brought("amin", embedded.csv("park", PARKS, PARK))
    work.start(made, CHECK, "amin")
    os.kill(work.last_child(), 9)
    assert ended(made).broken
    work.start(made, CHECK, "amin")
    assert ended(made).outcome is not None


def _audited(engine: Engine) -> list[tuple[str, str]]:
    with engine.connect() as connection:
        rows = connection.execute(select(audit.c.who, audit.c.what).where(audit.c.what.like("import%")))
        return [(row.who, row.what) for row in rows]
