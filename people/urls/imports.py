from django.urls import path

from people.views import imports

urlpatterns = [
    path("staff/import", imports.import_roster, name="import_roster"),
    path("staff/import/<int:pk>", imports.import_run, name="import_run"),
    path("staff/import/<int:pk>/application", imports.import_application, name="import_application"),
    path("staff/import/<int:pk>/cancellation", imports.import_cancellation, name="import_cancellation"),
    path("staff/import/<int:pk>/problems.csv", imports.import_problems, name="import_problems"),
]
