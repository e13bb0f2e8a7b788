"""Projects: what is being built on assigned land, and how far it is."""

from data_access.facts.units import PROJECTS_AT_STAGE
from metrics.formula import count
from metrics.indicator import Better, Indicator, Unit

OWNER = "معاونت برنامه‌ریزی و سرمایه‌گذاری"

projects_under_construction = Indicator(
    title="طرح‌های صنعتی در حال ساخت‌وساز",
    title_en="Industrial projects under construction",
    question="چند طرح صنعتی در دست ساخت است و هر یک در چه مرحله‌ای؟",
    definition=(
        "طرح‌های صنعتی دارای زمین که تا پایان دوره به بهره‌برداری نرسیده‌اند؛ هر طرح یک بار و در مرحله‌ای"
        " که به آن رسیده شمرده می‌شود."
    ),
    definition_en=(
        "Projects with assigned land that have not reached operation, as of the end of the period, each "
        "counted once at the construction stage it has reached (category)."
    ),
    formula=count(PROJECTS_AT_STAGE),
    unit=Unit.COUNT,
    better=Better.NEUTRAL,
    owner=OWNER,
    source="ch4 table 58",
    dimension="stage",
)
