"""The databases before and after a load, made where nobody asked for them yet."""

from data_access import opened
from data_access.database import Database
from metrics.loads import Load
from ui import as_of, query
from ui.words import moment, say


def around(chosen: Load) -> tuple[Database, Database]:
    """The database as the load found it, and as it left it."""
    return before(chosen), after(chosen)


def before(chosen: Load) -> Database:
    """The database as the load found it. Raises DataUnavailable."""
    as_of.wait_for(chosen.at, say("restated.making", at=moment(chosen.at)))
    return opened.at(chosen.at)


def after(chosen: Load) -> Database:
    """The database as the load left it: that of now, unless others came later."""
    if chosen.after is None:
        return query.database()
    as_of.wait_for(chosen.after, say("restated.making", at=moment(chosen.at)))
    return opened.at(chosen.after)
