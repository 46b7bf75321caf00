internal import Glibc
internal import TruceText

/// The proxies that the environment names, as curl reads them.
///
/// libcurl could read them itself, but then nobody would know whether an address that it connects to is a proxy's.
///
/// Source: `man curl`, “ENVIRONMENT”.
struct ProxyEnvironment {
  private let http: String?
  private let https: String?
  /// Host names, addresses and networks that are asked directly; `*` is every host.
  private let direct: [String]

  /// - Parameter variables: Gives a variable of the environment.
  init(_ variables: (String) -> String?) {
    func first(_ names: String...) -> String? { names.compactMap { variables($0) }.first { !$0.isEmpty } }
    let all = first("all_proxy", "ALL_PROXY")
    // Not HTTP_PROXY: a CGI server would fill it from a client's header.
    http = first("http_proxy") ?? all
    https = first("https_proxy", "HTTPS_PROXY") ?? all
    direct = (first("no_proxy", "NO_PROXY") ?? "").split { $0 == "," || $0 == " " || $0 == "\t" }
      .map { $0.lowercased() }
  }

  static func ofProcess() -> ProxyEnvironment {
    ProxyEnvironment { name in getenv(name).map { String(cString: $0) } }
  }

  /// The proxy to ask for `origin`; empty where it is asked directly.
  func proxy(for origin: Origin) -> String {
    guard let proxy = origin.scheme == "https" ? https : http else { return "" }
    return isDirect(origin.host) ? "" : proxy
  }

  private func isDirect(_ host: String) -> Bool {
    if direct.isEmpty { return false }
    if direct == ["*"] { return true }
    let bare = host.hasPrefix("[") ? String(host.dropFirst().dropLast()) : host
    if let address = IPAddress(bare) { return direct.contains { Self.matches($0, address) } }
    let name = bare.hasSuffix(".") ? String(bare.dropLast()) : bare
    return direct.contains { Self.matches($0, name) }
  }

  private static func matches(_ entry: String, _ name: String) -> Bool {
    var domain = Substring(entry)
    if domain.hasPrefix(".") { domain.removeFirst() }
    if domain.hasSuffix(".") { domain.removeLast() }
    return name == domain || !domain.isEmpty && name.hasSuffix("." + domain)
  }

  private static func matches(_ entry: String, _ address: IPAddress) -> Bool {
    let parts = entry.split(separator: "/", maxSplits: 1)
    guard let text = parts.first, let network = IPAddress(String(text)), network.isIPv4 == address.isIPv4 else {
      return false
    }
    let width = network.isIPv4 ? 32 : 128
    guard let bits = parts.count == 2 ? Int(parts[1]) : width, (0...width).contains(bits) else { return false }
    return network.agrees(with: address, bits: bits + 128 - width)
  }
}
