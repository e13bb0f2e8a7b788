"""What must be published and prepared before the desk serves: forms, information, representatives."""


from data_access.facts.desk_system import FIELDS, READY, SERVICES, TOLD, UNREPRESENTED
from data_access.schema.desk_services import service
from data_access.schema.desk_system import desk_prerequisite
from metrics.catalog import companies
from metrics.formula import count, distinct, percent
from metrics.indicator import Better, Indicator, Unit

OWNER = "دفتر فناوری اطلاعات و ارتباطات"

service_information_complete_pct = Indicator(
    title="سهم خدمات دارای اطلاع‌رسانی کامل",
    title_en="Share of services with complete information",
    question="در این دوره سهم خدمات دارای اطلاع‌رسانی کامل چند درصد است؟",
    definition=(
        "نسبت خدمات میز خدمت که مراحل گردش کار، مستندات، مدت زمان، هزینه و مسئول ارائه آن‌ها منتشر "
        "شده است به کل خدمات در تاریخ مبنا، به درصد. خدمتی که انتشار یکی از این‌ها در آن معلوم نیست "
        "و هیچ‌یک را کم ندارد کنار گذاشته می‌شود."
    ),
    definition_en=(
        "Services of the desk for which the workflow stages, documents, time needed, cost and the "
        "responsible person are all published, as a percentage of the services, at the reference "
        "date. A service of which none is known to be missing and one is not known is left out."
    ),
    formula=percent(count(SERVICES, TOLD), count(SERVICES, TOLD.is_not(None))),
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    owner=OWNER,
    source="desk guide (items 2, 3)",
)

service_electronic_form_pct = Indicator(
    title="سهم خدمات دارای فرم الکترونیکی درخواست",
    title_en="Share of services with an electronic form",
    question="در این دوره سهم خدمات دارای فرم الکترونیکی درخواست چند درصد است؟",
    definition=(
        "نسبت خدمات دارای فرم الکترونیکی درخواست به کل خدمات میز خدمت در تاریخ مبنا، به درصد. خدمتی "
        "که وضع فرم آن معلوم نیست کنار گذاشته می‌شود."
    ),
    definition_en=(
        "Services of the desk that can be requested by an electronic form, as a percentage of the "
        "services, at the reference date. A service of which this is not known is left out."
    ),
    formula=percent(
        count(SERVICES, service.c.electronic_form), count(SERVICES, service.c.electronic_form.is_not(None))
    ),
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    owner=OWNER,
    source="desk guide (item 4)",
)

fields_without_representative = Indicator(
    title="حوزه‌های تخصصی بدون نماینده پیگیری‌کننده",
    title_en="Specialised fields without a follow-up representative",
    question="در پایان دوره حوزه‌های تخصصی بدون نماینده پیگیری‌کننده چند مورد است؟",
    definition=(
        "حوزه‌های تخصصی شرکت‌های استانی که در تاریخ مبنا نماینده پیگیری‌کننده ثبت‌شده ندارند؛ قاعده "
        "یک نماینده به ازای هر حوزه است."
    ),
    definition_en=(
        "Specialised fields of provincial companies without a registered follow-up representative, "
        "at the reference date; the rule is one per field."
    ),
    formula=count(FIELDS, UNREPRESENTED),
    unit=Unit.COUNT,
    better=Better.LOWER,
    owner=OWNER,
    source="desk guide (letter 40-33926)",
)

desk_prerequisites_pct = Indicator(
    title="سهم استان‌های دارای پیش‌نیازهای میز خدمت",
    title_en="Share of provinces meeting the desk prerequisites",
    question="در این دوره سهم استان‌های دارای پیش‌نیازهای میز خدمت چند درصد است؟",
    definition=(
        "نسبت استان‌هایی که چهار پیش‌نیاز (به‌روزبودن قیمت زمین و حق مرغوبیت در MIS، مساحت زمین‌ها "
        "در GIS و روال مستند با حوزه فنی) را دارند به کل استان‌ها در تاریخ مبنا، به درصد."
    ),
    definition_en=(
        "Provinces that meet the four prerequisites (land price and location premium updated in MIS, "
        "land areas updated in GIS, documented routine with the technical unit) as a percentage of "
        "the 31 provinces, at the reference date."
    ),
    formula=percent(
        distinct(READY, desk_prerequisite.c.province_code), companies.provincial_companies.formula
    ),
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    owner=OWNER,
    source="desk guide (prerequisites)",
)
