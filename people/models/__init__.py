from people.models.age import AgeCheck
from people.models.days_off import DayOff
from people.models.imports import ImportRun
from people.models.invitations import Invitation
from people.models.links import Contact, Guardianship
from people.models.pupils import Enrolment, Pupil, SchoolClass
from people.models.roles import ClassRole, SchoolRole
from people.models.rules import Rule, RulesAcceptance
from people.models.school import School
from people.models.tasks import OfficeTask
from people.models.user import Audience, User
from people.models.words import SchoolWord

__all__ = [
    "AgeCheck",
    "Audience",
    "ClassRole",
    "Contact",
    "DayOff",
    "Enrolment",
    "Guardianship",
    "ImportRun",
    "Invitation",
    "OfficeTask",
    "Pupil",
    "Rule",
    "RulesAcceptance",
    "School",
    "SchoolClass",
    "SchoolRole",
    "SchoolWord",
    "User",
]
