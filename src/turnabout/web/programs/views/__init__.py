"""The pages of programs, a file for each step."""
