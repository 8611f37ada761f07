"""Ways to match, each run in a process of its own: ours and the peers'."""
