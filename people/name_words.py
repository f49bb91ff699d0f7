"""Words that say what somebody is, not who: no part of a parent's shown name unless on record (PE-41)."""

RELATIONS = {
    *("mum", "mummy", "mam", "mom", "mommy", "mother", "stepmum", "mums"),
    *("dad", "daddy", "papa", "father", "stepdad", "parent", "parents", "carer", "guardian", "childminder"),
    *("nan", "nana", "nanny", "gran", "granny", "grandma", "grandmother"),
    *("grandad", "granddad", "grandpa", "grandfather"),
    *("aunt", "auntie", "aunty", "uncle", "sister", "brother"),
}
TITLES = {
    *("mr", "mrs", "ms", "miss", "mx", "mister", "missus", "sir", "madam", "maam", "lady", "lord", "dame"),
    *(
        "dr",
        "doctor",
        "prof",
        "professor",
        "rev",
        "revd",
        "reverend",
        "fr",
        "canon",
        "pastor",
        "imam",
        "rabbi",
    ),
}
ROLES = {
    *("head", "heads", "headteacher", "headmaster", "headmistress", "deputy", "principal", "chair", "lead"),
    *("teacher", "teachers", "teaching", "tutor", "sen", "senco", "ta", "assistant", "class", "classes"),
    *("moderator", "moderators", "mod", "mods", "admin", "admins", "administrator", "operator", "support"),
    *("office", "officer", "school", "schools", "primary", "staff", "secretary", "reception", "classchat"),
    *("rep", "reps", "representative", "governor", "governors", "safeguarding", "safeguard", "dsl", "dpo"),
    *("reviewer", "protection", "welfare", "pastoral", "nurse", "police", "council", "ofsted", "official"),
    *(
        "verified",
        "help",
        "helpdesk",
        "security",
        "system",
        "bot",
        "team",
        "pta",
        "everyone",
        "all",
        "former",
    ),
    *("member", "members"),
}
NOT_A_NAME = RELATIONS | TITLES | ROLES
