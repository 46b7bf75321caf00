/// One redirect that was followed. Neither URL holds credentials.
package struct HTTPRedirect: Sendable, Equatable {
  /// 301, 302, 303, 307 or 308.
  package var status: Int
  package var from: String
  package var to: String

  package init(status: Int, from: String, to: String) {
    self.status = status
    self.from = from
    self.to = to
  }
}
