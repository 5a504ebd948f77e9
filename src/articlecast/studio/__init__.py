"""The editor's page and its API: ``articlecast studio``.

``app`` puts them together; ``access`` says who may come in and what of a request is believed, ``problems`` how errors
are told (RFC 9457). ``desk`` is the show as every request finds it, ``drafts`` are scripts on their way to a render,
``jobs`` is long work with its events. ``routes`` has one file a resource of ``/api/v1``, ``page`` what a browser gets.
"""
