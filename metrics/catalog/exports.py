"""Exports of small industries, by way of leaving the country."""

from data_access.facts.exports import (
    CONSORTIUM_EXPORTS,
    DECLARATIONS,
    EMC_BY_STATE,
    EMC_CONTRACTS,
    EMC_EXPORTS,
    STANDARDS,
)
from data_access.schema.exports import consortium_export, emc, emc_export, export_declaration
from metrics.formula import count, distinct, times, total
from metrics.indicator import Better, Indicator, Unit

OWNER = "معاونت صنایع کوچک"
PER_MILLION = 1 / 1_000_000

sme_exports_musd = Indicator(
    title="صادرات صنایع کوچک و متوسط شهرک‌ها و نواحی صنعتی",
    title_en="Exports of SMEs in parks and zones",
    question=("در این دوره صادرات صنایع کوچک و متوسط شهرک‌ها و نواحی صنعتی چقدر است؟"),
    definition=(
        "ارزش صادرات صنایع کوچک و متوسط مستقر در شهرک‌ها و نواحی صنعتی در دوره بر اساس "
        "اظهارنامه‌های ثبت‌شده در MIS."
    ),
    definition_en=(
        "Value of exports of small and medium enterprises based in parks and zones within "
        "the period, by declarations in the MIS."
    ),
    formula=times(total(DECLARATIONS, export_declaration.c.value_usd), PER_MILLION),
    unit=Unit.MILLION_DOLLARS,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 table 61; ch3 prose 3-15-2",
)

exporting_smes = Indicator(
    title="صنایع کوچک و متوسط صادراتی",
    title_en="Exporting SMEs",
    question="در این دوره صنایع کوچک و متوسط صادراتی چند مورد است؟",
    definition=("صنایع کوچک و متوسط شهرک‌ها و نواحی صنعتی که در دوره در MIS اظهارنامه صادرات دارند."),
    definition_en=(
        "Small and medium enterprises in parks and zones with an export declaration in the "
        "MIS within the period."
    ),
    formula=distinct(DECLARATIONS, export_declaration.c.enterprise),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 prose 3-15-2",
    note="رقم ۸۵۸ همان شمار شهرک‌های فعال است؛ با احتیاط.",
    note_en="Printed 858, the same number as the parks in operation: with care.",
)

consortia_exports_musd = Indicator(
    title="صادرات کنسرسیوم‌های صادراتی",
    title_en="Exports through export consortia",
    question="در این دوره صادرات کنسرسیوم‌های صادراتی چقدر است؟",
    definition="ارزش صادرات انجام‌شده از طریق کنسرسیوم‌های صادراتی در دوره.",
    definition_en="Value of exports through export consortia within the period.",
    formula=times(total(CONSORTIUM_EXPORTS, consortium_export.c.value_usd), PER_MILLION),
    unit=Unit.MILLION_DOLLARS,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 table 60; ch3 prose 3-15-1",
    note=("جدول ۱۰۵ از ۸۳ و متن بیش از ۵۲ از ۶۷ می‌نویسد؛ جدول را نشان می‌دهیم."),
    note_en=("The table prints 105 of 83, the prose more than 52 of 67; the table is shown."),
)

emc_exports_musd = Indicator(
    title="صادرات شرکت‌های مدیریت صادرات",
    title_en="Exports by export management companies",
    question="در این دوره صادرات شرکت‌های مدیریت صادرات چقدر است؟",
    definition=("ارزش صادرات شرکت‌های مدیریت صادرات برای صنایع کوچک و متوسط در دوره."),
    definition_en=(
        "Value of exports done for small and medium enterprises by export management "
        "companies within the period."
    ),
    formula=times(total(EMC_EXPORTS, emc_export.c.value_usd), PER_MILLION),
    unit=Unit.MILLION_DOLLARS,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 table 62; ch3 prose 3-15-3",
)

emc_contracts = Indicator(
    title="قراردادهای شرکت‌های مدیریت صادرات با SMEها",
    title_en="Contracts of export management companies with SMEs",
    question=("در این دوره قراردادهای شرکت‌های مدیریت صادرات با SMEها چند مورد است؟"),
    definition=("قراردادهای منعقدشده شرکت‌های مدیریت صادرات با صنایع کوچک و متوسط در دوره."),
    definition_en=(
        "Contracts of export management companies with small and medium enterprises "
        "concluded within the period."
    ),
    formula=count(EMC_CONTRACTS),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 table 62",
)

emc_companies = Indicator(
    title="شرکت‌های مدیریت صادرات",
    title_en="Export management companies",
    question="در پایان دوره شرکت‌های مدیریت صادرات چند مورد است؟",
    definition=(
        "شرکت‌های مدیریت صادرات به تفکیک شناسایی‌شده، رتبه‌بندی‌شده، گرید دو، گرید سه و "
        "موافقت اولیه در پایان دوره."
    ),
    definition_en=(
        "Export management companies by state (category: identified, graded, grade two, "
        "grade three, preliminary approval), as of the end of the period."
    ),
    formula=distinct(EMC_BY_STATE, emc.c.id),
    unit=Unit.COUNT,
    better=Better.NEUTRAL,
    owner=OWNER,
    source="ch3 prose 3-15-3",
    dimension="state",
    adds_up=False,
    note="گزارش ۲۱ شرکت رتبه‌دار می‌نویسد ولی ۳ و ۳ و ۱۶ می‌شود ۲۲.",
    note_en="Printed 21 graded companies, but 3 + 3 + 16 is 22.",
)

standards_obtained = Indicator(
    title="گواهی‌های استاندارد داخلی و خارجی اخذشده",
    title_en="Standard certificates obtained",
    question="در این دوره گواهی‌های استاندارد داخلی و خارجی اخذشده چند مورد است؟",
    definition=("گواهی‌های استاندارد داخلی و خارجی که واحدهای صنعتی در دوره با حمایت گرفته‌اند."),
    definition_en=(
        "Domestic and foreign standard certificates obtained by industrial units with "
        "support within the period."
    ),
    formula=count(STANDARDS),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 prose 3-18",
)
