from people.urls import signing_in, staff, you

urlpatterns = [*signing_in.urlpatterns, *you.urlpatterns, *staff.urlpatterns]
