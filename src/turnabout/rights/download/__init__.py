"""Everything about somebody as one download: as the register has it, and nothing else."""
