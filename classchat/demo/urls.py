from django.urls import path

from classchat.demo import views

urlpatterns = [
    path("demo", views.demo, name="demo"),
    path("demo/sign-in", views.demo_sign_in, name="demo_sign_in"),
    path("demo/letter", views.demo_letter, name="demo_letter"),
    path("demo/mail", views.demo_mail, name="demo_mail"),
    path("demo/roll.zip", views.demo_roll, name="demo_roll"),
    path("demo/next-week.zip", views.demo_next_week, name="demo_next_week"),
]
