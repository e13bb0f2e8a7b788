"""Start-up events, insurance, experience, theses and memoranda."""

from data_access.facts.programmes import (
    EXPERIENCE_DOCUMENTS,
    MEMORANDA,
    POLICIES,
    STARTUP_EVENTS,
    STARTUP_IDEAS,
    THESES,
)
from metrics.formula import count
from metrics.indicator import Better, Indicator, Unit

OWNER = "معاونت صنایع کوچک"

startup_events = Indicator(
    title="رویدادهای استارت‌آپی برگزارشده",
    title_en="Start-up events held",
    question="در این دوره رویدادهای استارت‌آپی برگزارشده چند مورد است؟",
    definition=("رویدادهای استارت‌آپی حوزه صنایع کوچک و متوسط که در دوره با حمایت سازمان برگزار شده است."),
    definition_en=(
        "Start-up events on the development of small and medium enterprises held with "
        "support within the period."
    ),
    formula=count(STARTUP_EVENTS),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 table 56; ch3 prose 3-11",
    public=True,
)

startup_ideas = Indicator(
    title="ایده‌های برتر رویدادهای استارت‌آپی تحت حمایت",
    title_en="Top start-up ideas supported",
    question=("در این دوره ایده‌های برتر رویدادهای استارت‌آپی تحت حمایت چند مورد است؟"),
    definition=("ایده‌های برتر رویدادهای استارت‌آپی که در دوره شناسایی و حمایت شده است."),
    definition_en=("Top ideas of start-up events identified and supported within the period."),
    formula=count(STARTUP_IDEAS),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 table 56; ch3 prose 3-11",
    public=True,
)

insurance_policies = Indicator(
    title="بیمه‌نامه‌های صنایع کوچک صادرشده",
    title_en="Small-industry insurance policies issued",
    question="در این دوره بیمه‌نامه‌های صنایع کوچک صادرشده چند مورد است؟",
    definition="بیمه‌نامه‌های بسته بیمه خاص صنایع کوچک که در دوره صادر شده است.",
    definition_en=(
        "Policies of the special insurance package for small industries issued within the period."
    ),
    formula=count(POLICIES),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 table 57; ch3 prose 3-12",
)

entrepreneurship_documents = Indicator(
    title="مستندسازی تجارب کارآفرینی",
    title_en="Entrepreneurship experiences documented",
    question="در این دوره مستندسازی تجارب کارآفرینی چند مورد است؟",
    definition=("مجلدها، گزارش‌ها و کلیپ‌های تجارب کارآفرینی که در دوره گردآوری شده است."),
    definition_en=("Volumes, reports and clips on entrepreneurship experience collected within the period."),
    formula=count(EXPERIENCE_DOCUMENTS),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 table 58; ch3 prose 3-13",
)

theses_supported = Indicator(
    title="پایان‌نامه‌های تحت حمایت",
    title_en="Theses supported",
    question="در این دوره پایان‌نامه‌های تحت حمایت چند مورد است؟",
    definition=("قراردادهای حمایت از پایان‌نامه‌های کارشناسی ارشد و دکتری منعقدشده در دوره، به تفکیک مقطع."),
    definition_en=("Master and doctoral thesis contracts concluded within the period, by degree (category)."),
    formula=count(THESES),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 tables 54, 55; ch3 prose 3-10",
    dimension="degree",
)

memoranda_signed = Indicator(
    title="تفاهم‌نامه‌های داخلی منعقدشده",
    title_en="Domestic memoranda signed",
    question="در این دوره تفاهم‌نامه‌های داخلی منعقدشده چند مورد است؟",
    definition="تفاهم‌نامه‌های منعقدشده با نهادها و سازمان‌های داخل کشور در دوره.",
    definition_en=("Memoranda of understanding with national bodies signed within the period."),
    formula=count(MEMORANDA),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 prose 3-13 (memoranda)",
    note="گزارش ۱۲ می‌نویسد و در فهرست یک طرف را دو بار، پس ۱۱ نام.",
    note_en=("Twelve are stated; the list prints one partner twice and so names eleven."),
)
