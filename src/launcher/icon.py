"""Draws certenroll4j.ico: a certificate, its lines, its seal. Bitmaps, not PNG: Vista's Explorer shows them in every size.

Run without arguments in this folder; only needed when the drawing changes.
"""
import struct

PAPER, EDGE, INK, SEAL = (0xFA, 0xF6, 0xE8, 255), (0x2B, 0x4C, 0x7E, 255), (0x8A, 0x9B, 0xB5, 255), (0xC0, 0x39, 0x2B, 255)
CLEAR = (0, 0, 0, 0)


def pixel(x, y):
    """The colour at x, y, both from 0 to 1 and down the page."""
    if (x - 0.70) ** 2 + (y - 0.66) ** 2 < 0.17 ** 2:
        return SEAL
    if not (0.06 <= x < 0.94 and 0.16 <= y < 0.84):
        return CLEAR
    if not (0.12 <= x < 0.88 and 0.22 <= y < 0.78):
        return EDGE
    if 0.20 <= x < 0.80 and any(top <= y < top + 0.06 for top in (0.30, 0.42)):
        return INK
    if 0.20 <= x < 0.48 and 0.56 <= y < 0.62:
        return INK
    return PAPER


def bitmap(size):
    rows = [[pixel((x + 0.5) / size, (y + 0.5) / size) for x in range(size)] for y in reversed(range(size))]
    colours = b"".join(struct.pack("4B", blue, green, red, alpha) for row in rows for red, green, blue, alpha in row)
    mask = bytes((size + 31) // 32 * 4 * size)
    return struct.pack("<IiiHHIIiiII", 40, size, 2 * size, 1, 32, 0, len(colours), 0, 0, 0, 0) + colours + mask


images = [(size, bitmap(size)) for size in (16, 32, 48)]
offset = 6 + 16 * len(images)
with open("certenroll4j.ico", "wb") as icon:
    icon.write(struct.pack("<HHH", 0, 1, len(images)))
    for size, data in images:
        icon.write(struct.pack("<BBBBHHII", size, size, 0, 0, 1, 32, len(data), offset))
        offset += len(data)
    for size, data in images:
        icon.write(data)
