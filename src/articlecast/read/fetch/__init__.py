"""An address → Document: all that reading asks of the network.

``fetcher`` asks hosts politely and within limits, and refuses addresses that are nobody's business; ``kept`` holds the
answers of earlier runs, so that a host is asked for what is newer alone.
"""
