"""Sign-ups from a sheet: taken in, looked through, applied all or nothing, undone."""
