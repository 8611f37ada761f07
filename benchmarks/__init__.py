"""How good and how fast: each module answers one question and prints target beside figure."""
