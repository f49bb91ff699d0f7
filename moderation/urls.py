from django.urls import path

from moderation.views import (
    audit,
    case,
    case_changes,
    claims,
    closings,
    decisions,
    figures,
    my_reports,
    notes,
    notices,
    queue,
    reporting,
    undoing,
    warned,
)

urlpatterns = [
    path("staff/queue", queue.queue, name="queue"),
    path("staff/queue/changes", queue.queue_changes, name="queue_changes"),
    path("staff/queue/warned/<int:message_id>/case", warned.warned_case, name="queue_warned_case"),
    path("cases/<str:reference>/", case.case, name="case"),
    path("cases/<str:reference>/changes", case_changes.case_changes, name="case_changes"),
    path("cases/<str:reference>/claim", claims.claim, name="case_claim"),
    path("cases/<str:reference>/decision", decisions.decision, name="case_decision"),
    path("cases/<str:reference>/undo", undoing.undo, name="case_undo"),
    path("cases/<str:reference>/note", notes.note, name="case_note"),
    path("cases/<str:reference>/closing", closings.closing, name="case_closing"),
    path("messages/<int:message_id>/report", reporting.report, name="report"),
    path("you/reports", my_reports.my_reports, name="my_reports"),
    path("you/reports/<str:reference>", my_reports.one_report, name="my_report"),
    path("you/reports/<str:reference>/note", my_reports.note, name="my_report_note"),
    path("you/reports/<str:reference>/withdrawal", my_reports.withdrawal, name="my_report_withdrawal"),
    path("you/notices", notices.notices, name="notices"),
    path("staff/audit", audit.audit, name="audit"),
    path("staff/figures", figures.figures, name="figures"),
]
