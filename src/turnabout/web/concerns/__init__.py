"""The pages of concerns: `/help/` for who writes, `/desk/` for who answers.

Their titles and addresses say nothing of what they are about, no browser keeps them, and neither
the log nor a metric knows of a visit (`web/health/requests.py`).
"""
