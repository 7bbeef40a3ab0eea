"""Incidents as the ledger keeps them: what reports tell, which of it is one happening, and what is asked of it.

A report's tellings are put into the tables (``tellings.py``) and compared with those that share telling keys with them
(``neighbours.py``); what then hangs together (``components.py``) is grouped anew where it changed (``gathering.py``).
``share.py`` composes these for a report that comes or goes. The work for one report hangs on what it shares with
others and not on how much the ledger holds, and what comes out hangs on the reports alone and not on their order.
"""
