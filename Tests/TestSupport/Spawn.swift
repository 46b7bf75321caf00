import Glibc

/// Starts one process with `posix_spawn(3)`.
///
/// Foundation's Process hands the blocked signals of its thread on to the child; a daemon would then not hear SIGTERM.
struct Spawn {
  /// A call that failed, with its `errno`.
  struct Failure: Error, CustomStringConvertible {
    let call: String
    let code: Int32

    var description: String { "\(call): \(String(cString: strerror(code)))" }
  }

  let path: String
  let arguments: [String]
  let environment: [String: String]
  let workingFolder: String?
  /// Become 0, 1, 2 of the process.
  let descriptors: [Int32]

  func run() throws -> Int32 {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (target, descriptor) in descriptors.enumerated() {
      posix_spawn_file_actions_adddup2(&actions, descriptor, Int32(target))
    }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    Self.resetSignals(&attributes)
    return try Descriptors.withLock { try spawn(&actions, &attributes) }
  }

  private static func resetSignals(_ attributes: inout posix_spawnattr_t) {
    var none = sigset_t()
    var all = sigset_t()
    sigemptyset(&none)
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
  }

  private func spawn(
    _ actions: inout posix_spawn_file_actions_t, _ attributes: inout posix_spawnattr_t
  ) throws -> Int32 {
    // `env -C` changes the folder and becomes the program.
    let command = workingFolder.map { ["/usr/bin/env", "-C", $0, path] } ?? [path]
    var argv = (command + arguments).map { strdup($0) } + [nil]
    var envp = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for text in argv + envp { free(text) } }
    var processID: pid_t = 0
    let code = posix_spawn(&processID, command[0], &actions, &attributes, &argv, &envp)
    guard code == 0 else { throw Failure(call: "cannot start '\(path)'", code: code) }
    return processID
  }
}
