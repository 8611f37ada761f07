"""Cards to hide behind: the question is the card's, not one's own."""

from django.utils.translation import gettext_lazy as _

CARDS = [
    _("The card asks: what do people at my level not tell you?"),
    _("The card asks: when did somebody junior last change your mind?"),
    _("The card asks: what would you do if you started here tomorrow?"),
    _("The card asks: which of us talked more last time, and which of us should today?"),
    _("The card asks: what should we stop skirting?"),
]
