from moderation.models.capsule import EvidenceCapsule
from moderation.models.case import Case, CaseConflict, Note
from moderation.models.decision import Decision, Sanction
from moderation.models.report import Report

__all__ = ["Case", "CaseConflict", "Decision", "EvidenceCapsule", "Note", "Report", "Sanction"]
