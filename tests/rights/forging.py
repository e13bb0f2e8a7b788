"""Requests that somebody would forge: other provinces, rows, persons and users, in every spelling."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random
from urllib.parse import quote, urlencode

from data_access.schema import metadata
from data_access.state import session_cookie
from data_access.state.tables import metadata as of_state
from metrics import registry
from metrics.personal import KEYS
from metrics.scope import CODES
from tests.rights.people import NOBODY, Person

CELLS = ("contract", "request", "request_step", "operating_unit", "park", "cluster", "treatment_plant",
         "export_declaration", "satisfaction_survey", "complaint", "security_incident", "portal_account")
PERSONS = ("applicant", "portal_identity", "holder")
COLUMNS = (*KEYS, "id", "name", "name_fa", "full_name", "mobile", "national_id", "number", "tracking_number",
           "park_name", "province_code", "score", "applicant_name", "holder_name", "enterprise")
PAGES = ("parks", "explore", "explore", "explore", "desk", "workflow", "quality", "objections", "views",
         "papers", "clusters", "verify", "account", "handbook", "overview", "users", "audit", "loading", "")
HEADERS = ("X-Forwarded-User", "X-Remote-User", "Remote-User", "X-Auth-Request-User", "X-Forwarded-Email",
           "X-Streamlit-User", "X-Role", "X-Provinces", "X-Original-URL", "X-Forwarded-For", "Forwarded")
OF_PARKS = ("units_operating", "contracts_signed", "land_added_ha", "contracts_in_force")
OTHER = ("as_of", "role", "user", "rights", "username", "scope", "debug", "objection", "view", "token",
         "next")
SOUND = 0.85    # so many parts of a request are as they should be, so that most of it is answered
Pairs = list[tuple[str, str]]


@dataclass(frozen=True)
class Forged:
    """A request; `person` is who it comes from in truth, whatever it says of itself."""

    path: str
    query: str
    person: Person
    headers: Sequence[tuple[str, str]] = field(default_factory=tuple)
    method: str = "GET"


def over_http(chance: Random, people: Sequence[Person], links: Sequence[str]) -> Forged:
    """One request of the interface, of a file of somebody's, or of an address that there is not."""
    kind = chance.choices(("rows", "values", "lists", "file", "address"), (50, 28, 4, 9, 9))[0]
    person, headers = _who(chance, people)
    method = chance.choices(("GET", "POST", "HEAD", "PUT"), (94, 2, 2, 2))[0]
    if kind == "rows":
        every = (*PERSONS, *metadata.tables, *of_state.tables, "..", "contract%2F..")
        entity = chance.choice(CELLS if chance.random() < 0.8 else every)
        return Forged(f"/api/v1/rows/{entity}", _of_rows(chance), person, headers, method)
    if kind == "values":
        return Forged("/api/v1/values", _of_values(chance), person, headers, method)
    if kind == "lists":
        path = chance.choice(("entities", "indicators", "openapi.json", "users", "audit", "../v1/entities"))
        return Forged(f"/api/v1/{path}", "", person, headers, method)
    if kind == "file" and links:
        return Forged(_changed(chance, chance.choice(links)), "", person, headers, method)
    return Forged(_address(chance), of_a_page(chance), person, headers, method)


def of_a_page(chance: Random) -> str:
    """The query string of a page."""
    pairs = _places(chance)
    if chance.random() < 0.6:
        pairs += [("of", "rows"), ("entity", chance.choice((*CELLS, *CELLS, *PERSONS)))]
    else:
        pairs += [("rows", chance.choice(("park", "park", "province,park"))),
                  ("indicators", chance.choice(("units_operating", "contracts_signed"))), ("periods", "1401")]
    pairs += [("request", f"{chance.randrange(31):02}-ID-{chance.randrange(999):06}"),
              ("objection", str(chance.randrange(6))), ("view", str(chance.randrange(6))),
              ("role", chance.choice(("desk_officer", "expert", "applicant", "administrator")))]
    return _spelled(chance, [*chance.sample(pairs, k=chance.randrange(1, len(pairs))), *_others(chance)])


def _who(chance: Random, people: Sequence[Person]) -> tuple[Person, list[tuple[str, str]]]:
    """Whoever asks, and what the request says of it: the truth, an altered truth, or somebody else's name."""
    person, other = chance.choice(people), chance.choice(people)
    cookie = ("Cookie", f"{session_cookie.NAME}={person.cookie}")
    bearer = ("Authorization", f"Bearer {person.token}")
    lies = [(chance.choice(HEADERS), chance.choice((other.name, "administrator", "steward", "127.0.0.1")))
            for _ in range(chance.randrange(3))]
    altered = _altered(chance, person)
    ways: tuple[tuple[Person, list[tuple[str, str]]], ...] = (
        (person, [bearer]), (person, [cookie]), (person, [bearer]), (NOBODY, []), (NOBODY, altered),
        # A token that is sent decides alone, whatever cookie comes with it; and a wrong one lets nobody in.
        (person, [bearer, ("Cookie", f"{session_cookie.NAME}={other.cookie}")]),
        (NOBODY, [("Authorization", f"Bearer {other.token[:-2]}x"), cookie]),
    )
    found, headers = chance.choices(ways, (34, 30, 10, 6, 8, 6, 6))[0]
    return found, [*headers, *lies]


