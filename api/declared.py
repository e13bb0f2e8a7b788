"""What can be asked: the one list from which routes, checks, the OpenAPI document and its page come."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from api.question import LANGUAGES, YES_NO
from exports.forms import FORMS
from metrics.register import LARGEST

TEXT: Mapping[str, Any] = {"type": "string"}
SIZE = 100


@dataclass(frozen=True)
class Parameter:
    """A word of the address, with what it means."""

    name: str
    fa: str
    en: str
    schema: Mapping[str, Any] = field(default_factory=lambda: TEXT)
    example: str = ""
    required: bool = False
    place: str = "query"


@dataclass(frozen=True)
class Endpoint:
    """One address. `scope` = what a token must be for; `open` = whoever asks; `forms` = it gives files."""

    path: str
    name: str
    fa: str
    en: str
    parameters: tuple[Parameter, ...] = ()
    scope: str = ""
    open: bool = False
    forms: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(each.name for each in self.parameters if each.place == "query")


def _choice(*words: str) -> Mapping[str, Any]:
    return {"type": "string", "enum": list(words), "default": words[0]}


FORM = Parameter(
    "format", "قالب پاسخ", "form of the answer", _choice("json", *(name for name in FORMS if name != "json")),
)
LANGUAGE = Parameter("language", "زبان عنوان‌ها", "language of titles in a file", _choice(*LANGUAGES))
ABOUT = Parameter(
    "about", "آیا پرونده بگوید چیست؛ csv و tsv بی آن سرراست خوانده می‌شوند",
    "whether the file tells what it is; without it csv and tsv are read as they are: the default of the two",
    {"type": "string", "enum": list(YES_NO)},
)
PROVINCES = Parameter("provinces", "کد استان‌ها", "province codes", example="IR-07,IR-16")
AS_OF = Parameter(
    "as_of", "روزی گذشته: ارقام چنان که در پایان آن روز دانسته بود",
    "a past day: figures as known at its end",
    example="1405-06-01",
)
SEARCH = Parameter("search", "واژه‌ها به هر املای فارسی", "words, in any Persian spelling")
VALUES = (
    Parameter("rows", "سطرها: province، park یا یک بُعد، حداکثر دو تا",
              "lines: province, park or a dimension, at most two", example="province"),
    Parameter("indicators", "کد شاخص‌ها", "codes of indicators", example="contracts_signed,land_added_ha",
              required=True),
    Parameter("periods", "سال، فصل، ماه یا روز", "years, seasons, months or days", example="1400,1401",
              required=True),
    PROVINCES,
    Parameter("park", "شمارهٔ شهرک", "number of a park", {"type": "string", "pattern": "^[0-9۰-۹]{1,9}$"}),
    Parameter("where", "رده‌های مجاز هر بُعد", "allowed members of dimensions", example="action:create,expand"),
    Parameter("at_least", "کمینهٔ یک ستون", "smallest figure of a column", example="land_added_ha:10"),
    Parameter("at_most", "بیشینهٔ یک ستون", "largest figure of a column", example="land_added_ha:500"),
    SEARCH,
    Parameter("order", "کلید ستون، با منها نزولی", "key of a column, with - falling",
              example="-contracts_signed"),
    Parameter("across", "دوره‌ها ستون باشند یا سطر", "periods as columns or as lines", _choice("yes", "no")),
    Parameter("total", "سطر کل در پایان", "a last line with the totals", _choice("no", "yes")),
    AS_OF, FORM, LANGUAGE, ABOUT,
)
ROWS = (
    Parameter("entity", "نام جدول، از entities", "name of the table, from entities", example="contract",
              required=True, place="path"),
    Parameter("columns", "کلید ستون‌ها", "keys of columns"),
    Parameter("period", "یک دوره", "one period", example="1401"),
    PROVINCES,
    Parameter("where", "ستون و مقدار", "column and value", example="area_m2>=1000"),
    SEARCH,
    Parameter("order", "کلید ستون، با منها نزولی", "key of a column, with - falling"),
    Parameter("page", "شمارهٔ صفحه، یا all برای همهٔ سطرها؛ تنها برای json",
              "number of the page, or all for every row; for json only",
              {"type": "string", "pattern": "^(all|[1-9][0-9]{0,8})$", "default": "1"}),
    Parameter("size", "سطرهای یک صفحه", "rows of a page",
              {"type": "integer", "minimum": 1, "maximum": LARGEST, "default": SIZE}),
    AS_OF, FORM, LANGUAGE, ABOUT,
)
ENDPOINTS = (
    Endpoint("/v1/indicators", "indicators", "شاخص‌ها با تعریف، یکا و بُعدها",
             "Indicators with definitions, units and dimensions", (SEARCH,), "values"),
    Endpoint("/v1/values", "values", "جدولی از شاخص‌ها، همان که در صفحهٔ کاوش ساخته می‌شود",
             "A table of indicators, as the page Explore builds it", VALUES, "values", forms=True),
    Endpoint("/v1/entities", "entities", "جدول‌هایی که نقش شما می‌تواند بخواند",
             "Tables whose rows your role may read", (), "rows"),
    Endpoint("/v1/rows/{entity}", "rows", "سطرهای یک جدول، صفحه به صفحه یا یکجا",
             "Rows of a table, by the page or whole", ROWS, "rows", forms=True),
    Endpoint("/v1/openapi.json", "openapi", "شرح همین رابط برای برنامه‌ها",
             "This interface described for programs", open=True),
    Endpoint("/v1", "guide", "شرح همین رابط برای خواننده", "This interface described for readers", open=True),
)
