"""Episodes → the world: feed, site, serving, uploading, checking."""
