"""What is told of a file that somebody brings back, in both languages."""

from dataclasses import dataclass
from enum import StrEnum

from data_access.state.exports import Record
from exports.brought.reasons import Reason
from exports.brought.recount import Brought


class State(StrEnum):
    """How the file stands."""

    WHOLE = "whole"          # as it left
    CHANGED = "changed"      # ours once, not as it left
    CUT = "cut"              # its end is missing
    NOT_OURS = "not_ours"    # no file of this product or of this installation
    REFUSED = "refused"      # too large or of a kind that is not opened


@dataclass(frozen=True)
class Verdict:
    """A sentence and what stands behind it; `brought` is what the file says, `record` what we wrote down."""

    state: State
    name: str
    fa: str
    en: str
    form: str = ""
    brought: Brought | None = None
    record: Record | None = None

    def text(self, language: str) -> str:
        return self.fa if language == "fa" else self.en

    @property
    def rows(self) -> int | None:
        return self.brought.rows if self.brought else None

    def told(self, key: str) -> tuple[str, ...]:
        """What the file says of itself under this name (exports.about), such as title, filter, as_of."""
        return tuple(self.brought.entries.get(key, ())) if self.brought else ()


def whole(name: str, brought: Brought, record: Record | None) -> Verdict:
    if record is None:
        return Verdict(
            State.WHOLE, name,
            "پرونده با اثر انگشت درون خودش می‌خواند؛ با دفتر برون‌بردهای این سامانه سنجیده نشد.",
            "The file agrees with the hash inside it; it was not compared with this installation's record of"
            " exports.",
            brought.form, brought,
        )
    return Verdict(
        State.WHOLE, name, "پرونده دست‌نخورده است: مقدارها همان‌اند که از این سامانه بیرون رفت.",
        "The file is whole: its values are those that left this installation.", brought.form, brought, record,
    )


def changed(name: str, form: str, where: Reason, brought: Brought | None = None) -> Verdict:
    return Verdict(
        State.CHANGED, name,
        "پرونده پس از برون‌برد تغییر کرده است؛ به رقم‌های آن تکیه نکنید و همین جدول را دوباره بگیرید."
        f" ({where[0]})",
        f"The file was changed after it left ({where[1]}): do not rely on its figures, take the table anew.",
        form, brought,
    )


def cut(name: str, form: str) -> Verdict:
    return Verdict(
        State.CUT, name, "پایان پرونده نیست و همهٔ سطرها در آن نیامده‌اند؛ آن را دوباره دریافت کنید.",
        "The end of the file is missing, so not all rows are in it: download it again.", form,
    )


def not_ours(name: str) -> Verdict:
    return Verdict(
        State.NOT_OURS, name,
        "این پرونده را این برنامه نساخته است، یا برگهٔ «دربارهٔ پرونده» از آن برداشته شده است.",
        "This file was not made by this program, or the part that tells what it is was taken out.",
    )


def unrecorded(name: str, brought: Brought) -> Verdict:
    return Verdict(
        State.NOT_OURS, name,
        "پرونده با اثر انگشت درون خودش می‌خواند، اما چنین برون‌بردی در دفتر این سامانه نیست؛ از فرستنده"
        " بپرسید از کدام سامانه گرفته است.",
        "The file agrees with the hash inside it, but this installation never gave it out: ask the sender"
        " where it was taken.",
        brought.form, brought,
    )


def refused(name: str, why: Reason) -> Verdict:
    return Verdict(
        State.REFUSED, name, f"این پرونده باز نمی‌شود، چون به پرونده‌های ما نمی‌ماند: {why[0]}.",
        f"This file is not opened, because it is unlike any of ours: {why[1]}.",
    )
