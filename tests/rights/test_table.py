"""The table of rights, cell by cell: every role on every entity, column, indicator and page."""

import ast
import re
from collections.abc import Iterator

import pytest
from sqlalchemy.dialects import sqlite

from common import rights as table
from common.errors import BadSelection, DashboardError, Forbidden
from common.period import Period
from common.rights import ALL_OF_IT, PUBLIC, ROLES, TABLE, Reach
from common.settings import ROOT
from data_access.schema import metadata
from data_access.state.tables import ROLES as ROLES_OF_USERS
from metrics import listing, registry
from metrics.asking import asked
from metrics.over_plans import is_over
from metrics.personal import personal
from metrics.register import Register, entities, entity
from metrics.register.paths import ways
from metrics.register.question import Question
from metrics.scope import Rights, Scope
from ui import frame, query

YEAR = Period.of_year(1401)
OWN, OTHER = frozenset({"IR-07"}), frozenset({"IR-23"})
EVERY = (*ROLES, PUBLIC)
each_role = pytest.mark.parametrize("role", EVERY)


def of(role: str) -> Rights:
    return Rights.of(role, OWN)


def sample(role: str) -> list[str]:
    """Every tenth indicator, others for each role, and all that are public."""
    every = registry.all_indicators()
    public = [code for code, about in every.items() if about.public]
    return [*public, *[*every][EVERY.index(role)::10]]


def test_every_role_of_a_user_has_its_row_and_no_other() -> None:
    assert sorted(ROLES_OF_USERS) == sorted(ROLES)
    assert table.NOTHING == table.of("root")


def test_every_page_is_in_the_table() -> None:
    """A page that is in no row is open to nobody, which nobody meant."""
    assert [] == [page for page in frame.PAGES if not any(table.opens(role, page) for role in EVERY)]


@each_role
def test_the_menu_shows_what_the_role_may_open(role: str) -> None:
    shown = {page for pages in frame.menu(role).values() for page in pages}
    assert {page for page in frame.PAGES if page in TABLE[role].pages} == shown


@each_role
def test_a_role_reads_the_entities_of_its_row(role: str) -> None:
    right = TABLE[role]
    if right.rows is Reach.NOWHERE:
        with pytest.raises(Forbidden):
            entities(of(role))
        return
    read = {each.name for each in entities(of(role))}
    for name in (each.name for each in entities(Rights("steward"))):
        closed = right.closed.get(name) == ALL_OF_IT
        placed = bool(ways(metadata.tables[name]))
        assert (name, name in read) == (name, not closed and (placed or right.national))
        if name not in read:
            with pytest.raises(Forbidden):
                entity(name, of(role))


@each_role
def test_no_role_is_given_a_column_that_is_personal_or_closed(role: str) -> None:
    """Shown, filtered by, ordered by: for whoever may not read it a column is not there."""
    for name in metadata.tables:
        for column in metadata.tables[name].c:
            if not personal(column) and column.name not in TABLE[role].closed.get(name, ()):
                continue
            for address in (f"columns={column.name}", f"where={column.name}=1", f"order={column.name}"):
                with pytest.raises((BadSelection, Forbidden)):
                    Question(Register.parse(f"entity={name}&{address}"), of(role))


def test_what_is_selected_holds_nothing_personal() -> None:
    for role in ROLES:
        for each in entities(of(role)) if TABLE[role].rows is not Reach.NOWHERE else ():
            for field in each.fields:
                assert field.stored is None or not personal(field.stored)
                assert field.named is None or not personal(field.named)


@each_role
def test_figures_are_open_as_far_as_the_row_says(role: str) -> None:
    for code in sample(role):
        about = registry.get(code)
        try:
            asked((code,), (YEAR,), Scope(YEAR, of(role))) if not is_over(code) else of(role).check()
            may = True
        except Forbidden:
            may = False
        wanted = TABLE[role].figures is Reach.EVERYWHERE or (
            TABLE[role].figures is Reach.PUBLIC and about.public)
        assert (code, wanted) == (code, may)


