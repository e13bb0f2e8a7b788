"""The audit log: who did what, when and from where; the only place that writes it."""

import unicodedata

from sqlalchemy import Connection, Engine

from common.errors import DefinitionError
from data_access.state import audit_chain

TERMINAL, NOBODY = "terminal", "-"   # who acts on the command line, and who is not known
# Every word for what was done; a new one is added here, and its titles to the messages `audit.what.*`.
WORDS = (
    "login", "login failed", "logout", "session ended", "sessions ended", "login unlocked",
    "outside account set", "second factor on", "second factor off", "second factor reset",
    "user added", "user deactivated", "user reactivated", "password changed", "password set", "name changed",
    "role changed", "provinces changed",
    "token made", "token revoked",
    "values read", "rows read", "personal data viewed", "paper taken", "refused",
    "export begun", "export finished", "export broken off",
    "import", "import refused", "import broken off", "backup", "restore", "settings changed", "demo rebuilt",
    "objection filed", "objection accepted", "objection rejected", "objection withdrawn",
    "view saved", "view renamed", "view shared", "view no longer shared", "view removed",
    "audit sealed", "audit verified", "audit exported", "audit archived",
)
LONGEST_WHO, LONGEST_DETAIL, LONGEST_ADDRESS = 100, 1000, 100
_UNSTORABLE = ("Cc", "Cs")   # control letters (PostgreSQL refuses NUL) and halves of letters


def record(engine: Engine, who: str, what: str, detail: str = "", address: str = "") -> None:
    """A line of the audit log, in a transaction of its own; `what` is one of WORDS.

    Raises DefinitionError for another word, DataUnavailable.
    """
    with engine.begin() as connection:
        noted(connection, who, what, detail, address)


def noted(connection: Connection, who: str, what: str, detail: str = "", address: str = "") -> None:
    """A line of the audit log, in the same transaction as what it tells: its last statement, for the log is
    locked from here to the end of the transaction.

    `address` is where it was asked from. Raises DefinitionError for a `what` that is not one of WORDS.
    """
    if what not in WORDS:
        raise DefinitionError(f"{what!r} is no word of the audit log: add it to data_access/state/audit.py.")
    actor, told, place = (
        _kept(who, LONGEST_WHO), _kept(detail, LONGEST_DETAIL), _kept(address, LONGEST_ADDRESS),
    )
    audit_chain.append(connection, actor, what, told, place)


def _kept(text: str, longest: int) -> str:
    r"""Without what no database can store; what is too long is cut, and says how much is missing.

    >>> _kept("a\x00b" + 20 * "c", 10)
    'ab […+20]'
    """
    clean = "".join(
        " " if letter in "\n\t\r" else letter for letter in text
        if letter in "\n\t\r" or unicodedata.category(letter) not in _UNSTORABLE
    )
    if len(clean) <= longest:
        return clean
    kept = clean[:longest - 8]
    return f"{kept} […+{len(clean) - len(kept)}]"
