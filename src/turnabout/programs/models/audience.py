"""What a program is about."""

from typing import ClassVar

from django.db import models

from turnabout.programs.models.program import Program


class ProgramTopic(models.Model):
    """A skill that people can offer and want here; those of the objective count for more."""

    program = models.ForeignKey(Program, on_delete=models.CASCADE, related_name="topics")
    skill = models.ForeignKey("skills.Skill", on_delete=models.PROTECT, related_name="+")
    objective = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar = ["skill__name", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["program", "skill"], name="programs_one_topic_a_skill"),
        ]

    def __str__(self) -> str:
        return str(self.skill)
