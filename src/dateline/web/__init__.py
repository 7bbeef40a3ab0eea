"""The ledger opened in a browser: pages and an HTTP API that give the same answers."""
