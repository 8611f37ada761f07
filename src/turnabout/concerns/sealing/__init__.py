"""Sealing to a person: boxes, the locks on their keys, and the receipts of authors.

No key of the installation is used here: what is sealed to somebody opens with what they know, and
neither the database nor the key ring nor a backup holds that.
"""
