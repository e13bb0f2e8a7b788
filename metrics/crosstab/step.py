"""One period of a table as its address writes it: a year, season, month or day, or a year up to a day."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from common.errors import BadPeriod
from common.jalali import jalali
from common.period import Period
from common.wording import jalali_date, period_name

MOST, UNTIL, RANGE = 120, "until:", ".."
_KINDS = (("year", r"\d{4}"), ("season", r"\d{4}-S\d"), ("month", r"\d{4}-\d\d"), ("day", r"\d{4}-\d\d-\d\d"))


@dataclass(frozen=True)
class Step:
    """A period; `until` = the Jalali year up to its last day: flows so far, stocks on that day.

    >>> str(Step.parse("until:۱۴۰۱-۷-۱۵")), Step.parse("1401-S3").title("en")
    ('until:1401-07-15', 'Autumn 1401')
    """

    period: Period
    until: bool = False

    @classmethod
    def parse(cls, text: str) -> "Step":
        """Raises BadPeriod."""
        text = text.strip()
        if not text.lower().startswith(UNTIL):
            return cls(Period.parse(text))
        day = Period.parse(text[len(UNTIL):])
        if day.days != 1:
            raise BadPeriod(
                f"پس از until باید یک روز بیاید، مانند until:1401-07-15؛ «{text[:40]}» روز نیست.",
                f"After until: stands a day, as in until:1401-07-15; {text[:40]!r} is none.",
            )
        return cls(Period.until(day.start), True)

    @cached_property
    def key(self) -> str:
        """The part of a column's key: its text without the colon."""
        return str(self).replace(":", "-")

    @property
    def kind(self) -> str:
        """year, season, month, day, or empty for a period up to a day."""
        if self.until:
            return ""
        return next((kind for kind, form in _KINDS if re.fullmatch(form, str(self.period))), "")

    def title(self, language: str) -> str:
        if not self.until:
            return period_name(self.period, language)
        day = jalali_date(self.period.last_day, language)
        return f"از آغاز سال تا {day}" if language == "fa" else f"year to {day}"

    def following(self) -> "Step":
        """The step of the same kind that begins where this one ends."""
        year, month, day = jalali(self.period.stop)
        text = {"year": f"{year}", "season": f"{year}-S{(month + 2) // 3}", "month": f"{year}-{month}"}
        return Step(Period.parse(text.get(self.kind, f"{year}-{month}-{day}")))

    def __str__(self) -> str:
        if not self.until:
            return str(self.period)
        year, month, day = jalali(self.period.last_day)
        return f"{UNTIL}{year}-{month:02}-{day:02}"


def steps(text: str) -> tuple[Step, ...]:
    """The steps of a list with ranges, each once. Raises BadPeriod, also for more than 120.

    >>> [str(step) for step in steps("1400-S4..1401-S2, 1399")]
    ['1400-S4', '1401-S1', '1401-S2', '1399']
    """
    found: dict[Step, None] = {}
    for part in filter(None, (part.strip() for part in text.split(","))):
        for step in _range(part) if RANGE in part else [Step.parse(part)]:
            found[step] = None
            check_count(len(found))
    return tuple(found)


def check_count(count: int) -> None:
    """Raises BadPeriod for more steps than one table holds."""
    if count > MOST:
        raise BadPeriod(
            f"یک جدول بیش از {MOST} دوره نمی‌گیرد؛ دوره‌های کمتری بنویسید یا به فصل و سال بروید.",
            f"A table holds at most {MOST} periods: ask for fewer, or for seasons or years.",
        )


def written(chosen: Sequence[Step]) -> str:
    """The text `steps` reads, with runs of three and more as a range.

    >>> written(steps("1397,1398,1399,1401-01")), written(steps("until:1401-07-15"))
    ('1397..1399,1401-01', 'until:1401-07-15')
    """
    runs: list[list[Step]] = []
    for step in chosen:
        if runs and step.kind == runs[-1][-1].kind and step.kind and step == runs[-1][-1].following():
            runs[-1].append(step)
        else:
            runs.append([step])
    return ",".join(_run(run) for run in runs)


def _run(run: Sequence[Step]) -> str:
    short = len(run) < 3  # noqa: PLR2004 - two are told by their names
    return ",".join(map(str, run)) if short else f"{run[0]}{RANGE}{run[-1]}"


def _range(text: str) -> Iterator[Step]:
    ends = [Step.parse(end) for end in text.split(RANGE, 1)]
    first, last = ends
    if first.kind != last.kind or not first.kind or last.period.start < first.period.start:
        raise BadPeriod(
            f"بازهٔ «{text[:40]}» خوانا نیست؛ دو سر آن از یک جنس و به ترتیب باشند، مانند 1397..1401.",
            f"The range {text[:40]!r} cannot be read: both ends of one kind and in order, as in 1397..1401.",
        )
    yield first
    while first != last:
        first = first.following()
        yield first
