"""Which characters words are made of: letters, numbers and their marks as Unicode 3.2 has them, but no music.

Frozen on purpose. A word leaves the index by being spelt again exactly as it went in, so a newer Python that knows
more letters must not see other words in an old message. Code points in hex; signs, emoji and spaces are between.
"""

BEYOND_ASCII = """
    AA B2-B3 B5 B9-BA BC-BE C0-D6 D8-F6 F8-2B8 2BB-2C1 2D0-2D1 2E0-2E4 2EE-36F 37A 386 388-3F5 400-481
    483-486 48A-559 561-587 591-5BD 5BF 5C1-5C2 5C4-5F2 621-669 66E-6D3 6D5-6DC 6DF-6E8 6EA-6FC 710-7B1
    901-963 966-96F 981-9F1 9F4-9F9 A02-B6F B82-DF3 E01-E3A E40-E4E E50-E59 E81-F00 F18-F19 F20-F33 F35
    F37 F39 F3E-F84 F86-FBC FC6 1000-1049 1050-10F8 1100-135A 1369-166C 166F-1676 1681-169A 16A0-16EA
    16EE-1734 1740-17D3 17D7 17DC-17E9 180B-180D 1810-18A9 1E00-1FBC 1FBE 1FC2-1FCC 1FD0-1FDB 1FE0-1FEC
    1FF2-1FFC 2070-2079 207F-2089 2102 2107 210A-2113 2115 2119-211D 2124 2126 2128 212A-212D 212F-2131
    2133-2139 213D-213F 2145-2149 2153-2183 2460-249B 24EA-24FE 2776-2793 3005-3007 3021-302F 3031-3035
    3038-303C 3041-309A 309D-309F 30A1-30FA 30FC-318E 3192-3195 31A0-31FF 3220-3229 3251-325F 3280-3289
    32B1-32BF 3400-A48C AC00-D7A3 F900-FB28 FB2A-FD3D FD50-FDFB FE20-FE23 FE70-FEFC FF10-FF19 FF21-FF3A
    FF41-FF5A FF66-FFDC 10300-1044D
    1D400-1D6C0 1D6C2-1D6DA 1D6DC-1D6FA 1D6FC-1D714 1D716-1D734 1D736-1D74E 1D750-1D76E 1D770-1D788
    1D78A-1D7A8 1D7AA-1D7C2 1D7C4-1D7FF 20000-2A6D6 2F800-2FA1D
"""

# First and last code point of each.
RANGES = [(int(span.split("-")[0], 16), int(span.split("-")[-1], 16)) for span in BEYOND_ASCII.split()]


def character_class(escape: str, long_escape: str) -> str:
    """The inside of a regular expression’s brackets; code points written by `escape`, above FFFF the long one."""
    shown = ["-".join((escape if end <= 0xFFFF else long_escape) % end for end in span) for span in RANGES]
    return "0-9A-Za-z" + "".join(shown)
