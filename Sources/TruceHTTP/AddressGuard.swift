/// Keeps redirects of public hosts out of private networks, judged on the address that is really connected to.
///
/// Names prove nothing: a name can change its address between two lookups, and `2130706433` is loopback.
struct AddressGuard {
  /// Of the configured host, known once its first connection stands; `nil` before, and behind a proxy. Where the host
  /// is not asked itself, what is remembered of it.
  private(set) var ownScope: AddressScope?
  /// Taken as public although they are not: how tests stand in for the internet.
  private let takenAsPublic: Set<IPAddress>
  private let allowsPrivateRedirects: Bool

  init(allowsPrivateRedirects: Bool, takenAsPublic: Set<IPAddress>, ownScope: AddressScope? = nil) {
    self.ownScope = ownScope
    self.allowsPrivateRedirects = allowsPrivateRedirects
    self.takenAsPublic = takenAsPublic
  }

  mutating func noteOwnHost(at address: IPAddress) { ownScope = scope(of: address) }

  /// Whether a redirect may lead to `address`.
  ///
  /// A feed on a private host may redirect within private networks; one link's addresses stay out of its reach
  /// unless it is there itself, because a cloud machine's credentials are handed out there.
  func allowsRedirect(to address: IPAddress) -> Bool {
    let scope = scope(of: address)
    if scope == .everywhere || allowsPrivateRedirects { return true }
    guard let ownScope, ownScope != .everywhere else { return false }
    return scope != .link || ownScope == .link
  }

  func scope(of address: IPAddress) -> AddressScope {
    takenAsPublic.contains(address) ? .everywhere : address.scope
  }
}
