"""The cohort of half a year ago: drawn by lot, met six times, asked in waves, and reported."""
