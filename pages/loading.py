"""Loading: what would these files change, and shall it be so? What came in so far, and what is late?"""

from ui import loading, loading_past, loading_templates
from ui.page import page, part

with page("loading") as frame:
    with part("loading_files"):
        loading.show(frame.reader)
    with part("loading_templates"):
        loading_templates.show()
    with part("loading_freshness"):
        loading_past.freshness()
    with part("loading_past"):
        loading_past.loads()
