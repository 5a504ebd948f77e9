"""The API, one file a resource of ``/api/v1``; each makes a router of what a ``Desk`` can do."""
