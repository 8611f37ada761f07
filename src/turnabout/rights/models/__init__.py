"""What people ask for about themselves, and who looked at what is known of them."""

from turnabout.rights.models.corrections import Correction, Outcome
from turnabout.rights.models.downloads import Download
from turnabout.rights.models.erasures import Erasure
from turnabout.rights.models.forgotten import Forgotten
from turnabout.rights.models.looks import Look, What

__all__ = ["Correction", "Download", "Erasure", "Forgotten", "Look", "Outcome", "What"]
