"""Evidence: what numbers of a cohort can say, and in which words; statistics by statsmodels."""
