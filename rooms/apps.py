from django.apps import AppConfig


class RoomsConfig(AppConfig):
    name = "rooms"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from rooms import notice_words, receivers
        from rooms.search import index

        receivers.listen()
        notice_words.listen()
        index.listen()