@each_role
def test_the_rows_behind_a_figure_are_those_of_the_own_provinces(role: str) -> None:
    """Of every indicator, with the province of others asked for: a sentence, and no question at all."""
    for code in (code for code in sample(role) if not is_over(code)):
        try:
            told = str(_compiled(code, Scope(YEAR, of(role))))
        except Forbidden:
            fact = listing.first(registry.get(code).formula).fact
            closed = TABLE[role].closed.get(fact.entity.name) == ALL_OF_IT
            assert (code, True) == (code, TABLE[role].rows is Reach.NOWHERE or closed)
            continue
        assert (code, TABLE[role].rows is Reach.OWN) == (code, "IN ('IR-07')" in told or "WHERE false" in told
                                                         or " 0 = 1" in told)
        if TABLE[role].rows is Reach.OWN:
            with pytest.raises(Forbidden):
                _compiled(code, Scope(YEAR, of(role), OTHER))


def _compiled(code: str, scope: Scope) -> object:
    found = listing.rows_question(code, scope)
    return found.compile(dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True})


def test_nobody_comes_to_all_provinces_by_leaving_them_out() -> None:
    assert frozenset() == Rights("provincial_deputy").provinces == Rights("administrator").provinces
    assert frozenset() == Rights("administrator", OWN).provinces == Rights("nobody", OWN).provinces
    with pytest.raises(Forbidden):
        Scope(YEAR, Rights("provincial_deputy")).detail_provinces()
    both = Rights.of("provincial_deputy", OWN | OTHER)
    assert OTHER == Scope(YEAR, both, OTHER).detail_provinces()
    assert OWN | OTHER == Scope(YEAR, both).detail_provinces()


def test_an_answer_is_remembered_for_readers_with_the_same_rights_only() -> None:
    """Equal rights are of one role and the same provinces; keys tell all others apart."""
    several = [Rights.of(role, own) for role in EVERY for own in (OWN, OTHER, OWN | OTHER)]
    different = set(several)
    assert 1 + 3 + 4 == len(different) == len({each.key for each in several})
    assert len(different) == len({query_key(each) for each in several})
    assert Rights.of("provincial_deputy", OWN) == Rights("provincial_deputy", frozenset({"IR-07"}))


def query_key(rights: Rights) -> object:
    return (rights.key, Scope(YEAR, rights))


def remembered() -> Iterator[tuple[str, ast.FunctionDef]]:
    """Every function of the pages whose answers are kept for other readers."""
    for path in (*(ROOT / "ui").rglob("*.py"), *(ROOT / "pages").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef) and any(
                "cache_data" in (text := ast.unparse(each)) or text.startswith(("kept", "@kept"))
                for each in node.decorator_list
            ):
                yield f"{path.name}:{node.name}", node


def test_whatever_depends_on_rights_is_remembered_under_them() -> None:
    """Arguments that begin with _ are no part of the key: whoever takes rights so must take a key beside."""
    found = list(remembered())
    assert len(found) > 20
    for name, node in found:
        names = [each.arg for each in node.args.args]
        hidden = {"_scope", "_rights", "_selection", "_asked", "_wait"} & {*names}
        keyed = {"key", "address", "username", "codes"} & {*names}
        assert (name, True) == (name, not hidden or bool(keyed))
    assert query.key_of(Scope(YEAR, of("analyst"))) != query.key_of(Scope(YEAR, of("steward")))


def test_the_proof_of_an_audited_look_is_made_in_one_place() -> None:
    """Names are read with it alone; what makes it has written the line before."""
    making = [
        path.relative_to(ROOT).as_posix()
        for room in ("metrics", "ui", "api", "pages", "reports", "exports", "web", "data_access", "common")
        for path in (ROOT / room).rglob("*.py") if re.search(r"\bUncovered\(", path.read_text("utf-8"))
    ]
    assert ["ui/uncovering.py"] == making


@each_role
def test_what_a_role_may_do_is_asked_by_name(role: str) -> None:
    for action in table.ACTIONS:
        try:
            of(role).check_may(action)
            may = True
        except DashboardError:
            may = False
        assert (action, action in TABLE[role].actions) == (action, may)
