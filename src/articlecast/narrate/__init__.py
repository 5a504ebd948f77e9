"""Article → Script: decide what is said, pure and deterministic."""
