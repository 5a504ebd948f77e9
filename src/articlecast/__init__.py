"""articlecast reads, narrates, speaks, masters and publishes: a written article in, a podcast episode out."""
