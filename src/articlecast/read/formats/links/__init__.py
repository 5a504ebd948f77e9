"""Lists of addresses: how they are told, and what they list."""
