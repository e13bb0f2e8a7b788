"""Which passwords are good enough, how a new one is drawn, and what is kept of it."""

import secrets

import bcrypt
from zxcvbn import zxcvbn

from data_access.state.user_rules import BadUser

SHORTEST, LONGEST_BYTES = 12, 72   # bcrypt reads 72 bytes, and what estimates the strength is slow beyond
ENOUGH = 3                         # of 0 to 4: about 10^8 guesses
_OURS = (
    "isipo", "sanaye", "kuchak", "shahrak", "sanati", "dashboard", "namayeshi", "سازمان", "صنایع", "کوچک",
    "شهرک", "شهرکهای", "صنعتی", "ایران", "گذرواژه", "رمزعبور",
)
_WHOLE = ("isipo", "صنایع کوچک", "شهرکهای صنعتی", "شهرک‌های صنعتی")   # of the organisation, in no password
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"   # none that is read for another
# The keys of a Persian keyboard, as the Latin letters that stand on them.
_KEYS = str.maketrans(
    "ضصثقفغعهخحجچشسیبلاتنمکگظطزرذدپو۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩",
    "qwertyuiop[]asdfghjkl;'zxcvbnm,01234567890123456789",
)


def check(password: str, username: str = "", full_name: str = "") -> None:
    """Raises BadUser with what is wrong and what to do about it."""
    if len(password) < SHORTEST:
        raise BadUser(
            "گذرواژه کوتاه است؛ دست‌کم ۱۲ نویسه بنویسید (چند واژهٔ بی‌ربط خوب است).",
            "The password is too short: write at least 12 characters (a few unrelated words do well).",
        )
    if len(password.encode()) > LONGEST_BYTES or "\0" in password:
        raise BadUser(
            "گذرواژه دراز است؛ حداکثر ۷۲ بایت می‌شود (هر حرف فارسی دو بایت است).",
            "The password is too long: at most 72 bytes (a Persian letter counts two).",
        )
    _check_names(password.lower(), username.lower())
    if _score(password, [username, *full_name.split()]) < ENOUGH:
        raise BadUser(
            "این گذرواژه را زود حدس می‌زنند (واژهٔ رایج، تکرار، یا ردیف کلیدها)؛"
            " چند واژهٔ بی‌ربط پشت هم بنویسید.",
            "This password is soon guessed (a common word, a repetition or a row of keys):"
            " write a few unrelated words.",
        )


def _check_names(held: str, username: str) -> None:
    if username and username in held:
        raise BadUser(
            "گذرواژه نباید نام کاربری را در خود داشته باشد.", "The password must not contain the user name.",
        )
    if any(word in held for word in _WHOLE):
        raise BadUser(
            "گذرواژه نباید نام سازمان را در خود داشته باشد.",
            "The password must not contain the name of the organisation.",
        )


def drawn() -> str:
    """A new one of 16 letters in groups, about 78 bits."""
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(4))


def hashed(password: str) -> str:
    """What is kept of it."""
    return bcrypt.hashpw(password.encode(), bcrypt.gensalt()).decode()


def _score(password: str, own: list[str]) -> int:
    """How hard to guess, 0 to 4, as it stands and as the keys that were pressed for it."""
    known = [word.lower() for word in (*own, *_OURS) if word]
    return min(
        int(zxcvbn(each, user_inputs=known, max_length=LONGEST_BYTES)["score"])
        for each in {password, password.translate(_KEYS)}
    )
