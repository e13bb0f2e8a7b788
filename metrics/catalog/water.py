"""Water: how much is secured, how much of it can be drawn, and which parks have it."""

from data_access.facts.utilities import (
    PARKS_OPERATING_SUPPLIED,
    WATER,
    WATER_ADDED,
    WATER_ADDED_NATION,
    WATER_RESTORED,
    first_supplied,
    supplied,
)
from data_access.schema.land import utility_supply
from metrics.catalog import parks
from metrics.formula import count, percent, plus, share, total
from metrics.indicator import Better, Indicator, Unit

OWNER = "معاونت فنی و عمرانی"

water_capacity_lps = Indicator(
    title="میزان آب تأمین‌شده شهرک‌ها و نواحی صنعتی",
    title_en="Water supplied, cumulative capacity",
    question="روی هم چقدر آب تأمین شده است؟",
    definition=(
        "مجموع آب تأمین‌شده برای شهرک‌ها و نواحی صنعتی در پایان دوره، با احتساب آبی که فعلاً قابل برداشت نیست."
    ),
    definition_en=(
        "Flow of water secured for the parks and zones, as of the end of the period, including flow that "
        "cannot be withdrawn at present."
    ),
    formula=total(WATER, utility_supply.c.capacity),
    unit=Unit.LITRES_PER_SECOND,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch2 prose 2-5-2",
    note="بخشی از این آب به سبب خشکسالی اکنون برداشت‌شدنی نیست.",
    note_en="Part of it cannot be withdrawn at present because of drought.",
)

water_not_withdrawable_lps = Indicator(
    title="آب تأمین‌شده غیرقابل برداشت بر اثر خشکسالی",
    title_en="Supplied water that cannot be withdrawn",
    question="چقدر از آب تأمین‌شده اکنون برداشت‌شدنی نیست؟",
    definition="بخشی از آب تأمین‌شده که در پایان دوره به علت خشکسالی قابل برداشت نیست.",
    definition_en=(
        "Part of the supplied water that cannot be withdrawn because of drought, as of the end of the period."
    ),
    formula=total(WATER, utility_supply.c.not_withdrawable),
    unit=Unit.LITRES_PER_SECOND,
    better=Better.LOWER,
    owner=OWNER,
    source="ch2 prose 2-5-3",
)

water_added_lps = Indicator(
    title="آب تأمین‌شده در سال (فاز عملیاتی)",
    title_en="Water supplied in the period",
    question="در این دوره چقدر آب تازه تأمین شد؟",
    definition="آب جدید تأمین‌شده برای فاز عملیاتی شهرک‌ها و نواحی صنعتی در دوره، بدون احتساب آب احیاشده.",
    definition_en=(
        "New flow of water secured for the operational phase of parks and zones within the period, "
        "without restored water."
    ),
    formula=total(WATER_ADDED, utility_supply.c.capacity),
    unit=Unit.LITRES_PER_SECOND,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch2 tables 12, 13",
)

water_restored_lps = Indicator(
    title="آب احیاشده",
    title_en="Water restored",
    question="چقدر آب احیا شد؟",
    definition="دبی منابع آب موجود که امکان استفاده از آن نبود و در دوره احیا و قابل استفاده شده است.",
    definition_en=(
        "Flow of existing water sources that could not be used and became usable again within the period."
    ),
    formula=total(WATER_RESTORED, utility_supply.c.capacity),
    unit=Unit.LITRES_PER_SECOND,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch2 table 13 (row for all provinces); ch2 prose 2-5-2",
)

water_added_total_lps = Indicator(
    title="مجموع آب تأمین‌شده و احیاشده در سال",
    title_en="Water supplied and restored in the period",
    question="کمبود آب با تأمین و احیا چقدر جبران شد؟",
    definition="میزان تأمین کسری آب در دوره؛ مجموع آب تأمین‌شده جدید و آب احیاشده.",
    definition_en="Shortage of water covered within the period: new flow plus restored flow.",
    formula=plus(total(WATER_ADDED_NATION, utility_supply.c.capacity), water_restored_lps.formula),
    unit=Unit.LITRES_PER_SECOND,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch2 table 13 (total row); ch2 prose 2-5-2",
)

parks_with_water = Indicator(
    title="شهرک‌ها و نواحی صنعتی دارای آب",
    title_en="Parks and zones with water",
    question="چند شهرک در حال بهره‌برداری آب دارند؟",
    definition="شهرک‌ها و نواحی صنعتی در حال بهره‌برداری که تا پایان دوره آب‌دار شده‌اند.",
    definition_en="Parks and zones in operation that are supplied with water, as of the end of the period.",
    formula=count(PARKS_OPERATING_SUPPLIED, supplied("water")),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch2 prose 2-5-2",
)

parks_with_water_pct = Indicator(
    title="سهم شهرک‌ها و نواحی صنعتی در حال بهره‌برداری دارای آب",
    title_en="Share of operating parks with water",
    question="چه سهمی از شهرک‌های در حال بهره‌برداری آب دارند؟",
    definition=(
        "نسبت شهرک‌ها و نواحی صنعتی دارای آب به شهرک‌ها و نواحی صنعتی در حال بهره‌برداری در پایان دوره، به درصد."
    ),
    definition_en=(
        "Parks and zones with water as a percentage of the parks and zones in operation, as of the end of"
        " the period."
    ),
    formula=share(PARKS_OPERATING_SUPPLIED, supplied("water")),
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch2 prose 2-5-2",
)

parks_with_water_of_land_pct = Indicator(
    title="سهم شهرک‌ها و نواحی صنعتی دارای زمین که آب دارند",
    title_en="Share of parks with land that have water",
    question="چه سهمی از شهرک‌های زمین‌دار آب دارند؟",
    definition=(
        "نسبت شهرک‌ها و نواحی صنعتی دارای آب به شهرک‌ها و نواحی صنعتی دارای زمین در پایان دوره، به درصد."
    ),
    definition_en=(
        "Parks and zones with water as a percentage of the parks and zones with land, as of the end of "
        "the period."
    ),
    formula=percent(parks_with_water.formula, parks.parks_with_land.formula),
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch1 chart 4",
)

parks_water_added = Indicator(
    title="شهرک‌ها و نواحی صنعتی آب‌دارشده در سال",
    title_en="Parks and zones newly supplied with water",
    question="چند شهرک برای نخستین بار آب گرفت؟",
    definition="شهرک‌ها و نواحی صنعتی که در دوره برای نخستین بار آب‌دار شده‌اند.",
    definition_en="Parks and zones first supplied with water within the period.",
    formula=count(first_supplied("water")),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch2 prose 2-5-2",
)
