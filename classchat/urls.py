from django.urls import include, path

from classchat import views

urlpatterns = [
    path("", views.home, name="home"),
    path("join/done", views.joined, name="join_done"),
    path("", include("people.urls")),
    path("", include("rooms.urls")),
    path("", include("moderation.urls")),
    path("", include("classchat.demo.urls")),
]
