"""Who reads what arrives: each reader is shown a message, and says whether it took it.

A feature adds its own in `mail_readers.py`: `READERS.append(read_reply)`. A message is shown to one
reader after the other until one takes it, in one transaction for each. What nobody takes stays
where it is, and is only counted.
"""

from collections.abc import Callable
from email.message import EmailMessage

from turnabout.core.mail.inbox.bounces import read_bounce

Reader = Callable[[EmailMessage], bool]

READERS: list[Reader] = [read_bounce]
