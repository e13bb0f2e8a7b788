"""Which days, which part of the country, and what this reader may see: passed through every question."""

from dataclasses import dataclass, replace

from common.errors import Forbidden, UnknownPlace
from common.period import Period

CODES = tuple(f"IR-{number:02}" for number in range(31))
INTERNAL = ("managing_director", "provincial_deputy", "analyst", "steward", "administrator")
# Dimension to the members that are allowed; all dimensions hold at once.
Among = tuple[tuple[str, tuple[str, ...]], ...]
PUBLIC = "public"   # readers who have not signed in: public figures of the country and of provinces


@dataclass(frozen=True)
class Rights:
    """What a reader may see. Figures of provinces are open to all internal roles; parks and rows
    only in `provinces`.

    `provinces` None = the detail of every province.
    """

    role: str
    provinces: frozenset[str] | None = None

    @classmethod
    def of(cls, role: str, provinces: frozenset[str]) -> "Rights":
        """The rights of a role: a provincial deputy sees the detail of the own provinces only."""
        return cls(role, provinces if role == "provincial_deputy" else None)

    def check(self, open_to_all: bool = False) -> None:
        """Raises Forbidden for a role that may not see figures of the organisation.

        What is `open_to_all` the public may see, too; rows and parks never are.
        """
        if self.role not in INTERNAL and not (open_to_all and self.role == PUBLIC):
            raise Forbidden(
                "برای دیدن این بخش باید با کاربر سازمانی وارد شوید.",
                "Sign in with an account of the organisation to see this.",
            )


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
