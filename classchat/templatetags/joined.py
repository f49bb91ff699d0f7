from typing import Any

from django import template
from django.contrib.staticfiles.storage import staticfiles_storage
from django.template.base import NodeList, Parser, Token
from django.templatetags.static import static
from django.utils.html import format_html

register = template.Library()

LINKS = {"css": '<link rel="stylesheet" href="{}">', "js": '<script type="module" src="{}"></script>'}


@register.tag
def joined(parser: Parser, token: Token) -> "Joined":
    """`{% joined "classchat/app.css" %}` around links to styles or scripts: one file takes their place once static
    files are collected; where they are served from the source, the links stand as they are written."""
    [_tag, name] = token.split_contents()
    links = parser.parse(("endjoined",))
    parser.delete_first_token()
    return Joined(name.strip('"'), links)


class Joined(template.Node):
    def __init__(self, name: str, links: NodeList) -> None:
        self.name = name
        self.links = links

    def render(self, context: Any) -> str:
        if not getattr(staticfiles_storage, "joins", False):
            return self.links.render(context)
        return format_html(LINKS[self.name.rpartition(".")[2]], static(self.name))
