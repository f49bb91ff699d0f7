"""The ASGI application: pages by Django, the socket by Channels."""

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "classchat.settings")
pages = get_asgi_application()

from channels.routing import ProtocolTypeRouter, URLRouter  # noqa: E402
from channels.security.websocket import WebsocketDenier  # noqa: E402
from channels.sessions import CookieMiddleware  # noqa: E402
from django.urls import path, re_path  # noqa: E402

from classchat.origin import SameOrigin  # noqa: E402
from classchat.patience import Finishing  # noqa: E402
from rooms.consumers import News  # noqa: E402
from rooms.hub import WithHub  # noqa: E402

socket = SameOrigin(
    CookieMiddleware(URLRouter([path("ws", News.as_asgi()), re_path("", WebsocketDenier.as_asgi())]))
)
application = WithHub(ProtocolTypeRouter({"http": Finishing(pages), "websocket": socket}))
