"""The addresses of the mail that left or did not, and of the inbox of the demo."""

from turnabout.web.access import ADMINISTRATORS, COORDINATORS, STAFF, door
from turnabout.web.demo.urls import VISITORS
from turnabout.web.mail import views

urlpatterns = [
    door("mail/", views.show, name="mail", opens_to=STAFF),
    door("mail/<int:pk>/try/", views.try_one, name="mail_try", opens_to=STAFF),
    door("mail/try/", views.try_all, name="mail_try_all", opens_to=STAFF),
    door("mail/trial/", views.send_trial, name="mail_trial", opens_to=ADMINISTRATORS),
    door(
        "programs/<int:pk>/mail/",
        views.show_of_program,
        name="program_mail",
        opens_to=COORDINATORS,
    ),
    door("demo/inbox/", views.show_inbox, name="demo_inbox", opens_to=VISITORS),
    door("demo/inbox/<int:pk>/", views.show_letter, name="demo_letter", opens_to=VISITORS),
]
