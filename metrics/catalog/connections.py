"""Gas, telephone and fibre: which parks are connected."""

from data_access.facts.utilities import (
    PARKS_APPROVED_SUPPLIED,
    PARKS_OPERATING_SUPPLIED,
    first_supplied,
    supplied,
)
from metrics.catalog import parks
from metrics.formula import count, percent, share
from metrics.indicator import Better, Indicator, Unit

OWNER = "معاونت فنی و عمرانی"

parks_with_gas = Indicator(
    title="شهرک‌ها و نواحی صنعتی دارای گاز",
    title_en="Parks and zones with natural gas",
    question="چند شهرک در حال بهره‌برداری گاز دارند؟",
    definition="شهرک‌ها و نواحی صنعتی در حال بهره‌برداری که تا پایان دوره از گاز بهره‌مند شده‌اند.",
    definition_en=(
        "Parks and zones in operation that are supplied with natural gas, as of the end of the period."
    ),
    formula=count(PARKS_OPERATING_SUPPLIED, supplied("gas")),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch2 prose 2-5-5",
)

parks_with_gas_pct = Indicator(
    title="سهم شهرک‌ها و نواحی صنعتی در حال بهره‌برداری دارای گاز",
    title_en="Share of operating parks with natural gas",
    question="چه سهمی از شهرک‌های در حال بهره‌برداری گاز دارند؟",
    definition=(
        "نسبت شهرک‌ها و نواحی صنعتی دارای گاز به شهرک‌ها و نواحی صنعتی در حال بهره‌برداری در پایان دوره، "
        "به درصد."
    ),
    definition_en=(
        "Parks and zones with gas as a percentage of the parks and zones in operation, as of the end of "
        "the period."
    ),
    formula=share(PARKS_OPERATING_SUPPLIED, supplied("gas")),
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch2 prose 2-5-5",
)

parks_with_gas_of_land_pct = Indicator(
    title="سهم شهرک‌ها و نواحی صنعتی دارای زمین که گاز دارند",
    title_en="Share of parks with land that have gas",
    question="چه سهمی از شهرک‌های زمین‌دار گاز دارند؟",
    definition=(
        "نسبت شهرک‌ها و نواحی صنعتی دارای گاز به شهرک‌ها و نواحی صنعتی دارای زمین در پایان دوره، به درصد."
    ),
    definition_en=(
        "Parks and zones with gas as a percentage of the parks and zones with land, as of the end of the "
        "period."
    ),
    formula=percent(parks_with_gas.formula, parks.parks_with_land.formula),
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch1 chart 4",
)

parks_gas_added = Indicator(
    title="شهرک‌ها و نواحی صنعتی گازرسانی‌شده در سال",
    title_en="Parks and zones newly supplied with gas",
    question="چند شهرک برای نخستین بار گاز گرفت؟",
    definition="شهرک‌ها و نواحی صنعتی که در دوره برای نخستین بار گازرسانی شده‌اند.",
    definition_en="Parks and zones first supplied with natural gas within the period.",
    formula=count(first_supplied("gas")),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch2 table 12; ch2 prose 2-5-5",
)

parks_with_phone = Indicator(
    title="شهرک‌ها و نواحی صنعتی دارای تلفن ثابت",
    title_en="Parks and zones with fixed telephone",
    question="چند شهرک در حال بهره‌برداری تلفن ثابت دارند؟",
    definition=(
        "شهرک‌ها و نواحی صنعتی در حال بهره‌برداری که تا پایان دوره به هر فناوری از تلفن ثابت بهره‌مند شده‌اند."
    ),
    definition_en=(
        "Parks and zones in operation that have fixed telephone service by any technology, as of the end "
        "of the period."
    ),
    formula=count(PARKS_OPERATING_SUPPLIED, supplied("phone")),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch2 prose 2-5-6",
)

