"""Why a file that comes back is changed or not opened, in both languages."""

Reason = tuple[str, str]

NAMES: Reason = ("نام ستون‌ها", "the names of the columns")
SHEETS: Reason = (
    "نام ستون‌ها، یا برگه‌ای که نبوده است",
    "the names of the columns, or a sheet that was not there",
)
VALUES: Reason = ("مقداری، سطری یا ترتیب آن‌ها", "a value, a row or their order")
ROWS: Reason = ("شمار سطرهایی که می‌گوید", "the number of rows it tells")
ADDRESS: Reason = ("نشانی یا روزِ داده‌ها که می‌گوید", "the address or the as-of day it tells")
CELLS: Reason = (
    "سطری کمتر یا بیشتر از ستون‌ها خانه دارد",
    "a row has more or fewer cells than there are columns",
)
KIND: Reason = ("خانه‌ای از جنس ستون خود نیست", "a cell is not of its column's kind")
JALALI: Reason = (
    "روز جلالی با روز میلادی کنارش نمی‌خواند",
    "a Jalali day is not that of the Gregorian one beside it",
)
SCHEMA: Reason = (
    "شرح ستون‌ها نیست یا خوانده نمی‌شود",
    "what it says of its columns is missing or cannot be read",
)
BESIDE: Reason = ("خانه‌ای بیرون از جدول پر است", "a cell beside the table is filled")
FORMULA: Reason = ("در خانه‌ای فرمول نشسته است", "a formula stands in a cell")
ABOUT: Reason = (
    "آنچه پرونده از خود می‌گوید خوانده نمی‌شود",
    "what the file says of itself cannot be read",
)
ZONE: Reason = ("زمانی بی منطقهٔ زمانی آمده است", "a moment has lost its zone")
UNREADABLE: Reason = ("پرونده خوانده نمی‌شود", "the file cannot be read")

LONG_LINE: Reason = ("سطری دارد بلندتر از هر سطر ما", "a line is longer than any of ours")
LARGE: Reason = (
    "از هر پرونده‌ای که بررسی می‌شود بزرگ‌تر است",
    "it is larger than any file that is looked at",
)
UNFOLDS: Reason = (
    "پس از باز شدن از هر پروندهٔ ما بزرگ‌تر می‌شود",
    "it unfolds to more than any file of ours",
)
PART: Reason = (
    "تکه‌ای از آن از همهٔ تکه‌های ما بزرگ‌تر است",
    "one of its parts is larger than any of ours",
)
ENTITIES: Reason = (
    "در آن نهاد XML تعریف شده که ما هرگز نمی‌کنیم",
    "it declares entities, which no file of ours does",
)
LARGE_JSON: Reason = (
    "از پروندهٔ JSON که یک‌جا خوانده شود بزرگ‌تر است",
    "it is larger than a JSON file that can be read whole",
)
