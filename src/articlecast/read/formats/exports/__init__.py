"""What platforms give a writer who leaves them: one module for each, from their files to entries. Pure."""
