/// Names one transfer of one client; never used again by it.
package struct HTTPTransferID: Sendable, Hashable {
  let number: UInt64
}
