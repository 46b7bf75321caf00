extension BidirectionalCollection {
  /// Without the elements at both ends that are blank.
  @inlinable @inline(__always)
  package func trimmed(where isBlank: (Element) -> Bool) -> SubSequence {
    var end = endIndex
    var start = startIndex
    while start < end, isBlank(self[start]) { formIndex(after: &start) }
    while end > start, isBlank(self[index(before: end)]) { formIndex(before: &end) }
    return self[start..<end]
  }
}
