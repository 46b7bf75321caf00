import Foundation

/// One client of a loopback server, served on a thread of its own.
struct LoopbackConnection {
  let descriptor: Int32
  let number: Int
  let stopEvent: StopEvent
  private var unread: [UInt8] = []

  init(descriptor: Int32, number: Int, stopEvent: StopEvent) {
    self.descriptor = descriptor
    self.number = number
    self.stopEvent = stopEvent
  }

  /// Answers request after request until either side ends the connection, then closes it.
  mutating func serve(_ answer: (TestRequest) -> TestResponse) {
    defer { close(descriptor) }
    while let request = readRequest() {
      let response = answer(request)
      guard send(response) else { return }
      switch response.ending {
      case .keepAlive: continue
      case .close: return finish()
      case .reset: return reset()
      case .hang: return hang()
      }
    }
  }

  private mutating func readRequest() -> TestRequest? {
    let blankLine: [UInt8] = [0x0D, 0x0A, 0x0D, 0x0A]
    while true {
      // A TLS handshake: no blank line will come, and servers answer it, too.
      if unread.first == 0x16 {
        unread = []
        return parse(Array("TLS".utf8))
      }
      if let end = unread.firstRange(of: blankLine) {
        let head = unread[..<end.lowerBound]
        unread.removeSubrange(..<end.upperBound)
        return parse(Array(head))
      }
      guard let bytes = readSome() else { return nil }
      unread += bytes
    }
  }

  private func readSome() -> [UInt8]? {
    guard stopEvent.wait(for: descriptor) else { return nil }
    var buffer = [UInt8](repeating: 0, count: 16 << 10)
    let count = recv(descriptor, &buffer, buffer.count, 0)
    return count > 0 ? Array(buffer.prefix(count)) : nil
  }

  private func parse(_ head: [UInt8]) -> TestRequest {
    let lines = head.split(separator: 0x0A).map { line in
      String(String.UnicodeScalarView(line.filter { $0 != 0x0D }.map { Unicode.Scalar($0) }))
    }
    let words = (lines.first ?? "").split(separator: " ")
    let headers = lines.dropFirst().map { line in
      let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      return (name: String(parts[0]), value: parts.count == 2 ? String(parts[1].drop { $0 == " " }) : "")
    }
    return TestRequest(
      method: words.first.map { String($0) } ?? "", target: words.count > 1 ? String(words[1]) : "", headers: headers,
      time: .now, connection: number, number: 0)
  }

  private func send(_ response: TestResponse) -> Bool {
    if response.delayMilliseconds > 0, !stopEvent.wait(milliseconds: response.delayMilliseconds) { return false }
    let wire = response.wire
    guard let pause = response.dripMilliseconds else { return send(wire[...]) }
    for index in wire.indices {
      guard send(wire[index...index]), stopEvent.wait(milliseconds: pause) else { return false }
    }
    return true
  }

  private func send(_ bytes: ArraySlice<UInt8>) -> Bool {
    var rest = bytes
    while !rest.isEmpty {
      guard stopEvent.wait(for: descriptor, events: POLLOUT) else { return false }
      let count = rest.withUnsafeBytes { Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }

  /// Ends the sending side and waits for the client's end: closed with bytes unread, the kernel would send RST.
  private func finish() {
    shutdown(descriptor, Int32(SHUT_WR))
    hang()
  }

  private func reset() {
    var linger = linger(l_onoff: 1, l_linger: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout.size(ofValue: linger)))
  }

  private func hang() {
    while readSome() != nil {}
  }
}
