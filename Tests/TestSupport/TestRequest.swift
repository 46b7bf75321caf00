/// What a loopback server read from one client.
package struct TestRequest: Sendable {
  package var method: String
  /// As it was sent, query included.
  package var target: String
  /// In order; values hold one scalar per byte (ISO 8859-1).
  package var headers: [(name: String, value: String)]
  /// When its head was complete.
  package var time: ContinuousClock.Instant
  /// Which connection of the server it came over, from 1.
  package var connection: Int
  /// Which request of the server it is, from 1.
  package var number: Int

  /// Value of the first header called `name`, in any case.
  package func header(_ name: String) -> String? { headers.first { $0.name.lowercased() == name.lowercased() }?.value }
}

extension TestRequest: CustomStringConvertible {
  package var description: String { "#\(number) over connection \(connection): \(method) \(target)" }
}
