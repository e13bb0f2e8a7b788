"""Special economic zones: status, area, units, permits and infrastructure."""

from data_access.facts.zones import (
    FACILITIES_IN_PLACE,
    MILESTONES_REACHED,
    UNIT_LICENSED,
    UNIT_OPERATES,
    ZONE_UNITS,
    ZONES,
    ZONES_IN_ASSIGNMENT,
)
from data_access.schema.centres import special_zone
from metrics.formula import count, total
from metrics.indicator import Better, Indicator, Unit

OWNER = "دفتر مناطق ویژهٔ اقتصادی"

sez_total = Indicator(
    title="مناطق ویژه اقتصادی مصوب تحت مسئولیت سازمان",
    title_en="Approved special economic zones under the organisation",
    question="چند منطقهٔ ویژهٔ اقتصادی مصوب داریم؟",
    definition=(
        "مناطق ویژه اقتصادی مصوب که مسئولیت آن‌ها تا پایان دوره به سازمان یا شرکت‌های استانی محول شده "
        "است، به تفکیک وضعیت."
    ),
    definition_en=(
        "Special economic zones approved by the High Council secretariat whose responsibility lies with "
        "the organisation, as of the end of the period, by status (category)."
    ),
    formula=count(ZONES),
    unit=Unit.COUNT,
    better=Better.NEUTRAL,
    owner=OWNER,
    source="ch2 table 25; ch2 prose 2-11-3",
    dimension="status",
)

sez_in_assignment = Indicator(
    title="مناطق ویژه اقتصادی در مرحله اخذ سازمان مسئول",
    title_en="Special zones obtaining a responsible organisation",
    question="چند منطقهٔ ویژه در حال سپردن به سازمان است؟",
    definition="مناطق ویژه اقتصادی که در پایان دوره در مرحله اخذ سازمان مسئول هستند.",
    definition_en=(
        "Special economic zones whose assignment to the organisation is under way, as of the end of the "
        "period."
    ),
    formula=count(ZONES_IN_ASSIGNMENT),
    unit=Unit.COUNT,
    better=Better.NEUTRAL,
    owner=OWNER,
    source="ch2 prose 2-11-3",
)

sez_area_ha = Indicator(
    title="مساحت مناطق ویژه اقتصادی",
    title_en="Area of special economic zones",
    question="مناطق ویژه چه مساحتی دارند؟",
    definition="مساحت مناطق ویژه اقتصادی تحت مسئولیت سازمان در پایان دوره.",
    definition_en="Area of the special economic zones under the organisation, as of the end of the period.",
    formula=total(ZONES, special_zone.c.area_ha),
    unit=Unit.HECTARES,
    better=Better.NEUTRAL,
    owner=OWNER,
    source="ch2 section 2-11-4",
    dimension="zone",
    note="مساحت یک منطقه در گزارش نیامده و سه مساحت تقریبی است.",
    note_en="One area is not printed and three are approximate.",
)

sez_units_operating = Indicator(
    title="واحدهای به بهره‌برداری رسیده مناطق ویژه اقتصادی",
    title_en="Operating units in special economic zones",
    question="چند واحد در مناطق ویژه کار می‌کند؟",
    definition="واحدهای به بهره‌برداری رسیده در مناطق ویژه اقتصادی در پایان دوره.",
    definition_en=(
        "Industrial units put into operation in special economic zones, as of the end of the period."
    ),
    formula=total(ZONE_UNITS, UNIT_OPERATES),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch2 section 2-11-4",
    dimension="zone",
    note="تنها برای سه منطقه آمار هست؛ بقیه نامعلوم است، نه صفر.",
    note_en="On record for three zones only; the others are unknown, not zero.",
)

sez_units_licensed = Indicator(
    title="طرح‌های دارای جواز تأسیس مناطق ویژه اقتصادی",
    title_en="Plans with an establishment permit in special zones",
    question="چند طرح در مناطق ویژه جواز تأسیس دارد؟",
    definition="طرح‌های صنعتی دارای جواز تأسیس در مناطق ویژه اقتصادی در پایان دوره.",
    definition_en=(
        "Industrial plans holding an establishment permit in special economic zones, as of the end of the"
        " period."
    ),
    formula=total(ZONE_UNITS, UNIT_LICENSED),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch2 section 2-11-4",
    dimension="zone",
)

sez_milestones = Indicator(
    title="مناطق ویژه اقتصادی دارای هر مجوز یا سند",
    title_en="Special zones holding each permit or document",
    question="چند منطقهٔ ویژه هر مجوز یا سند را دارد؟",
    definition=(
        "مناطق ویژه اقتصادی که تا پایان دوره هر یک از مجوزها یا اسناد (مجوز محیط زیست، طرح جامع، پروانه "
        "بهره‌برداری، سند ثبتی و تفکیکی، گمرک و کد گمرکی) را دارند."
    ),
    definition_en=(
        "Special economic zones that hold the permit or document of the category (environment permit, "
        "master plan, operating licence, ownership deed, subdivided deed, customs, customs code, entry in"
        " the zones system), as of the end of the period."
    ),
    formula=count(MILESTONES_REACHED),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch2 section 2-11-4",
    dimension="document",
    adds_up=False,
)

sez_infrastructure = Indicator(
    title="مناطق ویژه اقتصادی دارای هر یک از زیرساخت‌ها",
    title_en="Special zones with each infrastructure",
    question="چند منطقهٔ ویژه هر زیربنا را دارد؟",
    definition=(
        "مناطق ویژه اقتصادی که تا پایان دوره هر یک از زیرساخت‌ها (حصار، آب، برق، گاز، تلفن، فیبر نوری، "
        "فاضلاب، راه و معابر) در آن‌ها به‌طور کامل یا در فاز عملیاتی ایجاد شده است."
    ),
    definition_en=(
        "Special economic zones where the infrastructure of the category (fence, water, power, gas, "
        "telephone, fibre, wastewater network and plant, access road, internal roads, weighbridge, "
        "guardhouse) exists, in full or in the operational phase, as of the end of the period."
    ),
    formula=count(FACILITIES_IN_PLACE),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch2 section 2-11-4",
    dimension="facility",
    adds_up=False,
)
