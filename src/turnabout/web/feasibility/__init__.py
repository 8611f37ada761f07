"""Beside the rules of a program: whom they leave a mentor, while they are being decided."""
