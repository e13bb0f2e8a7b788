"""Which days, which part of the country, and what this reader may see: passed through every question."""

from collections.abc import Hashable
from dataclasses import dataclass, replace

from common import rights as table
from common.errors import Forbidden, UnknownPlace
from common.period import Period
from common.rights import ALL_OF_IT, Reach, Right

CODES = tuple(f"IR-{number:02}" for number in range(31))
PUBLIC = table.PUBLIC
# Dimension to the members that are allowed; all dimensions hold at once.
Among = tuple[tuple[str, tuple[str, ...]], ...]

@dataclass(frozen=True)
class Rights:
    """What a reader may see: the row of the table of rights (common/rights.py) for the own provinces.

    `provinces` None = the detail of every province; empty = of none. Two readers with equal rights may be
    given the same remembered answer, and no others.
    """

    role: str
    provinces: frozenset[str] | None = None

    def __post_init__(self) -> None:
        """A role that sees only its own provinces, or no rows at all, never has all by omission."""
        reach = self.right.rows
        if reach is not Reach.EVERYWHERE:
            own = self.provinces or frozenset() if reach is Reach.OWN else frozenset()
            object.__setattr__(self, "provinces", frozenset(own))

    @classmethod
    def of(cls, role: str, provinces: frozenset[str]) -> "Rights":
        """The rights of a role: a provincial deputy sees the detail of the own provinces only."""
        return cls(role, provinces if table.of(role).rows is Reach.OWN else None)

    @property
    def right(self) -> Right:
        """The row of the table."""
        return table.of(self.role)

    @property
    def key(self) -> tuple[Hashable, ...]:
        """What an answer depends on: part of the key of everything that is remembered."""
        return self.role, None if self.provinces is None else tuple(sorted(self.provinces))

    def check(self, open_to_all: bool = False) -> None:
        """Raises Forbidden for a role that may not see figures of the organisation.

        What is `open_to_all` the public may see, too; rows and parks never are.
        """
        reach = self.right.figures
        if reach is not Reach.EVERYWHERE and not (open_to_all and reach is Reach.PUBLIC):
            raise Forbidden(
                "برای دیدن این بخش باید با کاربر سازمانی وارد شوید.",
                "Sign in with an account of the organisation to see this.",
            )

    def check_rows(self, entity: str, column: str = "") -> None:
        """Raises Forbidden for rows of an entity, or for one column of it, that the role may not read."""
        self.check()
        if self.right.rows is Reach.NOWHERE or not self.reads(entity, column):
            raise Forbidden(
                "این ردیف‌ها برای نقش شما باز نیستند؛ از شاخص‌ها استفاده کنید یا از مدیر سامانه بپرسید.",
                "These rows are not open to your role: use the figures, or ask whoever manages the users.",
            )

    def check_may(self, action: str) -> None:
        """Raises Forbidden for what the role may not do, see ACTIONS in common/rights.py."""
        if action not in self.right.actions:
            raise Forbidden(
                "این کار برای نقش شما باز نیست؛ از مدیر سامانه بپرسید.",
                "Your role may not do this: ask whoever manages the users.",
            )

    def reads(self, entity: str, column: str = "") -> bool:
        """Whether the table of rights leaves an entity, or a column of it, open to a role that reads rows."""
        closed = self.right.closed.get(entity)
        return closed is None or bool(closed != ALL_OF_IT and column not in closed)

    def may_uncover(self, province: str | None) -> bool:
        """Whether personal data of a province (None = of no province) may be uncovered, one at a time."""
        reach = self.right.uncover
        own = reach is Reach.OWN and province is not None and province in (self.provinces or ())
        return reach is Reach.EVERYWHERE or own


@dataclass(frozen=True)
class Scope:
    """A question's frame. `provinces`, `park`, `category` and `among` narrow it, all of them at once;
    empty = everything the question may see.

    `category` is a word of whichever dimension has it; `among` names its dimensions.
    """

    period: Period
    rights: Rights
    provinces: frozenset[str] = frozenset()
    park: int | None = None
    category: str | None = None
    among: Among = ()

    def of(self, period: Period) -> "Scope":
        """The same scope for another period."""
        return replace(self, period=period)

    def check_provinces(self) -> None:
        """Raises UnknownPlace for a province code that does not exist."""
        for code in sorted(self.provinces - frozenset(CODES)):
            raise UnknownPlace(
                f"استانی با کد «{code[:20]}» نداریم؛ کدها از IR-00 تا IR-30 هستند.",
                f"There is no province with the code {code[:20]!r}: codes run from IR-00 to IR-30.",
            )

    def detail_provinces(self) -> frozenset[str] | None:
        """Provinces whose parks and rows may be read here; None = all. Raises Forbidden when none is left."""
        self.rights.check_rows("")
        allowed = self.rights.provinces
        if allowed is None:
            return self.provinces or None
        left = allowed & self.provinces if self.provinces else allowed
        if not left:
            raise Forbidden(
                "جزئیات این استان برای نقش شما باز نیست؛ استان خود را برگزینید.",
                "The detail of this province is not open to your role: choose your own province.",
            )
        return left
