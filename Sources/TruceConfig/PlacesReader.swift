internal import TruceText
internal import TruceYAML

/// Finds the folder of the state and the file of the journal.
struct PlacesReader {
  let node: NodeReader
  let folder: ConfigFolder
  let environment: ConfigEnvironment

  /// The state's folder, as configured, else systemd's, else the person's own.
  func stateFolder(_ entry: MappingEntry?) -> String? {
    if let entry { return path(entry) }
    if let folder = environment.firstFolder("STATE_DIRECTORY") { return folder }
    if let folder = environment.folderOfThePerson("XDG_STATE_HOME", insideHome: ".local/state") {
      return folder + "/trucewatch"
    }
    node.note(nil, "no folder for the state: set 'state_dir' ($STATE_DIRECTORY and $HOME are not set)")
    return nil
  }

  /// The journal, as configured, else in systemd's folder for logs, else beside the state.
  func journalPath(_ entry: MappingEntry?, stateFolder: String) -> String? {
    if let entry { return path(entry) }
    return (environment.firstFolder("LOGS_DIRECTORY") ?? stateFolder) + "/journal.jsonl"
  }

  /// The absolute path that an entry names.
  func path(_ entry: MappingEntry) -> String? {
    node.value(of: entry) { word throws(ValueProblem) in
      guard !word.contains("\0") else { throw ValueProblem("\(word.quoted) is not a path") }
      return folder.absolute(word)
    }
  }
}
