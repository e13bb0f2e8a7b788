"""What a refused event log is told: line, column, value and reason, in Persian and English."""

from dataclasses import dataclass

from common.errors import DashboardError

SHOWN = 20       # refusals that are listed; all are counted
SHORTENED = 40   # letters of a value that are shown
DATE_FORM = "2022-05-14T08:30:00+03:30"
REASONS = {
    "nul": ("در پرونده نویسهٔ تهی (NUL) هست؛ آن را به صورت «CSV UTF-8» ذخیره کنید.",
            "the file holds a NUL character; save it as CSV UTF-8"),
    "utf16": ("پرونده UTF-16 است؛ آن را به صورت «CSV UTF-8» ذخیره کنید.",
              "the file is UTF-16; save it as CSV UTF-8"),
    "encoding": ("متن UTF-8 نیست؛ پرونده را به صورت «CSV UTF-8» ذخیره کنید.",
                 "the text is not UTF-8; save the file as CSV UTF-8"),
    "quotes": ('نشانهٔ نقل قول (") باز مانده یا نابجاست.',
               'a quotation mark (") is unbalanced or misplaced'),
    "endless": ("سطر پایان ندارد؛ یک نقل قول باز مانده یا پرونده متن CSV نیست.",
                "the line does not end: a quotation mark is open, or the file is not CSV text"),
    "ragged": ("شمار خانه‌های سطر با سرستون یکی نیست.", "the line has not as many fields as the header"),
    "too_long": ("بیش از ۵۰۰ نویسه است.", "longer than 500 characters"),
    "empty": ("نباید خالی باشد.", "must not be empty"),
    "digits": ("رقم‌های زمان باید لاتین (0-9) و تاریخ میلادی باشد.",
               "digits of a time must be 0-9 and its date Gregorian"),
    "no_offset": (f"زمان باید اختلاف ساعت داشته باشد، مانند {DATE_FORM}.",
                  f"the time needs its offset from UTC, as in {DATE_FORM}"),
    "malformed": (f"زمان نیست؛ نمونهٔ درست: {DATE_FORM}.", f"not a time; a right one is {DATE_FORM}"),
    "outside": ("بیرون از تقویم این پایگاه است؛ شاید تاریخ شمسی باشد، میلادی بنویسید.",
                "outside the calendar of this database; if it is a Jalali date, write the Gregorian one"),
    "future": ("در آینده است.", "lies in the future"),
    "before_entered": ("پیش از ورود به مرحله (entered_at) است.",
                       "is before the step was entered (entered_at)"),
    "before_registered": ("پیش از ثبت درخواست (registered_at) است.",
                          "is before the request was registered (registered_at)"),
    "not_left": ("مرحله هنوز باز است و نباید نتیجه داشته باشد.",
                 "the stay is still open and can have no outcome"),
    "outcome": ("یکی از approve، return، reject، withdraw، end یا خالی نیست.",
                "none of approve, return, reject, withdraw, end or empty"),
    "disagrees": ("با نخستین سطر همین درخواست نمی‌خواند.",
                  "disagrees with the first line of the same request"),
    "twice": ("همین توقف یک بار دیگر آمده است.", "the same stay stands there twice"),
    "loaded": ("این شمارهٔ رهگیری در پایگاه داده هست.", "this tracking number is in the database already"),
    "no_workflow": ("برای این خدمت در روز ثبت گردش کاری معتبر نیست.",
                    "the service has no workflow that is valid on the day of registration"),
    "province": ("استانی با این کد نیست؛ کدها IR-00 تا IR-30 است.",
                 "no such province; codes are IR-00 to IR-30"),
    "service": ("خدمت ناشناخته؛ کد یا نام را درست کنید یا --create بیفزایید.",
                "unknown service; mend its code or name, or add --create"),
    "step": ("مرحلهٔ ناشناخته در گردش کار این خدمت؛ کد را درست کنید یا --create بیفزایید.",
             "unknown step of this service's workflow; mend its code, or add --create"),
    "role": ("نقش ناشناخته؛ کد را درست کنید یا --create بیفزایید.",
             "unknown role; mend its code, or add --create"),
    "holder": ("کارتابلی با این نام و نقش نیست؛ نام را درست کنید یا --create بیفزایید.",
               "no inbox of this name and role; mend the name, or add --create"),
    "many": ("مقدارهای گوناگون بیش از اندازه است؛ شاید ستون جابه‌جاست.",
             "too many different values; perhaps it is another column"),
}
_PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")


@dataclass(frozen=True)
class Refusal:
    """One refusal; `line` counts as a spreadsheet does (header = 1), `lines` = how many lines share it."""

    line: int
    field: str
    value: str
    reason: str
    lines: int = 1

    @property
    def fa(self) -> str:
        more = f" ({persian(self.lines)} سطر)" if self.lines > 1 else ""
        column = f"، ستون {self.field}" if self.field else ""
        value = f"، «{shortened(self.value)}»" if self.value else ""
        return f"سطر {persian(self.line)}{column}{value}: {REASONS[self.reason][0]}{more}"

    @property
    def en(self) -> str:
        more = f" ({self.lines} lines)" if self.lines > 1 else ""
        column = f", column {self.field}" if self.field else ""
        value = f", '{shortened(self.value)}'" if self.value else ""
        return f"line {self.line}{column}{value}: {REASONS[self.reason][1]}{more}"


class LogRefused(DashboardError):
    """The event log is not loaded, nothing was changed; `refusals` are the first ones, `count` is of all."""

    def __init__(self, refusals: tuple[Refusal, ...], count: int) -> None:
        self.refusals = refusals
        self.count = count
        rest = count - len(refusals)
        fa = [f"چیزی بارگذاری نشد؛ شمار ایرادها: {persian(count)}", *(one.fa for one in refusals)]
        en = [f"Nothing was loaded; refusals: {count}", *(one.en for one in refusals)]
        if rest > 0:
            fa.append(f"و {persian(rest)} ایراد دیگر")
            en.append(f"and {rest} more")
        super().__init__("\n".join(fa), "\n".join(en))


class FileRefused(DashboardError):
    """The file as a whole cannot be an event log: missing, empty, too large or with other columns."""


def shortened(value: str) -> str:
    """The value on one line without marks that move a terminal's cursor or turn its writing round.

    >>> shortened("a" * 50) == "a" * 39 + "…", shortened("x" + chr(27) + "y")
    (True, 'x?y')
    """
    plain = "".join(letter if letter.isprintable() else "?" for letter in value[: SHORTENED + 1])
    return plain if len(plain) <= SHORTENED else plain[: SHORTENED - 1] + "…"


def persian(number: int) -> str:
    return str(number).translate(_PERSIAN)
