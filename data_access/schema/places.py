"""Provinces, days, sources, what the data cover, parks and plans: what every other table leans on."""

from sqlalchemy import Column, Integer, String, Table, UniqueConstraint

from data_access.schema.base import (
    amount,
    between,
    day,
    entity,
    flag,
    in_order,
    in_province,
    link,
    metadata,
    moment,
    not_negative,
    one_of,
    text,
    values_check,
    whole,
)

schema_version = Table(
    "schema_version",
    metadata,
    Column("version", String, primary_key=True, comment="Version of the schema this database was made for"),
    comment="Which version of the product's schema this database has",
)

province = Table(
    "province",
    metadata,
    Column("code", String, primary_key=True, comment="Current ISO 3166-2 code, IR-00 to IR-30"),
    Column("name_fa", String, nullable=False, comment="Persian name"),
    Column("name_en", String, nullable=False, comment="English name"),
    comment="The 31 provinces, each with its provincial company",
)

source = Table(
    "source",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False, comment="Key of the source"),
    Column(
        "reference", String, nullable=False, comment="Chapter and table, file or system the rows come from"
    ),
    Column("title_fa", String, nullable=False, comment="Persian title"),
    Column("title_en", String, nullable=False, comment="English title"),
    UniqueConstraint("reference"),
    comment="Where rows come from",
)

calendar = Table(
    "calendar",
    metadata,
    day("day", "Gregorian day"),
    day("next_day", "The Gregorian day after, so that ranges need no date arithmetic"),
    whole("jalali_year", "Jalali year"),
    whole("jalali_season", "Season of the Jalali year, 1 (spring) to 4 (winter)"),
    whole("jalali_month", "Jalali month, 1 (Farvardin) to 12 (Esfand)"),
    whole("jalali_week", "Week of the Jalali year, weeks begin on Saturday; week 1 holds 1 Farvardin"),
    whole("jalali_day", "Day of the Jalali month"),
    whole("weekday", "0 = Saturday ... 6 = Friday"),
    flag("working_day", "Not Thursday, Friday or an official holiday"),
    text("holiday", "Name of the official holiday", optional=True),
    moment("begins_at", "The day begins in Tehran"),
    whole("working_days_before", "Working days before this one, since the first day of the table"),
    comment="Each Gregorian day with its Jalali year, season, month, week and day,"
    " so that Jalali grouping is a join",
)
calendar.append_constraint(UniqueConstraint(calendar.c.day))

coverage = Table(
    "coverage",
    metadata,
    Column("entity", String, primary_key=True, comment="Name of a table of this database"),
    day(
        "first_day", "First day from which its rows are complete; empty = it holds nothing yet", optional=True
    ),
    day("last_day", "Last day of which its rows are known; empty = open", optional=True),
    comment="From when to when the rows of a table are complete; figures outside are unknown, not zero",
)

KINDS = ("park", "zone")
POSITIONS = ("measured", "alias", "town", "province")
service_company = entity(
    "service_company",
    "Service companies that take over the administration of parks",
    text("name", "Name of the company"),
    in_province(),
    day("registered_on", "Day of registration"),
)
park = entity(
    "park",
    "Industrial parks (shahrak) and zones (nahiye)",
    text("name_fa", "Persian name"),
    text("name_en", "English name", optional=True),
    in_province(),
    one_of("kind", "Park or zone", KINDS),
    flag("state_owned", "Owned by a provincial company of the organisation"),
    flag("specialised", "Reserved for one branch of industry"),
    day("approved_on", "Creation approved", optional=True),
    day("withdrawn_on", "Approval withdrawn", optional=True),
    day("land_on", "First land bought, acquired or transferred", optional=True),
    day("operating_on", "First assigned land to applicants", optional=True),
    day("establishment_licence_on", "Establishment licence (non-state parks)", optional=True),
    day("operating_licence_on", "Operating licence (non-state parks)", optional=True),
    day("handed_over_on", "Administration handed over to a service company", optional=True),
    link("service_company", "Company that administers it", optional=True),
    amount("latitude", "Degrees north, WGS 84"),
    amount("longitude", "Degrees east, WGS 84"),
    one_of("position_basis", "How the position was found", POSITIONS),
    text("near_town", "Town whose position stands for the park's", optional=True),
    UniqueConstraint("province_code", "name_fa", "kind"),
    values_check("kind", KINDS),
    values_check("position_basis", POSITIONS),
    in_order("approved_on", "withdrawn_on"),
    between("latitude", 24.5, 40.2, "latitude_in_iran"),
    between("longitude", 43.5, 64.1, "longitude_in_iran"),
)

plan_target = entity(
    "plan_target",
    "What was planned for an indicator, province and year; the country's plan is the sum of its rows",
    text("indicator_code", "Code of the indicator"),
    in_province(optional=True),
    text("category", "Category the plan is for; empty = the whole indicator", optional=True),
    whole("jalali_year", "Jalali year of the plan"),
    flag("cumulative", "The plan runs from the start of the programme to the end of the year"),
    Column(
        "value",
        amount("value", "").type,
        nullable=False,
        comment="Planned value in the unit of the indicator",
    ),
    between("jalali_year", 1300, 1450, "jalali_year"),
    *not_negative("value"),
)
