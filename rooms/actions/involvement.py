from rooms.models import Membership


def choose_involvement(*, membership: Membership, involvement: Membership.Involvement) -> None:
    """How much the person wants to hear of a room from now on. Nobody else learns of it."""
    Membership.objects.filter(pk=membership.pk).update(involvement=involvement)
    membership.involvement = involvement
