"""Characters that show something else than what they are: glyphs of the symbol fonts at private code points, line ends
of the XML, soft hyphens."""

from __future__ import annotations

from maalplan.model import BREAK

ONE_CHARACTER = str.maketrans({"\n": " ", "\r": " ", "\u00ad": None, "\u2011": "-", "\u2028": BREAK})
"""Line ends in a run's text are no line ends on the page; a soft hyphen is none; hyphens are one kind."""

SYMBOL = {
    0x2B: "+", 0x2D: "−", 0x3C: "<", 0x3D: "=", 0x3E: ">", 0x44: "Δ", 0x53: "Σ", 0x57: "Ω", 0x61: "α", 0x62: "β",
    0x64: "δ", 0x6C: "λ", 0x6D: "μ", 0x70: "π", 0x73: "σ", 0xA2: "′", 0xA3: "≤", 0xA5: "∞", 0xAB: "↔", 0xAC: "←",
    0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xB0: "°", 0xB1: "±", 0xB2: "″", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷",
    0xB9: "≠", 0xBA: "≡", 0xBB: "≈", 0xBC: "…", 0xD7: "⋅", 0xDB: "⇔", 0xDE: "⇒", 0xE5: "∑",
}  # fmt: skip
"""The font Symbol: low byte of the private code point -> the character shown."""

WINGDINGS = {
    0x4A: "☺", 0x4C: "☹", 0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x76: "❖", 0x9F: "•", 0xA7: "▪", 0xA8: "◻",
    0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE8: "➔", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒",
    0xFE: "☑",
}  # fmt: skip
"""The font Wingdings, likewise."""

PRIVATE = range(0xF000, 0xF100)


def shown(code: int, font: str | None) -> str:
    """The character that code point *code* of a symbol font shows; one that is not known stays what it is.

    >>> shown(0xF0B3, "Symbol"), shown(0xF0FC, "Wingdings"), shown(0xF0B7, None)
    ('≥', '✓', '•')
    """
    low = code & 0xFF
    if font is not None and font.lower().startswith("wingdings"):
        known = WINGDINGS.get(low)
    elif font is not None and font.lower() == "symbol":
        known = SYMBOL.get(low)
    else:
        known = SYMBOL.get(low) or WINGDINGS.get(low)
    return known or chr(PRIVATE.start + low)


def readable(text: str, font: str | None) -> str:
    """*text* with its private code points as the characters shown.

    >>> readable("\\uf0b3 95 pct.", "Symbol")
    '≥ 95 pct.'
    """
    if not any(ord(char) in PRIVATE for char in text):
        return text
    return "".join(shown(ord(char), font) if ord(char) in PRIVATE else char for char in text)
