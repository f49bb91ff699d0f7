from audit import trail
from people.age.adapter import Ground
from people.age.registry import ADAPTERS
from people.models import AgeCheck, User
from people.queries import the_school


def check_age(*, user: User, adapter_id: str, ground: Ground, actor: User | None) -> AgeCheck:
    """Ask one adapter and keep its outcome. Runs in the caller's transaction.

    Raises KeyError for an adapter this school does not use, ValueError for an age it cannot answer for.
    """
    adapter = ADAPTERS[adapter_id]
    if ground.threshold not in adapter.thresholds:
        raise ValueError(f"{adapter_id} cannot answer for {ground.threshold}")
    decision = adapter.decide(ground)
    check = AgeCheck.objects.create(
        user=user,
        threshold=ground.threshold,
        outcome=decision.outcome,
        method=decision.method,
        level=decision.level,
        decided_by=decision.decided_by,
        adapter_version=adapter.version,
        privacy_version=the_school().privacy_version,
    )
    trail.record(
        actor=actor,
        action="people.age.checked",
        subject=user,
        facts={"outcome": check.outcome, "method": check.method, "threshold": check.threshold},
    )
    return check
