"""The ways of checking an age that this school uses; one of them needs no phone, document or internet (PE-36)."""

from people.age.adapter import AgeCheckAdapter
from people.age.attest_roster import AttestRoster
from people.age.id_in_person import IdInPerson

ADAPTERS: dict[str, AgeCheckAdapter] = {adapter.id: adapter for adapter in (AttestRoster(), IdInPerson())}
