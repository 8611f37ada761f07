"""What the guided path asks, a file for each step; beside each question stands its reason."""
