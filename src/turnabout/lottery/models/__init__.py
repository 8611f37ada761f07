"""What was sealed before a draw, the tickets of it, and what came of each."""

from turnabout.lottery.models.lotteries import Lottery
from turnabout.lottery.models.tickets import Outcome, Ticket

__all__ = ["Lottery", "Outcome", "Ticket"]