def _altered(chance: Random, person: Person) -> list[tuple[str, str]]:
    """A cookie or token that is nearly one."""
    place = chance.randrange(len(person.cookie))
    letter = "A" if person.cookie[place] != "A" else "B"
    changed = f"{person.cookie[:place]}{letter}{person.cookie[place + 1:]}"
    return chance.choice((
        [("Cookie", f"{session_cookie.NAME}={changed}")],
        [("Cookie", f"{session_cookie.NAME}={person.name}")],
        [("Cookie", f"session={person.cookie}")], [("Authorization", f"Bearer {person.cookie}")],
        [("Authorization", f"Basic {person.token}")], [("Authorization", f"Bearer {person.token}\\x00")],
        [("Authorization", f"Bearer {person.token.upper()}")], [("Authorization", "Bearer isipo_")],
    ))


def _places(chance: Random) -> Pairs:
    one, other = chance.choice(CODES), chance.choice(("IR-07", "IR-23"))
    good = (one, f"{one},{other}", f"{other},{one}", other, "", ",".join(CODES))
    odd = (one.lower(), "*", f"{one}' OR '1'='1", f" {one} ", f"{one}\x00", "IR-۰۷", "IR-99",
           f"{other};{one}", one.replace("-", "‑"))
    spelled = good if chance.random() < SOUND else odd
    return [("provinces", chance.choice(spelled)), ("province", chance.choice(spelled)),
            ("park", str(chance.randrange(1, 900)) if chance.random() < SOUND
             else chance.choice(("-1", "1 OR 1=1", "۷", "0x1", "99999999999")))]


def _of_rows(chance: Random) -> str:
    pairs = [each for each in _places(chance)[:1] if chance.random() < 0.7]
    for name, share in (("columns", 0.08), ("order", 0.08)):
        if chance.random() < share:
            pairs.append((name, chance.choice(COLUMNS)))
    if chance.random() < 0.15:
        sign, value = chance.choice(("=", ">=", "<=", "!=", ":")), chance.choice((*CODES, "1", "K4N", "%"))
        pairs.append(("where", f"{chance.choice(COLUMNS)}{sign}{value}"))
    if chance.random() < 0.2:
        pairs.append(("search", chance.choice(("K4N", "N4K", "%", "شهرک", "_", "' OR 1=1 --"))))
    size, page = chance.choice((1, 5, 20, 20, 50, 100)), chance.choice((1, 1, 1, 2, 50))
    pairs += [("size", str(size)), ("page", str(page))]
    if chance.random() < 0.06:
        pairs = [*pairs[:-2], ("format", chance.choice(("csv", "tsv", "xlsx", "parquet", "geojson")))]
    return _spelled(chance, [*pairs, *_others(chance)])


def _of_values(chance: Random) -> str:
    codes = [*registry.all_indicators()] if chance.random() < 0.1 else OF_PARKS
    pairs = [("indicators", chance.choice(codes)),
             ("periods", chance.choice(("1401", "1400", "1401-S3"))),
             ("rows", chance.choice(("park", "park", "park", "province", "province,park", "")))]
    places = _places(chance)
    pairs += [each for each in (places[0], places[2]) if chance.random() < 0.5]
    if chance.random() < 0.15:
        pairs.append(("where", f"{chance.choice(('province', 'park', 'action'))}:{chance.choice(CODES)}"))
    return _spelled(chance, [*pairs, *_others(chance)])


def _others(chance: Random) -> Pairs:
    if chance.random() < SOUND:
        return []
    value = chance.choice(("1", "administrator", "1405-06-01", "IR-23", "yes", "//x"))
    return [(chance.choice(OTHER), value)]


def _spelled(chance: Random, pairs: Pairs) -> str:
    """The query string, now and then with a parameter twice, in another order, or encoded once more."""
    if pairs and chance.random() < 0.15:
        pairs = [*pairs, chance.choice(pairs)]
    if chance.random() < 0.1:
        pairs = chance.sample(pairs, k=len(pairs))
    if chance.random() < 0.07:
        return "&".join(f"{quote(quote(name))}={quote(quote(value))}" for name, value in pairs)
    return urlencode(pairs)


def _changed(chance: Random, link: str) -> str:
    """Somebody else's file: as it is, below another folder, or nearly."""
    return chance.choice((link, link, link, f"{link}?x=1", f"/media/../{link}", f"/media/{link}", link[:-6],
                          f"{link}.csv"))


def _address(chance: Random) -> str:
    return chance.choice((
        "/media/", "/media/%2e%2e/state.sqlite", "/app/static/../../var/state.sqlite", "/.streamlit",
        "/static/..%2f..%2fvar", "/_stcore/stream", "/_stcore/upload_file/x/y", "/component/x/../../var",
        "/var/state.sqlite", "/api/v1/rows", "/api/v2/rows/contract", "/api//v1/rows/contract", "/metrics",
        "/readyz",
        *(f"/{page}" for page in PAGES),
    ))
