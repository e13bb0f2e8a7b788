"""Disputes about assignment contracts, and hearings."""

from data_access.facts.organisation import DISPUTES, HEARINGS
from data_access.schema.legal import dispute_case
from metrics.formula import count, percent, times, total
from metrics.indicator import Better, Indicator, Unit

OWNER = "دفتر حقوقی و امور قراردادها"
HECTARES_PER_M2 = 1 / 10_000

dispute_contracts_handled = Indicator(
    title="قراردادهای مطرح‌شده در هیئت حل اختلاف یا داوری",
    title_en="Contracts before dispute settlement or arbitration",
    question=("در این دوره قراردادهای مطرح‌شده در هیئت حل اختلاف یا داوری چند مورد است؟"),
    definition=("قراردادهایی که در دوره در جلسات هیئت حل اختلاف یا داوری مطرح و رسیدگی شده است."),
    definition_en=("Contracts brought before dispute-settlement or arbitration sessions within the period."),
    formula=count(DISPUTES),
    unit=Unit.COUNT,
    better=Better.NEUTRAL,
    owner=OWNER,
    source="ch4 prose 4-3",
    dimension="outcome",
    adds_up=False,
    note="قراردادی که در دو جلسه مطرح شده دو بار شمرده می‌شود.",
    note_en="A contract brought before two sessions counts twice.",
)

dispute_area_handled_ha = Indicator(
    title="مساحت قراردادهای مطرح‌شده در هیئت حل اختلاف یا داوری",
    title_en="Area before dispute settlement or arbitration",
    question=("در این دوره مساحت قراردادهای مطرح‌شده در هیئت حل اختلاف یا داوری چقدر است؟"),
    definition=("مساحت زمین قراردادهای رسیدگی‌شده در جلسات هیئت حل اختلاف یا داوری در دوره، به تفکیک نتیجه."),
    definition_en=(
        "Land area of the contracts brought before dispute-settlement or arbitration "
        "sessions within the period, in total and by outcome (category)."
    ),
    formula=times(total(DISPUTES, dispute_case.c.area_m2), HECTARES_PER_M2),
    unit=Unit.HECTARES,
    better=Better.NEUTRAL,
    owner=OWNER,
    source="ch4 prose 4-3",
    dimension="outcome",
    adds_up=False,
    note="پنج نتیجه ۲۱۲۶ از ۲۲۸۸ هکتار است؛ نتیجهٔ ۱۶۲ هکتار چاپ نشده است.",
    note_en=("The five outcomes are 2126 of 2288 ha; 162 ha has no printed outcome."),
)

dispute_cancelled_area_pct = Indicator(
    title="سهم اراضی منجر به فسخ قطعی",
    title_en="Share of the handled area finally cancelled",
    question="در این دوره سهم اراضی منجر به فسخ قطعی چند درصد است؟",
    definition=("نسبت مساحت منجر به رأی فسخ قطعی به کل مساحت رسیدگی‌شده در دوره، به درصد."),
    definition_en=(
        "Area with a final cancellation award as a percentage of the area handled within the period."
    ),
    formula=percent(
        total(DISPUTES, dispute_case.c.area_m2, dispute_case.c.outcome == "final_cancellation"),
        total(DISPUTES, dispute_case.c.area_m2),
    ),
    unit=Unit.PERCENT,
    better=Better.NEUTRAL,
    owner=OWNER,
    source="ch4 prose 4-3 (derived)",
)

legal_hearings = Indicator(
    title="جلسات رسیدگی به پرونده‌های شرکت‌های استانی",
    title_en="Hearings attended",
    question=("در این دوره جلسات رسیدگی به پرونده‌های شرکت‌های استانی چند مورد است؟"),
    definition=("جلسات رسیدگی به پرونده‌های مطروحه شرکت‌های استانی که سازمان در دوره در آن‌ها شرکت کرده است."),
    definition_en=(
        "Hearings on cases of the provincial companies attended by the organisation within the period."
    ),
    formula=count(HEARINGS),
    unit=Unit.COUNT,
    better=Better.NEUTRAL,
    owner=OWNER,
    source="ch4 prose 4-3",
    note="گزارش «بیش از ۲۰۰» می‌نویسد.",
    note_en="Printed as more than 200.",
)
