"""Service centres at work: consultants, contracts and what projects brought."""

from data_access.facts.centres import CENTRE_CONSULTANTS, CENTRE_RESULTS, CONSULTING_CONTRACTS
from data_access.schema.centres import centre_consultant, consulting_contract
from metrics.formula import count, times, total
from metrics.indicator import Better, Indicator, Unit

OWNER = "معاونت صنایع کوچک"
PER_THOUSAND = 1 / 1_000  # millions to billions

service_centre_consultants = Indicator(
    title="مشاوران و ارائه‌دهندگان خدمات مستقر در مراکز خدمات فناوری و کسب‌وکار",
    title_en="Consultants based in the service centres",
    question="چند مشاور در مراکز خدمات مستقرند؟",
    definition=(
        "مشاوران یا ارائه‌دهندگان خدمات توسعه کسب‌وکار مستقر در مراکز خدمات فناوری و کسب‌وکار در پایان دوره."
    ),
    definition_en=(
        "Consultants or providers of business development services based in the service centres, as of "
        "the end of the period."
    ),
    formula=count(CENTRE_CONSULTANTS),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 prose 3-3-1-1",
)

service_centre_staff = Indicator(
    title="کارکنان مشاوران مستقر در مراکز خدمات فناوری و کسب‌وکار",
    title_en="Staff of the consultants in the service centres",
    question="مشاوران مستقر چند نفر نیرو دارند؟",
    definition=(
        "تعداد کارکنان مشاوران و ارائه‌دهندگان خدمات مستقر در مراکز خدمات فناوری و کسب‌وکار در پایان دوره."
    ),
    definition_en=(
        "Staff of the consultants and providers based in the service centres, as of the end of the period."
    ),
    formula=total(CENTRE_CONSULTANTS, centre_consultant.c.staff),
    unit=Unit.PERSONS,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 prose 3-3-1-1",
)

consulting_contracts = Indicator(
    title="قراردادهای مشاوره با واحدهای صنعتی",
    title_en="Consulting contracts with industrial units",
    question="چند قرارداد مشاوره با واحدها بسته شد؟",
    definition=(
        "قراردادهای مشاوره‌ای که مشاوران مراکز خدمات فناوری و کسب‌وکار در دوره با واحدهای صنعتی بسته‌اند."
    ),
    definition_en=(
        "Consulting contracts concluded with industrial units by the consultants of the service centres "
        "within the period."
    ),
    formula=count(CONSULTING_CONTRACTS),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 prose 3-3-1-1",
)

consulting_contract_value_birr = Indicator(
    title="مبلغ قراردادهای مشاوره با واحدهای صنعتی",
    title_en="Value of the consulting contracts",
    question="ارزش قراردادهای مشاوره چقدر است؟",
    definition="مبلغ قراردادهای مشاوره منعقدشده با واحدهای صنعتی در دوره.",
    definition_en="Value of the consulting contracts concluded within the period.",
    formula=times(total(CONSULTING_CONTRACTS, consulting_contract.c.value_mirr), PER_THOUSAND),
    unit=Unit.BILLION_RIALS,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 prose 3-3-1-1",
)

service_centre_projects = Indicator(
    title="پروژه‌های انجام‌شده در مراکز خدمات فناوری و کلینیک‌ها به تفکیک اثربخشی",
    title_en="Projects done in service centres and clinics, by effect",
    question="در مراکز خدمات چند پروژه انجام شد و با چه اثری؟",
    definition=(
        "پروژه‌های انجام‌شده در مراکز خدمات فناوری و کسب‌وکار و کلینیک‌ها در دوره، به تفکیک شاخص اثربخشی."
    ),
    definition_en=(
        "Projects done in service centres and clinics within the period, each under its main effect "
        "(category)."
    ),
    formula=count(CENTRE_RESULTS),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch3 table 36",
    dimension="effect",
)
