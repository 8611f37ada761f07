"""Open channels: what the two of a pair write to each other and to themselves. All sealed."""
