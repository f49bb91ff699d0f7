from django.urls import path

from people.views import classes, contacts, letters

urlpatterns = [
    path("staff/classes", classes.classes, name="classes"),
    path("staff/classes/<int:pk>", classes.school_class, name="class"),
    path("staff/people/<int:pk>", contacts.contact, name="contact"),
    path("staff/people/<int:pk>/revocation", contacts.contact_letter_revocation, name="contact_revocation"),
    path("staff/people/<int:pk>/undoing", contacts.contact_claim_undoing, name="contact_undoing"),
    path("staff/people/<int:pk>/tasks/<int:task_id>", contacts.contact_task_done, name="contact_task"),
    path("staff/letters", letters.letters, name="letters"),
]
