"""Electric power: how much is secured and which parks have it."""

from data_access.facts.utilities import PARKS_APPROVED_SUPPLIED, POWER, POWER_ADDED, first_supplied, supplied
from data_access.schema.land import utility_supply
from metrics.catalog import parks
from metrics.formula import count, percent, total
from metrics.indicator import Better, Indicator, Unit

OWNER = "معاونت فنی و عمرانی"

power_capacity_mw = Indicator(
    title="میزان برق تأمین‌شده شهرک‌ها و نواحی صنعتی",
    title_en="Electric power supplied, cumulative capacity",
    question="روی هم چقدر برق تأمین شده است؟",
    definition="مجموع برق تأمین‌شده برای شهرک‌ها و نواحی صنعتی در پایان دوره.",
    definition_en="Electric power secured for the parks and zones, as of the end of the period.",
    formula=total(POWER, utility_supply.c.capacity),
    unit=Unit.MEGAWATTS,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch2 prose 2-5-4",
)

power_added_mw = Indicator(
    title="برق تأمین‌شده در سال (فاز عملیاتی)",
    title_en="Electric power supplied in the period",
    question="در این دوره چقدر برق تازه تأمین شد؟",
    definition="برق جدید تأمین‌شده برای فاز عملیاتی شهرک‌ها و نواحی صنعتی در دوره.",
    definition_en=(
        "New electric power secured for the operational phase of parks and zones within the period."
    ),
    formula=total(POWER_ADDED, utility_supply.c.capacity),
    unit=Unit.MEGAWATTS,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch2 tables 12, 14; ch2 prose 2-5-4",
    note="گزارش سه عدد دارد: ۶۳۸، ۶۳۹٫۸ و جمع استان‌ها ۶۶۴٫۵.",
    note_en="The report has three figures: 638, 639.8 and the provinces' sum 664.5.",
)

parks_with_power = Indicator(
    title="شهرک‌ها و نواحی صنعتی دارای برق",
    title_en="Parks and zones with electricity",
    question="چند شهرک برق دارند؟",
    definition="شهرک‌ها و نواحی صنعتی که تا پایان دوره برق‌دار شده‌اند، اعم از در حال بهره‌برداری یا غیر آن.",
    definition_en=(
        "Parks and zones supplied with electricity, as of the end of the period, whether or not they are "
        "in operation."
    ),
    formula=count(PARKS_APPROVED_SUPPLIED, supplied("power")),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch2 prose 2-5-4",
    note="پایهٔ این شمار شهرک‌های در حال بهره‌برداری نیست.",
    note_en="Its base is not the operating parks.",
)

parks_with_power_of_land_pct = Indicator(
    title="سهم شهرک‌ها و نواحی صنعتی دارای زمین که برق دارند",
    title_en="Share of parks with land that have electricity",
    question="چه سهمی از شهرک‌های زمین‌دار برق دارند؟",
    definition=(
        "نسبت شهرک‌ها و نواحی صنعتی دارای برق به شهرک‌ها و نواحی صنعتی دارای زمین در پایان دوره، به درصد."
    ),
    definition_en=(
        "Parks and zones with electricity as a percentage of the parks and zones with land, as of the end"
        " of the period."
    ),
    formula=percent(parks_with_power.formula, parks.parks_with_land.formula),
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch1 chart 4",
)

parks_power_added = Indicator(
    title="شهرک‌ها و نواحی صنعتی برق‌رسانی‌شده در سال",
    title_en="Parks and zones newly supplied with electricity",
    question="چند شهرک برای نخستین بار برق گرفت؟",
    definition="شهرک‌ها و نواحی صنعتی که در دوره برای نخستین بار برق‌دار شده‌اند.",
    definition_en="Parks and zones first supplied with electricity within the period.",
    formula=count(first_supplied("power")),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch2 prose 2-5-4",
)
