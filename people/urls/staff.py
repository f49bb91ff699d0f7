from django.urls import path

from people.views import classes, contacts, days_off, letters, settings

urlpatterns = [
    path("staff/classes", classes.classes, name="classes"),
    path("staff/classes/<int:pk>", classes.school_class, name="class"),
    path("staff/people/<int:pk>", contacts.contact, name="contact"),
    path("staff/people/<int:pk>/revocation", contacts.contact_letter_revocation, name="contact_revocation"),
    path("staff/people/<int:pk>/undoing", contacts.contact_claim_undoing, name="contact_undoing"),
    path("staff/people/<int:pk>/tasks/<int:task_id>", contacts.contact_task_done, name="contact_task"),
    path("staff/days-off", days_off.days_off, name="days_off"),
    path("staff/days-off/<int:pk>", days_off.day_off_removal, name="day_off_removal"),
    path("staff/letters", letters.letters, name="letters"),
    path("staff/settings", settings.settings, name="settings"),
    path("staff/settings/own-child", settings.settings_own_child, name="settings_own_child"),
    path("staff/settings/words/<str:kind>", settings.settings_words, name="settings_words"),
    path(
        "staff/settings/words/<int:pk>/removal", settings.settings_word_removal, name="settings_word_removal"
    ),
]
