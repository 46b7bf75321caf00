/// What a loopback server answers, right or wrong.
package struct TestResponse: Sendable {
  /// What happens to the connection after the answer.
  package enum Ending: Sendable {
    /// It waits for the next request.
    case keepAlive
    case close
    /// RST, without the usual end.
    case reset
    /// It stays open and silent until the client or the server ends it.
    case hang
  }

  package var status: Int
  /// Sent one byte per scalar (ISO 8859-1).
  package var headers: [(name: String, value: String)]
  package var body: [UInt8]
  package var isChunked = false
  /// Content-Length that is sent, where it is not to be the body's; ignored for a chunked body.
  package var claimedLength: Int?
  /// Sent in place of everything above.
  package var raw: [UInt8]?
  package var delayMilliseconds = 0
  /// Everything is sent a byte at a time, this far apart.
  package var dripMilliseconds: Int?
  package var ending = Ending.keepAlive

  package init(_ status: Int = 200, _ headers: [(name: String, value: String)] = [], body: [UInt8] = []) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  package init(_ status: Int = 200, _ headers: [(name: String, value: String)] = [], text: String) {
    self.init(status, headers, body: Array(text.utf8))
  }

  /// Exactly these bytes, then the end of the connection.
  package static func raw(_ text: String, ending: Ending = .close) -> TestResponse {
    var response = TestResponse()
    response.raw = Array(text.utf8)
    response.ending = ending
    return response
  }

  package static func redirect(_ status: Int = 302, to location: String) -> TestResponse {
    TestResponse(status, [("Location", location)])
  }

  /// Never an answer.
  package static let silence = raw("", ending: .hang)

  /// This answer with one thing changed.
  package func with<Value>(_ path: WritableKeyPath<TestResponse, Value>, _ value: Value) -> TestResponse {
    var changed = self
    changed[keyPath: path] = value
    return changed
  }

  /// The bytes as they go over the wire.
  var wire: [UInt8] {
    if let raw { return raw }
    var head = "HTTP/1.1 \(status) Answer\r\n"
    for (name, value) in headers { head += "\(name): \(value)\r\n" }
    let hasBody = status != 304 && status != 204
    let length = isChunked ? "Transfer-Encoding: chunked" : "Content-Length: \(claimedLength ?? body.count)"
    if hasBody { head += length + "\r\n" }
    if ending == .close { head += "Connection: close\r\n" }
    let bytes = head.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) } + [0x0D, 0x0A]
    return hasBody ? bytes + (isChunked ? chunks : body) : bytes
  }

  private var chunks: [UInt8] {
    let size = 1000
    let starts = stride(from: 0, to: body.count, by: size)
    let parts = starts.flatMap { start -> [UInt8] in
      let part = body[start..<min(start + size, body.count)]
      return Array((String(part.count, radix: 16) + "\r\n").utf8) + part + [0x0D, 0x0A]
    }
    return parts + Array("0\r\n\r\n".utf8)
  }
}
