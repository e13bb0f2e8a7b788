"""Exhibitions: who was helped to go, and what came of it."""

from data_access.facts.exports import (
    CONTRACTS,
    EXHIBITION_UNITS,
    EXHIBITIONS,
    MEMORANDA,
    PERMANENT,
    PERMANENT_UNITS,
)
from metrics.formula import count
from metrics.indicator import Better, Indicator, Unit

OWNER = "معاونت صنایع کوچک"

exhibition_units = Indicator(
    title="واحدهای صنعتی شرکت‌کننده در نمایشگاه‌ها",
    title_en="Units supported to attend exhibitions",
    question="در این دوره واحدهای صنعتی شرکت‌کننده در نمایشگاه‌ها چند مورد است؟",
    definition=("واحدهای صنعتی که در دوره برای حضور در نمایشگاه‌های داخلی و خارجی حمایت شده‌اند."),
    definition_en=(
        "Industrial units supported to attend exhibitions within the period, domestic and foreign (category)."
    ),
    formula=count(EXHIBITION_UNITS),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 table 63; ch3 prose 3-16",
    dimension="place",
    note="واحدی که در دو نمایشگاه بوده دو بار شمرده می‌شود؛ عنوان جدول «داخلی» می‌گوید ولی رقم آن هر دو است.",
    note_en=(
        "A unit at two exhibitions counts twice; the title of the table says domestic, its figures are both."
    ),
)

exhibitions_supported = Indicator(
    title="نمایشگاه‌های تحت حمایت",
    title_en="Exhibitions supported",
    question="در این دوره نمایشگاه‌های تحت حمایت چند مورد است؟",
    definition="نمایشگاه‌های مورد حمایت در دوره، به تفکیک داخلی و خارجی.",
    definition_en=(
        "Exhibitions whose participants were supported within the period, domestic and foreign (category)."
    ),
    formula=count(EXHIBITIONS),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 prose 3-16",
    dimension="place",
)

exhibition_contracts = Indicator(
    title="قراردادهای منعقدشده در نمایشگاه‌ها",
    title_en="Contracts concluded at exhibitions",
    question="در این دوره قراردادهای منعقدشده در نمایشگاه‌ها چند مورد است؟",
    definition=("قراردادهای منعقدشده واحدهای تحت حمایت در نمایشگاه‌های دوره، به تفکیک داخلی و خارجی."),
    definition_en=(
        "Contracts concluded by the supported units at exhibitions within the period, "
        "domestic and foreign (category)."
    ),
    formula=count(CONTRACTS),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 prose 3-16",
    dimension="place",
    note="به روز امضا شمرده می‌شود، که شاید پس از نمایشگاه باشد.",
    note_en="Counted on the day of signature, which may come after the exhibition.",
)

exhibition_memoranda = Indicator(
    title="توافق‌نامه‌های همکاری نمایشگاه‌ها",
    title_en="Cooperation agreements at exhibitions",
    question="در این دوره توافق‌نامه‌های همکاری نمایشگاه‌ها چند مورد است؟",
    definition=("توافق‌نامه‌های همکاری واحدهای تحت حمایت در نمایشگاه‌های دوره، به تفکیک داخلی و خارجی."),
    definition_en=(
        "Cooperation agreements concluded by the supported units at exhibitions within the "
        "period, domestic and foreign (category)."
    ),
    formula=count(MEMORANDA),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 prose 3-16",
    dimension="place",
    note="به روز امضا شمرده می‌شود، که شاید پس از نمایشگاه باشد.",
    note_en="Counted on the day of signature, which may come after the exhibition.",
)

permanent_exhibitions = Indicator(
    title="نمایشگاه‌های دائمی",
    title_en="Permanent exhibitions",
    question="در این دوره نمایشگاه‌های دائمی چند مورد است؟",
    definition=("نمایشگاه‌های دائمی در محل شهرک‌ها، مراکز خدمات فناوری و دفاتر شرکت‌های استانی در دوره."),
    definition_en=(
        "Permanent exhibitions in parks, zones, service centres and provincial offices "
        "active within the period."
    ),
    formula=count(PERMANENT),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 prose 3-16-1",
    note="هر سال فعالیت یک بار، در نخستین روز آن شمرده می‌شود؛ رقم از آغاز نمایشگاه-سال است.",
    note_en=(
        "Counted once per year of activity, on its first day; since the beginning these are exhibition-years."
    ),
)

permanent_exhibition_units = Indicator(
    title="واحدهای صنعتی عرضه‌کننده در نمایشگاه‌های دائمی",
    title_en="Units in permanent exhibitions",
    question=("در این دوره واحدهای صنعتی عرضه‌کننده در نمایشگاه‌های دائمی چند مورد است؟"),
    definition=("واحدهای صنعتی که در دوره محصولات خود را در نمایشگاه‌های دائمی عرضه کرده‌اند."),
    definition_en=("Industrial units that showed products in permanent exhibitions within the period."),
    formula=count(PERMANENT_UNITS),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 prose 3-16-1",
)
