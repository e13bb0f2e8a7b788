"""Files of a table in any form, each telling what it is; and what somebody brings back, checked.

Call `write` or `stream`; FORMS lists the forms.
"""

from exports.about import version
from exports.forms import FORMS, BadExport, Form, form_named
from exports.outgoing import Positions, Progress, Receipt
from exports.places import positions
from exports.writing import stream, write

__all__ = [
    "FORMS", "BadExport", "Form", "Positions", "Progress", "Receipt", "form_named", "positions", "stream",
    "version", "write",
]
