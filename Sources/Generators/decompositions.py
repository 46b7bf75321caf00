#!/usr/bin/env python3
"""Prints TruceTopics/Text/DecompositionData.swift, from the Unicode data of Python.

    python3 -m venv .venv && .venv/bin/pip install unicodedata2
    .venv/bin/python Sources/Generators/decompositions.py >Sources/TruceTopics/Text/DecompositionData.swift

Without unicodedata2 the data is as old as Python's own. Hangul syllables are left out: they are computed.
"""
import textwrap

try:
    import unicodedata2 as unicode
except ImportError:
    import unicodedata as unicode

SCALARS = [value for value in range(0x80, 0x110000) if not 0xD800 <= value < 0xE000 and not 0xAC00 <= value < 0xD7A4]


def runs(values):
    """First and last of the values that follow each other."""
    found = []
    for value in values:
        if found and found[-1][1] == value - 1:
            found[-1][1] = value
        else:
            found.append([value, value])
    return found


def shown(pairs):
    return [f"{first:X}" if first == last else f"{first:X}-{last:X}" for first, last in pairs]


def decompositions(texts):
    """One word for each text: its scalars with '+' between them; 'first~count' for single scalars that follow each other."""
    words = []
    start = 0
    while start < len(texts):
        end = start + 1
        if len(texts[start]) == 1:
            while end < len(texts) and texts[end] == chr(ord(texts[end - 1][0]) + 1):
                end += 1
        if end - start > 2:
            words.append(f"{ord(texts[start]):X}~{end - start:X}")
        else:
            words += ["+".join(f"{ord(scalar):X}" for scalar in text) for text in texts[start:end]]
        start = end
    return words


def literal(name, comment, words):
    print(f"  /// {comment}")
    print(f'  static let {name} = """')
    print(textwrap.fill(" ".join(words), 120, initial_indent="    ", subsequent_indent="    ", break_on_hyphens=False))
    print('    """')


table = {value: unicode.normalize("NFKD", chr(value)) for value in SCALARS}
table = {value: text for value, text in table.items() if text != chr(value)}
print(f"""\
/// How Unicode takes single scalars apart (NFKD), and which are combining marks, in hexadecimal.
///
/// Made by Generators/decompositions.py from the Unicode Character Database {unicode.unidata_version}.
enum DecompositionData {{""")
literal("scalars", "The scalars that have a decomposition: `first-last` or one.", shown(runs(sorted(table))))
print()
literal(
    "decompositions",
    "Theirs, in the same order: `scalar+scalar…`, or `first~count` for that many that follow each other.",
    decompositions([table[value] for value in sorted(table)]),
)
print()
literal(
    "marks",
    "The scalars whose canonical combining class is not 0: equivalent texts may have them in another order.",
    shown(runs(value for value in SCALARS if unicode.combining(chr(value)))),
)
print("}")
