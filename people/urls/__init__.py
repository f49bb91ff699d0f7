from people.urls import account, imports, joining

urlpatterns = [*joining.urlpatterns, *account.urlpatterns, *imports.urlpatterns]
