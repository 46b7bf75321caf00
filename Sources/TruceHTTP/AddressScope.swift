/// How far an address reaches.
enum AddressScope: Sendable, Equatable {
  case everywhere
  case loopback
  /// A site's own network, carrier-grade NAT included.
  case site
  /// One link; the metadata services of cloud machines live here.
  case link
  /// "This host": connects to the machine itself.
  case unspecified
  /// Multicast, broadcast and reserved ranges: no feed is served from there.
  case reserved

  var name: String {
    switch self {
    case .everywhere: "public"
    case .loopback: "loopback"
    case .site: "private"
    case .link: "link-local"
    case .unspecified: "unspecified"
    case .reserved: "reserved"
    }
  }
}
