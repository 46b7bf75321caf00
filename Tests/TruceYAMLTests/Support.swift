import TestSupport
import TruceConfig
import TruceTopics
import TruceYAML

/// What a person reads about a configuration: every line of every mistake.
func configLines(_ yaml: String) throws -> [String] {
  let folder = try TemporaryFolder()
  let path = try folder.write("f.yaml", yaml)
  do {
    _ = try ConfigReader(environment: ["HOME": "/home/anna"]).read(path: path)
    return []
  } catch {
    return error.lines.map { $0.replacing(folder.path + "/", with: "") }
  }
}

/// What a person reads about a topic file.
func topicLines(_ yaml: String) -> [String] {
  do {
    _ = try TopicSet([TopicFile(name: "f.yaml", text: yaml)])
    return []
  } catch {
    return error.lines
  }
}

/// The mistake of a text that is no document that could be read; nil where it is one.
func mistake(_ yaml: String) -> Mistake? {
  do {
    _ = try YAMLDocument(SourceText(yaml, file: "f.yaml"))
    return nil
  } catch {
    return error
  }
}

/// A document as one line: `{k: [v]}`.
func outline(_ yaml: String) throws -> String? { try YAMLDocument(SourceText(yaml, file: "f.yaml")).root.map(outline) }

func outline(_ node: YAMLNode) -> String {
  switch node.content {
  case .scalar(let text, _): text
  case .list(let nodes): "[" + nodes.map(outline).joined(separator: ", ") + "]"
  case .mapping(let pairs):
    "{" + pairs.map { "\(outline($0.key)): \(outline($0.value))" }.joined(separator: ", ") + "}"
  }
}
