"""The companies, their assemblies and boards, and the reports on them."""

from data_access.facts.organisation import (
    ARTICLE_44_REPORTS,
    ASSEMBLIES,
    BOARD_CHANGES,
    BOARD_MEETING_REPORTS,
    COMPANIES,
    PERFORMANCE_REPORTS,
)
from metrics.formula import count
from metrics.indicator import Better, Indicator, Unit

OWNER = "دفتر امور مجامع و شرکت‌ها"

provincial_companies = Indicator(
    title="شرکت‌های شهرک‌های صنعتی استانی",
    title_en="Provincial industrial parks companies",
    question="در پایان دوره شرکت‌های شهرک‌های صنعتی استانی چند مورد است؟",
    definition="شرکت‌های تابعه استانی سازمان در پایان دوره.",
    definition_en=("Provincial subsidiary companies of the organisation, as of the end of the period."),
    formula=count(COMPANIES),
    unit=Unit.COUNT,
    better=Better.NEUTRAL,
    owner=OWNER,
    source="ch1 prose 1-1; ch4 prose 4-4",
)

general_assemblies = Indicator(
    title="مجامع عمومی عادی برگزارشده",
    title_en="Ordinary general assemblies held",
    question="در این دوره مجامع عمومی عادی برگزارشده چند مورد است؟",
    definition=(
        "مجامع عمومی عادی شرکت‌های تابعه استانی که در دوره برگزار شده است (صورت‌های مالی "
        "سالانه، طرح‌های تملک دارایی)."
    ),
    definition_en=(
        "Ordinary general assemblies of the provincial companies held within the period "
        "(category: annual accounts, capital-asset schemes)."
    ),
    formula=count(ASSEMBLIES),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch4 prose 4-5",
    dimension="subject",
    note="برای سال مالی ۱۴۰۰ برگزار شده است.",
    note_en="Held for the fiscal year 1400.",
)

company_performance_reports = Indicator(
    title="گزارش‌های تحلیلی عملکرد شرکت‌های استانی",
    title_en="Analytical performance reports of the companies",
    question="در این دوره گزارش‌های تحلیلی عملکرد شرکت‌های استانی چند مورد است؟",
    definition="گزارش‌های تحلیلی عملکرد شرکت‌های استانی که در دوره تهیه شده است.",
    definition_en=(
        "Analytical reports on the performance of the provincial companies prepared within the period."
    ),
    formula=count(PERFORMANCE_REPORTS),
    unit=Unit.COUNT,
    better=Better.NEUTRAL,
    owner=OWNER,
    source="ch4 prose 4-5",
)

board_changes = Indicator(
    title="صورت‌جلسه‌های تغییر اعضای هیئت‌مدیره",
    title_en="Minutes of board changes",
    question="در این دوره صورت‌جلسه‌های تغییر اعضای هیئت‌مدیره چند مورد است؟",
    definition="صورت‌جلسه‌های تغییرات اعضای هیئت‌مدیره که در دوره تهیه شده است.",
    definition_en=("Minutes of changes of board members of the companies prepared within the period."),
    formula=count(BOARD_CHANGES),
    unit=Unit.COUNT,
    better=Better.NEUTRAL,
    owner=OWNER,
    source="ch4 prose 4-5",
)

board_meeting_reports = Indicator(
    title="گزارش‌های تحلیلی جلسات هیئت‌مدیره شرکت‌های استانی",
    title_en="Analytical reports on board meetings",
    question=("در این دوره گزارش‌های تحلیلی جلسات هیئت‌مدیره شرکت‌های استانی چند مورد است؟"),
    definition=("گزارش‌های تحلیلی عملکرد جلسات هیئت‌مدیره شرکت‌های استانی که در دوره تهیه شده است."),
    definition_en=(
        "Analytical reports on the board meetings of the provincial companies prepared within the period."
    ),
    formula=count(BOARD_MEETING_REPORTS),
    unit=Unit.COUNT,
    better=Better.NEUTRAL,
    owner=OWNER,
    source="ch4 prose 4-5",
)

article44_reports = Indicator(
    title="گزارش‌های بارگذاری‌شده در سامانه اصل ۴۴",
    title_en="Reports uploaded to the Article 44 system",
    question="در این دوره گزارش‌های بارگذاری‌شده در سامانه اصل ۴۴ چند مورد است؟",
    definition=("گزارش‌های عملکرد سازمان که در دوره در سامانه دبیرخانه اصل ۴۴ بارگذاری شده است."),
    definition_en=(
        "Performance reports of the organisation uploaded to the Article 44 secretariat "
        "system within the period."
    ),
    formula=count(ARTICLE_44_REPORTS),
    unit=Unit.COUNT,
    better=Better.NEUTRAL,
    owner=OWNER,
    source="ch4 prose 4-5",
)
