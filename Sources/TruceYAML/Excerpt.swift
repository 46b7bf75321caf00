internal import TruceText

/// One line of a file and, under it, a caret.
enum Excerpt {
  /// How much is shown of a long line, and how much of that before the caret, in characters.
  private static let lengthMax = 110
  private static let lengthBefore = 60
  private static let indentation = "  "

  /// - Parameter column: From 1, in Unicode scalars; behind the end of the line it counts as the end.
  /// - Parameter width: How much is shown from the caret on; nil: what has room.
  static func make(of line: Substring, column: Int, width: Int?) -> String {
    let scalars = line.unicodeScalars
    let place = scalars.index(scalars.startIndex, offsetBy: max(column - 1, 0), limitedBy: scalars.endIndex)
    let caret = place ?? scalars.endIndex
    let first = scalars.index(caret, offsetBy: -lengthBefore, limitedBy: scalars.startIndex) ?? scalars.startIndex
    let before = scalars[first..<caret]
    let room = max(lengthMax - before.count, 0)
    let behind = scalars[caret...].prefix(min(width ?? room, room))
    let cutBefore = first > scalars.startIndex ? "…" : ""
    let cutBehind = behind.endIndex < scalars.endIndex ? "…" : ""
    let columns = cutBefore.count + before.reduce(0) { $0 + shown($1).columns }
    return indentation + cutBefore + text(before) + text(behind) + cutBehind + "\n"
      + indentation + String(repeating: " ", count: columns) + "^"
  }

  private static func text(_ scalars: Substring.UnicodeScalarView) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars.lazy.map(shown))
    return String(text)
  }

  /// What stands for `scalar`: a tab is as wide as it is counted, and nothing moves the cursor of a terminal.
  private static func shown(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar {
    case "\t": " "
    // Persian and Indian words have them inside.
    case "\u{200C}", "\u{200D}": scalar
    default: scalar.isInvisible ? "\u{FFFD}" : scalar
    }
  }
}

extension Unicode.Scalar {
  /// How many columns of a terminal it takes.
  fileprivate var columns: Int {
    // Below the first combining mark there is nothing but single ones.
    guard value >= 0x300 else { return 1 }
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: return isWide || properties.isEmojiPresentation ? 2 : 1
    }
  }

  /// Source: UAX #11, classes W and F, by blocks.
  private var isWide: Bool {
    switch value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF,
      0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x17000...0x1B2FF, 0x20000...0x3FFFD:
      true
    default: false
    }
  }
}
