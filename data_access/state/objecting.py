"""Objections to figures, written: a deputy contests a number of the own province, a steward answers.

Nothing is written over: an objection is one row, and how it ended is another.
"""

from datetime import UTC, datetime

from sqlalchemy import Connection, Engine, RowMapping, insert
from sqlalchemy.exc import IntegrityError

from data_access.state import audit, users, written
from data_access.state.objections import ALL, AUTHORS, STEWARDS, Figure, Seen, figure_of, forbidden, may
from data_access.state.tables import objection, objection_end
from data_access.state.users import User
from data_access.state.written import BadText, persian

LONGEST = 2000           # letters of an objection or an answer
MOST_OPEN = 50           # of one user at a time


def file(state: Engine, username: str, figure: Figure, seen: Seen, text: str) -> int:
    """Writes an objection down and gives its number.

    Raises Forbidden for anybody but an active deputy of that very province, BadText for a text that is empty,
    too long or written before, or when too many of this author's are open.
    """
    author = may(users.find(state, username), AUTHORS)
    if figure.province not in author.provinces:
        raise forbidden()
    kept = written.text(text, LONGEST)
    with state.begin() as connection:
        _check_new(connection, author, figure, kept)
        number = int(connection.execute(insert(objection).values(
            at=datetime.now(UTC), who=author.username, indicator=figure.code, start=figure.period.start,
            stop=figure.period.stop, province=figure.province, park=figure.park, category=figure.category,
            value=seen.value, unit=seen.unit, page=seen.page, address=written.address(seen.address),
            text=kept,
        ).returning(objection.c.id)).scalar_one())
        told = f"{number} {figure.code} {figure.period} {figure.province}"
        audit.noted(connection, author.username, "objection filed", told)
    return number


def answer(state: Engine, username: str, number: int, accepted: bool, reason: str) -> None:
    """A steward's answer; a refusal gives its reason. Raises Forbidden, BadText (ended, no reason)."""
    steward = may(users.find(state, username), STEWARDS)
    kept = written.text(reason, LONGEST) if reason.strip() or not accepted else ""
    with state.begin() as connection:
        _found(connection, number)
        _end(connection, number, steward, "accepted" if accepted else "rejected", kept)


def withdraw(state: Engine, username: str, number: int) -> None:
    """Its author takes it back. Raises Forbidden, BadText (ended already)."""
    author = may(users.find(state, username), AUTHORS)
    with state.begin() as connection:
        if _found(connection, number)["who"] != author.username:
            raise forbidden()
        _end(connection, number, author, "withdrawn", "")


def _check_new(connection: Connection, author: User, figure: Figure, text: str) -> None:
    own = ALL.where(objection.c.who == author.username, objection_end.c.outcome.is_distinct_from("withdrawn"))
    rows = connection.execute(own).mappings().all()
    for row in rows:
        if figure_of(row) == figure and row["text"] == text:
            raise BadText(
                persian(f"همین متن دربارهٔ همین رقم ثبت شده است (شمارهٔ {row['id']})؛ آنچه تازه است بنویسید."),
                f"You filed this very text on this figure before (number {row['id']}): write what is new.",
            )
    if sum(row["outcome"] is None for row in rows) >= MOST_OPEN:
        raise BadText(
            persian(f"{MOST_OPEN} اعتراض شما هنوز باز است؛ تا پاسخ آنها بمانید یا یکی را پس بگیرید."),
            f"{MOST_OPEN} of your objections are still open: wait for an answer or withdraw one.",
        )


def _found(connection: Connection, number: int) -> RowMapping:
    row = connection.execute(ALL.where(objection.c.id == number)).mappings().first()
    if row is None:
        raise BadText("چنین اعتراضی نداریم؛ از فهرست یکی را برگزینید.",
                      "There is no such objection: choose one from the list.")
    return row


def _end(connection: Connection, number: int, by: User, outcome: str, reason: str) -> None:
    """The key of the table lets every objection end once, whoever comes second."""
    try:
        connection.execute(insert(objection_end).values(
            objection=number, at=datetime.now(UTC), who=by.username, outcome=outcome, reason=reason,
        ))
    except IntegrityError as failure:
        raise BadText("این اعتراض پیش‌تر بسته شده است؛ صفحه را تازه کنید و پاسخ آن را ببینید.",
                      "This objection has ended already: load the page anew and see its answer.") from failure
    audit.noted(connection, by.username, f"objection {outcome}", str(number))
