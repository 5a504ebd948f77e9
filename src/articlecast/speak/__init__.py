"""Script → segments: engine lookup, segment cache, completeness ledger, rate budget."""
