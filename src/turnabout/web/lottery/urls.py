"""The addresses of a lottery: for who coordinates it, and for everybody who has a ticket."""

from turnabout.web.access import COORDINATORS, EVERYBODY, door
from turnabout.web.lottery import coordinating, public

LED = "programs/<int:pk>/cohorts/<int:cohort>/lottery/"

urlpatterns = [
    door(LED, coordinating.show, name="cohort_lottery", opens_to=COORDINATORS),
    door(f"{LED}draw/", coordinating.draw_it, name="cohort_lottery_draw", opens_to=COORDINATORS),
    door("lotteries/<int:pk>/", public.show, name="lottery", opens_to=EVERYBODY),
    door("lotteries/<int:pk>/record/", public.record, name="lottery_record", opens_to=EVERYBODY),
]
