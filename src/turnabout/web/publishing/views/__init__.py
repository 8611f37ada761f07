"""The pages of publishing, a noun a file."""
