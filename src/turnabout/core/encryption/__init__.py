"""Words sealed at rest: whoever has the database, or a backup of it, reads none of them.

A feature makes its model `Sealed` and its field `SealedText` (fields.py), and otherwise reads and
sets `note.text` as ever. The keys stand in a ring of their own (rings.py), apart from the database.
"""
