"""A staff list in: taken in, its columns chosen, compared, applied all or nothing, undone."""
