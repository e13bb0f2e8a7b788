"""Start-ups: what everybody may see, without signing in - figures of the country and of provinces."""

from ui import startups
from ui.page import open_page, part

with open_page("startups"):
    startups.about()
    with part("startups_years"):
        startups.by_year()
    with part("startups_provinces"):
        startups.by_province()
