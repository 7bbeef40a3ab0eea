"""The ledger in a browser and over HTTP: pages for people, an API for programs, one reader behind both.

``create_app`` makes the application, which ``dateline serve`` runs. ``api/`` holds the routes of the API, ``pages/``
those of the pages; what guards them both lies beside this file.
"""
