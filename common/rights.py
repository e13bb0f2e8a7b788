"""The one table of rights: what each role reads, where, which pages it opens and what it may do.

Everything that is not in it is closed. docs/rights.md is written from it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType


class Reach(StrEnum):
    """How far a right goes."""

    NOWHERE = "nowhere"
    PUBLIC = "public"           # figures that are open to everybody
    OWN = "own"                 # the provinces of the user
    EVERYWHERE = "everywhere"


PUBLIC = "public"               # whoever has not signed in
STANDING = ("overview", "changes", "compare", "programmes")
WORK = ("parks", "land", "units", "works", "zones", "clusters", "technology")
DESK = ("desk", "waits", "workflow", "promises", "ahead")
MONEY = ("budget", "organisation")
TOOLS = ("explore", "papers")
TRUST = ("reconciliation", "handbook", "about", "help")
OWN_THINGS = ("verify", "views", "account")
OPEN = ("startups",)            # for which nobody has to sign in
_READER = (*STANDING, *WORK, *DESK, *MONEY, *TOOLS, *TRUST, *OWN_THINGS, *OPEN, "quality", "objections",
           "restatements")
ALL_OF_IT: tuple[str, ...] = ()     # in `closed`: not some columns of the entity but the whole of it

ACTIONS = {
    "export_figures": "take away tables of figures", "export_rows": "take away operational rows",
    "make_papers": "have the board paper or the page of a province made",
    "make_tokens": "let programs ask in the own name", "keep_views": "keep and share views",
    "tend_views": "rename or remove what others share", "object": "contest a figure of an own province",
    "answer_objections": "answer what was contested", "load_data": "load, correct and remove data",
    "see_who_exported": "see who took a file that is verified", "manage_users": "make and change users",
    "read_audit": "read and take away the audit log",
}
_READS = ("export_figures", "export_rows", "make_papers", "make_tokens", "keep_views")


@dataclass(frozen=True)
class Right:
    """What one role may do; whatever is left out it may not.

    `rows`: operational rows and single parks. `national`: rows that belong to no province. `uncover`:
    personal data, one record or one page of a list at a time, with a reason that is kept. `closed`: entity
    to columns that are closed although its rows are open. `why`: the reason, for docs/rights.md.
    """

    why: str = ""
    figures: Reach = Reach.NOWHERE
    rows: Reach = Reach.NOWHERE
    national: bool = False
    uncover: Reach = Reach.NOWHERE
    pages: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    closed: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))


TABLE: Mapping[str, Right] = MappingProxyType({
    "managing_director": Right(
        "Answers for everything, so sees all provinces and rows; needs offices, not persons: no names.",
        Reach.EVERYWHERE, Reach.EVERYWHERE, national=True, pages=_READER, actions=_READS,
    ),
    "provincial_deputy": Right(
        "Answers for the own provinces: their rows, and their applicants when a request is followed up."
        " Figures of other provinces are open for comparison. What single applicants said of their office is"
        " closed: nobody shall be asked about an answer; the averages are open.",
        Reach.EVERYWHERE, Reach.OWN, uncover=Reach.OWN, pages=_READER, actions=(*_READS, "object"),
        closed=MappingProxyType({"satisfaction_survey": ("score", "courtesy")}),
    ),
    "analyst": Right(
        "Works with all figures and rows, and with nobody's name. Incidents that are being looked into are"
        " for those who look into them.",
        Reach.EVERYWHERE, Reach.EVERYWHERE, national=True, pages=_READER, actions=_READS,
        closed=MappingProxyType({"security_incident": ALL_OF_IT}),
    ),
    "steward": Right(
        "Loads and mends the data and answers for them: all rows, and personal columns where one must be"
        " mended.",
        Reach.EVERYWHERE, Reach.EVERYWHERE, national=True, uncover=Reach.EVERYWHERE,
        pages=(*_READER, "loading", "loads", "health"),
        actions=(*_READS, "tend_views", "answer_objections", "load_data", "see_who_exported"),
    ),
    "administrator": Right(
        "Makes users and watches what they do. Whoever gives rights needs no rows: figures of provinces are"
        " enough to see that the dashboard runs.",
        Reach.EVERYWHERE,
        pages=("overview", *TRUST, *OWN_THINGS, *OPEN, "users", "audit", "health"),
        actions=("export_figures", "make_tokens", "keep_views", "see_who_exported", "manage_users",
                 "read_audit"),
    ),
    PUBLIC: Right(
        "Whoever has not signed in: start-up figures of the country and of provinces, none of them small.",
        Reach.PUBLIC, pages=OPEN,
    ),
})
ROLES = tuple(role for role in TABLE if role != PUBLIC)
NOTHING = Right()


def of(role: str) -> Right:
    """The rights of a role; of one that does not exist, none."""
    return TABLE.get(role, NOTHING)


def who(action: str) -> tuple[str, ...]:
    """The roles that may do this.

    >>> who("manage_users")
    ('administrator',)
    """
    return tuple(role for role, right in TABLE.items() if action in right.actions)


def may(role: str, action: str) -> bool:
    """Whether a role may do this.

    >>> may("administrator", "export_rows")
    False
    """
    return action in of(role).actions


def opens(role: str, page: str) -> bool:
    """Whether a role may open a page.

    >>> opens("public", "startups"), opens("public", "desk"), opens("analyst", "users")
    (True, False, False)
    """
    return page in of(role).pages
