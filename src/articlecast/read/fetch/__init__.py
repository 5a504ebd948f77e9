"""An address → Document: all that reading asks of the network.

``fetcher`` asks hosts politely and within limits; ``hosts`` knows which of them are everybody's, and refuses the rest;
``kept`` holds the answers of earlier runs, so that a host is asked for what is newer alone.
"""
