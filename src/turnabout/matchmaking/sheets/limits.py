"""How much one file may hold, so that no file can take the machine down."""

MIB = 1024 * 1024

MAX_FILE_BYTES = 1024 * MIB
"""Of a plain text file: four times what 2.5 million people with offers and slots need."""

MAX_PACKED_BYTES = 256 * MIB
"""Of a packed file (gzip, xlsx): text packs to a tenth and better."""

MAX_UNPACKED_BYTES = MAX_FILE_BYTES
"""Of a gzip file once unpacked: as much as a plain one."""

MAX_WORKBOOK_BYTES = 512 * MIB
"""Of all worksheet parts that are read, unpacked: about 600,000 people. CSV holds more."""

MAX_WORKBOOK_TEXT = 256 * MIB
"""Characters of a workbook's table of texts, which has to stay in memory."""

MAX_WORKBOOK_TEXTS = 5_000_000
"""Entries of that table, so that empty ones do not fill the memory either."""

MAX_WORKBOOK_REPEATS = MAX_FILE_BYTES
"""Characters of all cells that point into that table: a small file can point to one long text from
millions of cells. As much as a plain file may hold."""

MAX_DIRECTORY_BYTES = MIB
"""Of the list of parts inside a workbook: some ten thousand parts; a real one has twenty."""

MAX_TOKEN_BYTES = 4 * MIB
"""Of one tag or comment inside a workbook: it is held in memory until it ends."""

MAX_DEPTH = 64
"""Of tags within tags inside a workbook; real ones stay below ten."""

MAX_ROWS = 2_500_000
"""Blank ones included: more than the largest employer of the world has people."""

MAX_COLUMNS = 200
"""Ten times the columns that we read; staff lists have some dozens."""

MAX_CELL_CHARACTERS = 20_000
"""Of one cell: a hundred topics with long names take 5,000."""

MAX_ROW_CHARACTERS = MAX_COLUMNS * MAX_CELL_CHARACTERS
"""Of one row, so that a row without an end is noticed before it fills the memory."""

MAX_FINDINGS = 1_000
"""Problems and notes that are kept; all are counted."""

MAX_LIST_ERRORS = 100
"""Of one list: behind so many bad pieces it is read no further, since one cell can hold 10,000."""

CHUNK_BYTES = 256 * 1024
"""Read at a time."""
