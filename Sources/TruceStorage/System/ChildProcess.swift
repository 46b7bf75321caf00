internal import CService
internal import Glibc

/// Starts other programs.
package enum ChildProcess {
  /// Starts `command` with no signal blocked or ignored, and no descriptor but the standard three.
  ///
  /// - Parameters:
  ///   - command: The program, looked for in `PATH` where it has no slash, and its arguments.
  ///   - environment: nil: that of this process.
  ///   - errors: Its stderr; nil: what it says there is for nobody.
  ///   - leadsGroup: One signal is to end it and all it starts.
  /// - Returns: The process, which the caller reaps.
  package static func start(
    _ command: [String], environment: [String: String]? = nil, input: Int32, output: Int32, errors: Int32? = nil,
    leadsGroup: Bool = false
  ) throws(SystemError) -> Int32 {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
    if let errors {
      posix_spawn_file_actions_adddup2(&actions, errors, STDERR_FILENO)
    } else {
      posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    }
    cservice_close_from(&actions, 3)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    setSignals(&attributes, leadsGroup: leadsGroup)
    var argv = command.map { strdup($0) } + [nil]
    var envp = (environment ?? [:]).map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for text in argv + envp { free(text) } }
    var process: pid_t = 0
    let code =
      environment == nil
      ? posix_spawnp(&process, command[0], &actions, &attributes, &argv, environ)
      : posix_spawnp(&process, command[0], &actions, &attributes, &argv, &envp)
    guard code == 0 else { throw SystemError(code: code) }
    return process
  }

  /// Queue threads block signals, and this process ignores SIGPIPE: a program starts without either.
  private static func setSignals(_ attributes: inout posix_spawnattr_t, leadsGroup: Bool) {
    var none = sigset_t()
    var all = sigset_t()
    sigemptyset(&none)
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    var flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF
    if leadsGroup {
      posix_spawnattr_setpgroup(&attributes, 0)
      flags |= POSIX_SPAWN_SETPGROUP
    }
    posix_spawnattr_setflags(&attributes, Int16(flags))
  }
}
