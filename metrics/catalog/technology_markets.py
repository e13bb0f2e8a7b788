"""Technology markets, knowledge-based units and innovation centres."""

from data_access.facts.technology import (
    DEALS,
    FAN_BAZAARS,
    FAN_BAZAARS_LAUNCHED,
    INNOVATION_CENTRES,
    INNOVATION_CENTRES_LAUNCHED,
)
from data_access.schema.technology import fan_bazaar_deal
from metrics.formula import count, times, total
from metrics.indicator import Better, Indicator, Unit

OWNER = "معاونت صنایع کوچک"
PER_THOUSAND = 1 / 1_000  # millions to billions

fan_bazaars = Indicator(
    title="فن‌بازارهای منطقه‌ای راه‌اندازی‌شده",
    title_en="Regional technology markets (fan bazaar)",
    question="در پایان دوره فن‌بازارهای منطقه‌ای راه‌اندازی‌شده چند مورد است؟",
    definition=("فن‌بازارهای منطقه‌ای که تا پایان دوره با مشارکت شرکت‌های استانی راه‌اندازی شده است."),
    definition_en=(
        "Regional technology markets set up with the provincial companies, as of the end of the period."
    ),
    formula=count(FAN_BAZAARS),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 prose 3-3-3",
)

fan_bazaars_launched = Indicator(
    title="فن‌بازارهای راه‌اندازی‌شده در سال",
    title_en="Technology markets launched",
    question="در این دوره فن‌بازارهای راه‌اندازی‌شده در سال چند مورد است؟",
    definition="فن‌بازارهای منطقه‌ای که در دوره راه‌اندازی شده است.",
    definition_en="Regional technology markets launched within the period.",
    formula=count(FAN_BAZAARS_LAUNCHED),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 prose 3-3-3",
)

fanbazaar_deals = Indicator(
    title="اقدامات فن‌بازارها",
    title_en="Technology market deals",
    question="در این دوره اقدامات فن‌بازارها چند مورد است؟",
    definition=(
        "اقدامات انجام‌شده فن‌بازارها در دوره (قرارداد بازاریابی محصولات دانش‌بنیان، جذب "
        "سرمایه، رفع نیاز صنعتی)."
    ),
    definition_en=(
        "Deals of the technology markets within the period (category: marketing of "
        "knowledge-based products, investment attracted, industrial needs met)."
    ),
    formula=count(DEALS),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 table 39",
    dimension="deal",
)

fanbazaar_deal_value_birr = Indicator(
    title="مبلغ اقدامات فن‌بازارها",
    title_en="Value of technology market deals",
    question="در این دوره مبلغ اقدامات فن‌بازارها چقدر است؟",
    definition="مبلغ اقدامات انجام‌شده فن‌بازارها در دوره، به همان تفکیک.",
    definition_en=("Value of the deals of the technology markets within the period, by the same categories."),
    formula=times(total(DEALS, fan_bazaar_deal.c.value_mirr), PER_THOUSAND),
    unit=Unit.BILLION_RIALS,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 table 39",
    dimension="deal",
)

innovation_centres = Indicator(
    title="مراکز نوآوری خوشه‌ها و رشته‌صنعت‌های غالب",
    title_en="Innovation centres of clusters and dominant industries",
    question=("در پایان دوره مراکز نوآوری خوشه‌ها و رشته‌صنعت‌های غالب چند مورد است؟"),
    definition=(
        "مراکز نوآوری راه‌اندازی‌شده یا تحت حمایت در برنامه توسعه خوشه‌ها و رشته‌صنعت‌های غالب در پایان دوره."
    ),
    definition_en=(
        "Innovation centres set up or supported under the cluster and dominant industry "
        "programme, as of the end of the period."
    ),
    formula=count(INNOVATION_CENTRES),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 prose 3-3-5",
)

innovation_centres_launched = Indicator(
    title="مراکز نوآوری راه‌اندازی‌شده در سال",
    title_en="Innovation centres launched",
    question="در این دوره مراکز نوآوری راه‌اندازی‌شده در سال چند مورد است؟",
    definition="مراکز نوآوری که در دوره راه‌اندازی شده است.",
    definition_en="Innovation centres launched within the period.",
    formula=count(INNOVATION_CENTRES_LAUNCHED),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 prose 3-3-5",
)
