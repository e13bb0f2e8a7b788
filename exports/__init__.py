"""Files of a table in any form, each telling what it is; and what somebody brings back, checked.

Call `write` or `stream`; FORMS lists the forms; `verify` looks at a file that comes back.
"""

from exports.about import version
from exports.forms import FORMS, BadExport, Form, form_named
from exports.outgoing import Positions, Progress, Receipt
from exports.places import positions
from exports.verdict import State, Verdict
from exports.verifying import Known, verify
from exports.writing import stream, write

__all__ = [
    "FORMS", "BadExport", "Form", "Known", "Positions", "Progress", "Receipt", "State", "Verdict",
    "form_named", "positions", "stream", "verify", "version", "write",
]
