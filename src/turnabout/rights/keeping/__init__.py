"""Keeping the limits: what is kept longer than the register says is erased each night."""
