"""What is acceptable in a user: the name, the role with its provinces."""

import csv
import re
from collections.abc import Collection
from functools import cache

from common.errors import DashboardError
from common.settings import ROOT
from data_access.state import audit
from data_access.state.tables import ROLES

NAME = re.compile(r"[a-z0-9][a-z0-9._-]{2,31}")
RESERVED = (audit.TERMINAL, "anonymous", "public", "system")   # the audit log calls others so
DEPUTY = "provincial_deputy"


class BadUser(DashboardError):
    """A user that must not be made or changed so."""


def check_name(username: str) -> None:
    """Raises BadUser."""
    if not NAME.fullmatch(username) or username in RESERVED:
        raise BadUser(
            "نام کاربری باید ۳ تا ۳۲ حرف کوچک لاتین، رقم، نقطه یا خط باشد"
            f" و این‌ها نباشد: {', '.join(RESERVED)}.",
            "A user name has 3 to 32 lower-case Latin letters, digits, dots or dashes,"
            f" and is none of {', '.join(RESERVED)}.",
        )


def check_role(role: str, provinces: Collection[str]) -> None:
    """Raises BadUser."""
    if role not in ROLES:
        listed = ", ".join(ROLES)
        raise BadUser(f"نقش «{role}» نداریم؛ نقش‌ها: {listed}", f"There is no role {role!r}; roles: {listed}")
    unknown = set(provinces) - province_codes()
    if unknown:
        listed = ", ".join(sorted(unknown))
        raise BadUser(f"استان ناشناخته: {listed}", f"Unknown province: {listed}")
    if (role == DEPUTY) != bool(provinces):
        raise BadUser(
            "معاون استانی باید استان داشته باشد و نقش‌های دیگر نه.",
            "A provincial deputy needs a province, other roles have none.",
        )


def nobody(username: str) -> BadUser:
    return BadUser(f"کاربری به نام «{username}» نداریم.", f"There is no user {username!r}.")


@cache
def province_codes() -> frozenset[str]:
    with (ROOT / "assets/provinces.csv").open(encoding="utf-8", newline="") as file:
        return frozenset(row["province_code"] for row in csv.DictReader(file))
