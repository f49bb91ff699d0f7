from django.urls import path

from rooms.views import (
    actions,
    chats,
    event_answers,
    event_files,
    events,
    messages,
    news,
    one_message,
    removal,
    room,
    rules,
    search,
    week,
)

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
    path("rooms/<str:slug>/events", events.events, name="room_events"),
    path("rooms/<str:slug>/events/new", events.new_event, name="room_event_new"),
    path("rooms/<str:slug>/events/answers", event_answers.my_answers, name="room_event_answers"),
    path("rooms/<str:slug>/events/<int:event_id>", events.event, name="room_event"),
    path("rooms/<str:slug>/events/<int:event_id>.ics", event_files.event_file, name="room_event_file"),
    path(
        "rooms/<str:slug>/events/<int:event_id>/answer", event_answers.event_answer, name="room_event_answer"
    ),
    path("rooms/<str:slug>/events/<int:event_id>/change", events.event_change, name="room_event_change"),
    path(
        "rooms/<str:slug>/events/<int:event_id>/cancellation",
        events.event_cancellation,
        name="room_event_cancellation",
    ),
    path("rooms/<str:slug>/week", week.week, name="room_week"),
    path("rooms/<str:slug>/week/<int:entry_id>", week.week_entry, name="room_week_entry"),
    path("events", events.all_events, name="events"),
    path("events/feed", event_files.feed_address, name="event_feed_address"),
    path("events/feed/<str:token>.ics", event_files.feed, name="event_feed"),
    path("search", search.search, name="search"),
    path("messages/<int:message_id>", one_message.message, name="message"),
    path("messages/<int:message_id>/actions", actions.actions, name="message_actions"),
    path("messages/<int:message_id>/edit", one_message.edit, name="message_edit"),
    path("messages/<int:message_id>/removal", removal.removal, name="message_removal"),
]
