"""Whether a number or an address belongs to a venue or an organisation that the message names (POLICY section 4)."""

import re

ORGANISATION = re.compile(
    r"\b(?:school|hut|office|clubs?|surgery|centre|center|helpline|hall|pool|park|farm|museum|shop|store|library|church"
    r"|mosque|temple|hospital|clinic|dentist'?s?|vets?|nursery|academy|college|university|council|theatre|cinema"
    r"|gallery|zoo|cafe|restaurant|pub|hotel|hostel|stadium|ground|rink|barn|palace|castle|factory|studios?|charity"
    r"|nspcc|childline|samaritans|nhs|police station|box office|pharmacy|chemist|bakery|company|ltd|coaches|taxis?"
    r"|cabs|gym|leisure|sports|scouts|brownies|beavers|cubs|rangers|pta|friends of|absence line|reception desk|venue"
    r"|campsite|activity|outdoor|adventure|soft play|trampoline|bowling|lanes|arena|lodge park|garden centre"
    r"|foundation|trust|society|association|team|federation|league|uniform|suppliers?|outfitters|photographers?"
    r"|tickets|line|bookings?|station|depot|warehouse)\b"
)
PRIVATE = re.compile(
    r"\b(?:my|mine|me|her|hers|his|him|our|ours|us|their|theirs|mum'?s?|dad'?s?|nan'?s?|mobile|whatsapp|text|home|house|we're|i'm|we|he's|she's|lives?|live|moved|flat|childminder"
    r"|tutor|plumber|cleaner|sitter|babysitter|builder|electrician|gardener|mate|privately|cash|handyman|decorator|sews|seamstress|sewing|alterations|teaches|lessons|piano)\b"
)
OUR_VENUE = re.compile(
    r"(?:my|our) (?:\w+ )?(?:vets?|dentist|doctors?|gp|surgery|club|school|nursery|church|optician|garage)\b"
)
NEAR, FAR = 45, 140
PERSONAL_HOSTS = re.compile(
    r"@(?:gmail|googlemail|hotmail|outlook|yahoo|icloud|live|aol|me|msn|btinternet|sky|proton|protonmail)\."
)


def is_public(text: str, start: int, end: int) -> bool:
    """`text` is folded; an owner close by outweighs a venue."""
    before = line_before(text, start)
    if any(not OUR_VENUE.match(before[-NEAR:], owner.start()) for owner in PRIVATE.finditer(before[-NEAR:])):
        return False
    after = text[end : end + 40].split("\n")[0]
    return bool(ORGANISATION.search(before) or ORGANISATION.search(after))


def line_before(text: str, start: int) -> str:
    """The sentence in which something stands, up to it, and the sentence before when that one is short."""
    return text[max(0, start - FAR) : start]
