"""Rulings: two people together or apart, what that costs, and why two are no pair."""
