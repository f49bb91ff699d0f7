from django.urls import path

from rooms.views import actions, chats, messages, news, one_message, removal, room, rules, search

urlpatterns = [
    path("chats", chats.chats, name="chats"),
    path("sync", chats.sync, name="sync"),
    path("rooms/<str:slug>/", room.room, name="room"),
    path("rooms/<str:slug>/messages", messages.messages, name="room_messages"),
    path("rooms/<str:slug>/since/<int:version>", news.since, name="room_since"),
    path("rooms/<str:slug>/read", news.read, name="room_read"),
    path("rooms/<str:slug>/members", room.members, name="room_members"),
    path("rooms/<str:slug>/rules", rules.rules, name="room_rules"),
    path("rooms/<str:slug>/search", search.room_search, name="room_search"),
    path("search", search.search, name="search"),
    path("messages/<int:message_id>", one_message.message, name="message"),
    path("messages/<int:message_id>/actions", actions.actions, name="message_actions"),
    path("messages/<int:message_id>/edit", one_message.edit, name="message_edit"),
    path("messages/<int:message_id>/removal", removal.removal, name="message_removal"),
]
