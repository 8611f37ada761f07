"""The pages of signing up, by what they are about."""
