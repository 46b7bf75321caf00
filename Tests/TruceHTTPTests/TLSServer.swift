import TestSupport

/// `openssl s_server` with a certificate of its own, giving out the files of a folder as whole HTTP answers.
final class TLSServer: Sendable {
  let port: Int
  /// The certificate, which is its own authority.
  let certificate: String
  private let folder: TemporaryFolder
  private let program: RunningProgram

  /// - Parameters:
  ///   - names: Subject alternative names of the certificate.
  ///   - answers: By path without its slash.
  init(
    names: String = "IP:127.0.0.1", answers: [String: String], isExpired: Bool = false, serverOptions: [String] = []
  ) async throws {
    folder = try TemporaryFolder()
    for (path, answer) in answers { try folder.write(path, answer) }
    certificate = folder.path("certificate.pem")
    try await Self.makeCertificate(in: folder, names: names, isExpired: isExpired)
    program = try RunningProgram(
      "/usr/bin/openssl",
      ["s_server", "-accept", "127.0.0.1:0", "-cert", certificate, "-key", folder.path("key.pem"), "-HTTP"]
        + serverOptions,
      workingFolder: folder.path)
    let line = try await program.waitForLine(containing: "ACCEPT")
    guard let port = line.split(separator: ":").last.flatMap({ Int($0) }) else { throw Failed(errors: line) }
    self.port = port
  }

  func url(_ path: String = "feed.xml", host: String = "127.0.0.1") -> String { "https://\(host):\(port)/\(path)" }

  /// Signs with `openssl ca`, because `openssl req` makes no certificate of the past.
  private static func makeCertificate(in folder: TemporaryFolder, names: String, isExpired: Bool) async throws {
    try folder.write("index.txt", "")
    try folder.write(
      "ca.cnf",
      """
      [ca]
      default_ca = test
      [test]
      database = index.txt
      new_certs_dir = .
      rand_serial = yes
      default_md = sha256
      policy = any
      x509_extensions = extensions
      [any]
      commonName = supplied
      [extensions]
      subjectAltName = \(names)
      basicConstraints = CA:TRUE
      """)
    try await openssl(
      ["req", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj", "/CN=test"]
        + ["-keyout", "key.pem", "-out", "request.pem"], in: folder)
    try await openssl(
      ["ca", "-selfsign", "-batch", "-notext", "-config", "ca.cnf", "-keyfile", "key.pem", "-in", "request.pem"]
        + ["-out", "certificate.pem", "-startdate", "20200101000000Z"]
        + ["-enddate", isExpired ? "20200102000000Z" : "20991231000000Z"], in: folder)
  }

  private static func openssl(_ arguments: [String], in folder: TemporaryFolder) async throws {
    let program = try RunningProgram("/usr/bin/openssl", arguments, workingFolder: folder.path)
    guard try await program.waitForExit() == 0 else { throw Failed(errors: program.errors) }
  }

  /// openssl said no.
  struct Failed: Error {
    let errors: String
  }
}
