"""The subcontracting exchange: who takes part, and what it brings."""

from data_access.facts.subcontracting import (
    CAPACITY,
    CONTRACTS,
    DIRECT_SALES,
    FIELDS,
    INTERNATIONAL_TALKS,
    MARKETING,
    MEMORANDA,
    NATIONAL_TALKS,
    REGISTRATIONS,
    SECRETARIATS,
)
from data_access.schema.subcontracting import ispx_client_talk, ispx_contract, ispx_direct_sale
from metrics.formula import count, distinct, times, total
from metrics.indicator import Better, Indicator, Unit

OWNER = "معاونت صنایع کوچک"
PER_THOUSAND = 1 / 1_000  # millions to billions

ispx_secretariats = Indicator(
    title="دبیرخانه‌های تخصصی نظام مبادلات پیمانکاری فرعی",
    title_en="Specialised secretariats of the subcontracting exchange",
    question=("در پایان دوره دبیرخانه‌های تخصصی نظام مبادلات پیمانکاری فرعی چند مورد است؟"),
    definition=("دبیرخانه‌های تخصصی نظام مبادلات پیمانکاری فرعی (ISPX) در پایان دوره."),
    definition_en=(
        "Specialised secretariats of the subcontracting and partnership exchange (ISPX), as "
        "of the end of the period."
    ),
    formula=count(SECRETARIATS),
    unit=Unit.COUNT,
    better=Better.NEUTRAL,
    owner=OWNER,
    source="ch3 table 33; ch3 prose 3-2",
)

ispx_fields = Indicator(
    title="حوزه‌های اولویت‌دار نظام مبادلات پیمانکاری فرعی",
    title_en="Priority fields of the subcontracting exchange",
    question=("در پایان دوره حوزه‌های اولویت‌دار نظام مبادلات پیمانکاری فرعی چند مورد است؟"),
    definition=("حوزه‌های صنعتی اولویت‌دار نظام مبادلات پیمانکاری فرعی در پایان دوره."),
    definition_en=("Priority fields of the subcontracting exchange, as of the end of the period."),
    formula=count(FIELDS),
    unit=Unit.COUNT,
    better=Better.NEUTRAL,
    owner=OWNER,
    source="ch3 prose 3-2",
)

ispx_units_registered = Indicator(
    title="واحدهای ثبت و به‌روزشده در سامانه پیمانکاری فرعی",
    title_en="Units registered or updated in the SPX system",
    question=("در این دوره واحدهای ثبت و به‌روزشده در سامانه پیمانکاری فرعی چند مورد است؟"),
    definition=("واحدهای پیمانکار و کارفرما که در دوره در سامانه SPX ثبت یا به‌روزرسانی شده‌اند."),
    definition_en=("Contractor and client units registered or updated in the SPX system within the period."),
    formula=count(REGISTRATIONS),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 table 34; ch3 prose 3-2",
    dimension="side",
)

ispx_marketing_activities = Indicator(
    title="فعالیت‌های بازاریابی نظام مبادلات پیمانکاری فرعی",
    title_en="Marketing activities of the exchange",
    question=("در این دوره فعالیت‌های بازاریابی نظام مبادلات پیمانکاری فرعی چند مورد است؟"),
    definition=("فعالیت‌های بازاریابی و توسعه بازار که در دوره برای پیمانکاران انجام شده است."),
    definition_en=(
        "Marketing and market development activities carried out for contractors within the period."
    ),
    formula=count(MARKETING),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 table 34; ch3 prose 3-2",
)

ispx_capacity_activities = Indicator(
    title="فعالیت‌های توانمندسازی پیمانکاران",
    title_en="Capacity-building activities of the exchange",
    question="در این دوره فعالیت‌های توانمندسازی پیمانکاران چند مورد است؟",
    definition=("فعالیت‌های حمایتی و توانمندسازی که در دوره برای پیمانکاران انجام شده است."),
    definition_en=("Support and capacity-building activities carried out for contractors within the period."),
    formula=count(CAPACITY),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 table 34; ch3 prose 3-2",
)

ispx_contract_value_mirr = Indicator(
    title="حجم قراردادهای منعقده برای اعضای پیمانکاری فرعی",
    title_en="Value of contracts concluded for members",
    question=("در این دوره حجم قراردادهای منعقده برای اعضای پیمانکاری فرعی چقدر است؟"),
    definition=("مبلغ قراردادهایی که در دوره برای اعضای نظام مبادلات پیمانکاری فرعی منعقد شده است."),
    definition_en=("Value of the contracts concluded for members of the exchange within the period."),
    formula=total(CONTRACTS, ispx_contract.c.value_mirr),
    unit=Unit.MILLION_RIALS,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 table 34",
)

ispx_direct_marketing_birr = Indicator(
    title="بازاریابی مستقیم برای اعضای پیمانکاری فرعی",
    title_en="Direct marketing for members",
    question="در این دوره بازاریابی مستقیم برای اعضای پیمانکاری فرعی چقدر است؟",
    definition=("ارزش بازاریابی مستقیم انجام‌شده برای اعضای نظام مبادلات پیمانکاری فرعی."),
    definition_en="Value of direct marketing done for members of the exchange.",
    formula=times(total(DIRECT_SALES, ispx_direct_sale.c.value_mirr), PER_THOUSAND),
    unit=Unit.BILLION_RIALS,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 prose 3-2",
    note="گزارش «بیش از ۳۵۰۰» می‌نویسد و دوره‌اش را نمی‌گوید.",
    note_en="Printed as more than 3500; the period is not stated.",
)

ispx_national_client_talks = Indicator(
    title="مذاکرات رودررو با کارفرمایان ملی",
    title_en="Talks with national clients",
    question="در این دوره مذاکرات رودررو با کارفرمایان ملی چند مورد است؟",
    definition="کارفرمایان ملی که با آن‌ها مذاکره رودررو انجام شده است.",
    definition_en="National clients with whom face-to-face talks were held.",
    formula=distinct(NATIONAL_TALKS, ispx_client_talk.c.client),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 prose 3-2",
    note="گزارش «بیش از ۱۰۰» می‌نویسد و دوره‌اش را نمی‌گوید.",
    note_en="Printed as more than 100; the period is not stated.",
)

ispx_international_client_talks = Indicator(
    title="مذاکرات رودررو با کارفرمایان بین‌المللی",
    title_en="Talks with international clients",
    question="در این دوره مذاکرات رودررو با کارفرمایان بین‌المللی چند مورد است؟",
    definition="کارفرمایان بین‌المللی که با آن‌ها مذاکره رودررو انجام شده است.",
    definition_en="International clients with whom face-to-face talks were held.",
    formula=distinct(INTERNATIONAL_TALKS, ispx_client_talk.c.client),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 prose 3-2",
)

ispx_mous = Indicator(
    title="تفاهم‌نامه‌های همکاری با کارفرمایان بزرگ ملی",
    title_en="Memoranda with large national clients",
    question=("در این دوره تفاهم‌نامه‌های همکاری با کارفرمایان بزرگ ملی چند مورد است؟"),
    definition="تفاهم‌نامه‌های همکاری منعقدشده با کارفرمایان بزرگ ملی.",
    definition_en="Cooperation memoranda concluded with large national clients.",
    formula=count(MEMORANDA),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 prose 3-2",
)
