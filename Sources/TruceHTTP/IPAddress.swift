internal import Glibc

/// An IP address; IPv4 in its IPv6 spelling (`::ffff:a.b.c.d`), so that one address has one value.
package struct IPAddress: Sendable, Hashable {
  /// The 128 bits, most significant first.
  private let high: UInt64
  private let low: UInt64

  /// Reads `a.b.c.d` or IPv6 text without brackets and zone; nothing else, no decimal or octal spelling.
  package init?(_ text: String) {
    var four = in_addr()
    if inet_pton(AF_INET, text, &four) == 1 {
      self.init(ipv4: UInt32(bigEndian: four.s_addr))
      return
    }
    var six = in6_addr()
    guard inet_pton(AF_INET6, text, &six) == 1 else { return nil }
    self.init(six)
  }

  /// Reads the address that a socket is to be connected to; `nil` for families other than IPv4 and IPv6.
  init?(_ address: UnsafePointer<sockaddr>) {
    let raw = UnsafeRawPointer(address)
    switch Int32(address.pointee.sa_family) {
    case AF_INET: self.init(ipv4: UInt32(bigEndian: raw.loadUnaligned(as: sockaddr_in.self).sin_addr.s_addr))
    case AF_INET6: self.init(raw.loadUnaligned(as: sockaddr_in6.self).sin6_addr)
    default: return nil
    }
  }

  private init(_ six: in6_addr) {
    (high, low) = withUnsafeBytes(of: six) {
      (
        UInt64(bigEndian: $0.loadUnaligned(as: UInt64.self)),
        UInt64(bigEndian: $0.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
      )
    }
  }

  private init(ipv4: UInt32) {
    high = 0
    low = 0xFFFF << 32 | UInt64(ipv4)
  }

  /// Source: the IANA special-purpose address registries for IPv4 and IPv6.
  var scope: AddressScope {
    if let ipv4 = embeddedIPv4 { return Self.scope(ofIPv4: ipv4) }
    switch (high, low) {
    case (0, 0): return .unspecified
    case (0, 1): return .loopback
    default: break
    }
    switch high >> 48 {
    case 0xFC00...0xFDFF, 0xFEC0...0xFEFF: return .site
    case 0xFE80...0xFEBF: return .link
    case 0xFF00...0xFFFF, 0: return .reserved
    case 0x64 where high >> 16 == 0x0064_FF9B_0001: return .site  // NAT64 with a prefix of the site's own
    case 0x100 where high == 0x0100 << 48: return .reserved  // discard-only
    case 0x2001 where high >> 32 == 0x2001_0000: return .reserved  // Teredo hides an IPv4 address
    default: return .everywhere
    }
  }

  /// The IPv4 address that packets to this one end at: mapped, compatible, NAT64 or 6to4.
  private var embeddedIPv4: UInt32? {
    switch (high, low >> 32) {
    case (0, 0xFFFF): UInt32(truncatingIfNeeded: low)
    case (0, 0) where low > 1: UInt32(truncatingIfNeeded: low)
    case (0x0064_FF9B_0000_0000, 0): UInt32(truncatingIfNeeded: low)
    default: high >> 48 == 0x2002 ? UInt32(truncatingIfNeeded: high >> 16) : nil
    }
  }

  private static func scope(ofIPv4 address: UInt32) -> AddressScope {
    switch (address >> 24, address >> 16 & 0xFF, address >> 8 & 0xFF) {
    case (0, _, _): .unspecified
    case (127, _, _): .loopback
    case (10, _, _), (172, 16...31, _), (192, 168, _), (100, 64...127, _), (198, 18...19, _): .site
    case (169, 254, _): .link
    case (192, 0, 0), (224..., _, _): .reserved
    default: .everywhere
    }
  }

  /// Whether the first `bits` of the 128 agree with those of `other`.
  func agrees(with other: IPAddress, bits: Int) -> Bool {
    let highMask = bits >= 64 ? UInt64.max : ~(UInt64.max >> bits)
    let lowMask = bits <= 64 ? 0 : bits >= 128 ? UInt64.max : ~(UInt64.max >> (bits - 64))
    return (high ^ other.high) & highMask == 0 && (low ^ other.low) & lowMask == 0
  }

  var isIPv4: Bool { high == 0 && low >> 32 == 0xFFFF }
}

extension IPAddress: CustomStringConvertible {
  package var description: String {
    guard !isIPv4 else { return (0..<4).map { String(low >> (24 - 8 * UInt64($0)) & 0xFF) }.joined(separator: ".") }
    return withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(INET6_ADDRSTRLEN)) { buffer in
      withUnsafeBytes(of: (high.bigEndian, low.bigEndian)) { bytes in
        inet_ntop(AF_INET6, bytes.baseAddress, buffer.baseAddress, socklen_t(buffer.count))
          .map { String(cString: $0) } ?? "IPv6"
      }
    }
  }
}
