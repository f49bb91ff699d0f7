from django.apps import AppConfig


class ClassChatConfig(AppConfig):
    name = "classchat"
