"""The addresses of the demo; they exist nowhere else."""

from turnabout.demo.making import is_demo
from turnabout.web.access import Opening, door
from turnabout.web.demo import views

VISITORS = Opening("visitors of the demo", lambda _: is_demo())

urlpatterns = [
    door("demo/", views.show, name="demo", opens_to=VISITORS),
    door("demo/clock/", views.pass_time, name="demo_clock", opens_to=VISITORS),
    door("demo/<int:pk>/", views.become, name="demo_become", opens_to=VISITORS),
]
