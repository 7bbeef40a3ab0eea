"""Stories as the ledger keeps them: reports that are copies of one text, and the revisions of one page.

``revisions.py`` says which reading of a page counts, ``keeping.py`` lets a report join the story of its copies and
leave it again, and ``reader.py`` is what is asked of them. ``ledger/together.py`` calls them in that order.
"""