parks_with_phone_pct = Indicator(
    title="سهم شهرک‌ها و نواحی صنعتی در حال بهره‌برداری دارای تلفن ثابت",
    title_en="Share of operating parks with fixed telephone",
    question="چه سهمی از شهرک‌های در حال بهره‌برداری تلفن ثابت دارند؟",
    definition=(
        "نسبت شهرک‌ها و نواحی صنعتی دارای تلفن ثابت به شهرک‌ها و نواحی صنعتی در حال بهره‌برداری در پایان "
        "دوره، به درصد."
    ),
    definition_en=(
        "Parks and zones with fixed telephone as a percentage of the parks and zones in operation, as of "
        "the end of the period."
    ),
    formula=share(PARKS_OPERATING_SUPPLIED, supplied("phone")),
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch2 prose 2-5-6",
)

parks_with_phone_of_land_pct = Indicator(
    title="سهم شهرک‌ها و نواحی صنعتی دارای زمین که تلفن ثابت دارند",
    title_en="Share of parks with land that have fixed telephone",
    question="چه سهمی از شهرک‌های زمین‌دار تلفن ثابت دارند؟",
    definition=(
        "نسبت شهرک‌ها و نواحی صنعتی دارای تلفن ثابت به شهرک‌ها و نواحی صنعتی دارای زمین در پایان دوره، به درصد."
    ),
    definition_en=(
        "Parks and zones with fixed telephone as a percentage of the parks and zones with land, as of the"
        " end of the period."
    ),
    formula=percent(parks_with_phone.formula, parks.parks_with_land.formula),
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch1 chart 4",
)

parks_phone_added = Indicator(
    title="شهرک‌ها و نواحی صنعتی تلفن‌دارشده در سال",
    title_en="Parks and zones newly supplied with fixed telephone",
    question="چند شهرک برای نخستین بار تلفن ثابت گرفت؟",
    definition="شهرک‌ها و نواحی صنعتی که در دوره برای نخستین بار تلفن ثابت دریافت کرده‌اند.",
    definition_en="Parks and zones first supplied with fixed telephone within the period.",
    formula=count(first_supplied("phone")),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch2 tables 12, 15; ch2 prose 2-5-6",
)

parks_with_fibre = Indicator(
    title="شهرک‌ها و نواحی صنعتی دارای فیبر نوری",
    title_en="Parks and zones with optical fibre",
    question="چند شهرک فیبر نوری دارند؟",
    definition="شهرک‌ها و نواحی صنعتی که تا پایان دوره زیرساخت فیبر نوری دارند.",
    definition_en="Parks and zones with optical-fibre infrastructure, as of the end of the period.",
    formula=count(PARKS_APPROVED_SUPPLIED, supplied("fibre")),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch2 prose 2-5-7",
)

parks_with_fibre_of_land_pct = Indicator(
    title="سهم شهرک‌ها و نواحی صنعتی دارای زمین که فیبر نوری دارند",
    title_en="Share of parks with land that have optical fibre",
    question="چه سهمی از شهرک‌های زمین‌دار فیبر نوری دارند؟",
    definition=(
        "نسبت شهرک‌ها و نواحی صنعتی دارای فیبر نوری به شهرک‌ها و نواحی صنعتی دارای زمین در پایان دوره، به درصد."
    ),
    definition_en=(
        "Parks and zones with optical fibre as a percentage of the parks and zones with land, as of the "
        "end of the period."
    ),
    formula=percent(parks_with_fibre.formula, parks.parks_with_land.formula),
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch1 chart 4",
)

parks_fibre_added = Indicator(
    title="شهرک‌ها و نواحی صنعتی متصل‌شده به فیبر نوری در سال",
    title_en="Parks and zones newly connected to optical fibre",
    question="چند شهرک برای نخستین بار به فیبر نوری پیوست؟",
    definition="شهرک‌ها و نواحی صنعتی که در دوره برای نخستین بار به فیبر نوری متصل شده‌اند.",
    definition_en="Parks and zones first connected to optical fibre within the period.",
    formula=count(first_supplied("fibre")),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    owner=OWNER,
    source="ch2 tables 12, 16; ch2 prose 2-5-7",
)
