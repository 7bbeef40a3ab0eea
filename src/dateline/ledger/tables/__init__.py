"""The tables of a ledger, each declared once: its columns, what they refer to and one line on each.

Files are made from this declaration, queries are written against it, and ``docs/schema.md`` is generated from it.
Nothing here belongs to one database; what does is in ``dialect/``. A change here needs a step in
``migrations.py``. Lists of short codes are JSON arrays; dates are EDTF text beside the ISO days they span.

``reports.py`` holds what single reports say, ``merging.py`` what many reports say together,
``incidents.py`` the happenings that several of them tell, ``offices.py`` who holds which post, ``reviews.py`` what a
person decided, ``tokens.py`` who may write through the API.
"""

from dateline.ledger.tables.columns import metadata as metadata
from dateline.ledger.tables.incidents import *  # noqa: F403
from dateline.ledger.tables.merging import *  # noqa: F403
from dateline.ledger.tables.offices import *  # noqa: F403
from dateline.ledger.tables.reports import *  # noqa: F403
from dateline.ledger.tables.reviews import *  # noqa: F403
from dateline.ledger.tables.tokens import *  # noqa: F403
