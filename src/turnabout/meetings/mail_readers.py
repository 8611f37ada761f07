"""What the inbox brings that concerns dates: answers that calendars send."""

from email.message import EmailMessage

from turnabout.clock import current_time
from turnabout.core.mail.inbox.readers import READERS
from turnabout.meetings.replying import read_reply


def read(message: EmailMessage) -> bool:
    """Return whether the message is an answer to one of our invitations; then it is kept."""
    return read_reply(message, at=current_time())


READERS.append(read)
