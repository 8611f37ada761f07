"""The pages of rulings: what stands, and what would be."""
