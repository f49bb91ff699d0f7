from django.urls import path

from classchat.demo import views

urlpatterns = [
    path("", views.demo, name="demo"),
    path("/sign-in", views.demo_sign_in, name="demo_sign_in"),
    path("/letter", views.demo_letter, name="demo_letter"),
    path("/mail", views.demo_mail, name="demo_mail"),
    path("/roll.zip", views.demo_roll, name="demo_roll"),
]
