"""One file per speech engine; each is named by an entry point, and importing one imports only that one."""
