from django.urls import path

from moderation.views import queue

urlpatterns = [
    path("staff/queue", queue.queue, name="queue"),
    path("staff/queue/changes", queue.queue_changes, name="queue_changes"),
]
