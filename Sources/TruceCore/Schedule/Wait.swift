/// A span of time as a person says it.
package enum Wait {
  /// `250 ms`, `45 s`, `5 min`, `3 h`, `2 d`.
  package static func text(_ milliseconds: Int64) -> String {
    switch milliseconds {
    case ..<1000: "\(max(0, milliseconds)) ms"
    case ..<90_000: "\((milliseconds + 500) / 1000) s"
    case ..<5_400_000: "\((milliseconds + 30_000) / 60_000) min"
    case ..<172_800_000: "\((milliseconds + 1_800_000) / 3_600_000) h"
    default: "\((milliseconds + 43_200_000) / 86_400_000) d"
    }
  }
}
