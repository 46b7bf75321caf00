/// A record and whether people see it as a line.
package struct OutgoingRecord: Sendable {
  package var record: Record
  package var isShown: Bool
}
