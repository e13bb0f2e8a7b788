"""Forged requests by the thousand against one server, and which of the answers held what they may not."""

from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from data_access.state import cookie_key
from data_access.state.tables import state
from tests.rights import asking, canaries, forging
from tests.rights.people import NOBODY, Person, everybody
from tests.serving import ROOT, streamlit

THREADS = 4
OK = 200
SHOWING = (
    ("desk", "role=desk_officer"), ("workflow", "request=01-ID-000001"), ("explore", "of=rows&entity=park"),
    ("parks", ""),
)


@dataclass
class Outcome:
    """What came of it: answers by status, answers that held rows, and what escaped from where."""

    asked: int = 0
    status: Counter[str] = field(default_factory=Counter)
    with_rows: int = 0
    escaped: list[str] = field(default_factory=list)

    def __add__(self, other: "Outcome") -> "Outcome":
        return Outcome(self.asked + other.asked, self.status + other.status,
                       self.with_rows + other.with_rows, [*self.escaped, *other.escaped])

    def add(self, what: str, status: str, answer: bytes, person: Person) -> None:
        self.asked += 1
        self.status[status] += 1
        self.with_rows += bool(canaries.FOUND.search(answer))
        for each in canaries.escaped(answer, person.open_to):
            self.escaped.append(f"{each} to {person.name} ({person.role}) by {what}")


@contextmanager
def standing(demo: Path, home: Path) -> Iterator[tuple[str, list[Person]]]:
    """A server on a copy of the demo with canaries, and everybody who will ask; `home` is its folder."""
    database = canaries.planted(demo, home / "canaries.duckdb")
    made = {
        "SETTINGS_FILE": str(home / "settings.toml"), "DATABASE_URL": f"duckdb:///{database}",
        "STATE_URL": f"sqlite:///{home}/state.sqlite", "COOKIE_KEY_FILE": str(home / "cookie.key"),
    }
    cookie_key.make(home / "cookie.key")
    own = state(made["STATE_URL"])
    people = everybody(own)
    with streamlit(ROOT / "dashboard.py", home / "server.log", made) as served:
        yield served.url, people
    own.dispose()


def requests(
    url: str, people: Sequence[Person], links: Sequence[str], number: int, seed: int,
) -> Outcome:
    """Over HTTP, some of them for `links`: files that pages offered to others."""
    chance, outcome = Random(seed), Outcome()
    forged = [forging.over_http(chance, people, links) for _ in range(number)]
    with ThreadPoolExecutor(THREADS) as pool:
        found = pool.map(lambda each: asking.over_http(url, each[1], each[0]), enumerate(forged))
        for each, (status, answer) in zip(forged, found, strict=True):
            outcome.add(f"{each.method} {each.path}?{each.query}", str(status), answer, each.person)
    return outcome


def pages(url: str, people: Sequence[Person], number: int, seed: int) -> Outcome:
    """Over the socket of the pages, with forged addresses and with the buttons of somebody else."""
    chance, outcome = Random(seed), Outcome()
    buttons = pressed(url, people)
    asked = [
        (chance.choice((*people, NOBODY)), chance.choice(forging.PAGES), forging.of_a_page(chance),
         buttons if chance.random() < 1 / 2 else ())
        for _ in range(number)
    ]
    with ThreadPoolExecutor(THREADS) as pool:
        found = pool.map(lambda each: asking.over_socket(url, *each), asked)
        for (person, page, query, _), answer in zip(asked, found, strict=True):
            owed = Person(person.name, person.role, open_to=person.open_to)
            told = "page" if answer else "nothing"
            outcome.add(f"socket {page}?{query}", told, _but_uncovered(answer, person), owed)
    return outcome


def _but_uncovered(answer: bytes, person: Person) -> bytes:
    """Who may uncover a name and pressed the button with a reason has it: all others may not."""
    if person.role in {"steward", "provincial_deputy"}:
        return answer.replace(canaries.of(canaries.PERSON).encode(), b"")
    return answer


def offered(url: str, people: Sequence[Person]) -> list[str]:
    """Files that pages offered to those who may read them: a steward and a director."""
    found: list[str] = []
    for person in (each for each in people[:6] if each.role in {"steward", "managing_director"}):
        for page, query in SHOWING:
            found += asking.links_in(asking.over_socket(url, person, page, query))
    return found


def pressed(url: str, people: Sequence[Person]) -> list[str]:
    """The buttons and fields by which a steward uncovers names."""
    steward = next(each for each in people if each.role == "steward")
    told = b"".join(asking.over_socket(url, steward, page, query) for page, query in SHOWING)
    return [each for each in asking.widgets_in(told) if "uncover" in each or "reason" in each]
