internal import Yams

/// Makes our own nodes of those of Yams, and puts what aliases stand for in their places.
struct YAMLNodeBuilder {
  /// What a person writes is five or six levels deep; recursion over it is bounded by this.
  static let depthMax = 100
  /// Most values that aliases repeat, so that aliases of aliases do not grow without end.
  static let repeatedMax = 100_000

  private let text: YAMLText
  private let source: SourceText
  private var anchored: [String: Anchored] = [:]
  private var repeatedCount = 0

  private struct Anchored {
    var node: YAMLNode
    var depth: Int
    var count: Int
  }

  init(_ text: YAMLText, _ source: SourceText) {
    self.text = text
    self.source = source
  }

  /// - Parameter depth: Of lists and mappings around `node`.
  mutating func node(_ node: Node, depth: Int = 0) throws(Mistake) -> YAMLNode {
    let place = TextPosition(node.mark)
    guard depth <= Self.depthMax else { throw tooDeep(place) }
    switch node {
    case .scalar(let scalar): return try self.scalar(scalar, at: place, depth: depth)
    case .sequence(let sequence):
      var nodes: [YAMLNode] = []
      nodes.reserveCapacity(sequence.count)
      for element in sequence { nodes.append(try self.node(element, depth: depth + 1)) }
      return keep(YAMLNode(.list(nodes), at: place), as: sequence.anchor)
    case .mapping(let mapping):
      var pairs: [(key: YAMLNode, value: YAMLNode)] = []
      pairs.reserveCapacity(mapping.count)
      for (key, value) in mapping {
        let key = try self.node(key, depth: depth + 1)
        pairs.append((key, try self.node(value, depth: depth + 1)))
      }
      return keep(YAMLNode(.mapping(try merged(pairs)), at: place), as: mapping.anchor)
    case .alias(let alias): return try target(of: alias.anchor.rawValue[...], at: place, depth: depth)
    }
  }

  private mutating func scalar(_ scalar: Node.Scalar, at place: TextPosition, depth: Int) throws(Mistake) -> YAMLNode {
    let isPlain = scalar.style == .plain
    if isPlain, let name = text.alias(scalar.string) { return try target(of: name, at: place, depth: depth) }
    let content = YAMLNode.Content.scalar(text.original(scalar.string, at: place), isPlain: isPlain)
    return keep(YAMLNode(content, at: place), as: scalar.anchor)
  }

  // MARK: Merging

  private typealias Pair = (key: YAMLNode, value: YAMLNode)

  /// The pairs of a mapping, and in place of `<<` those of the mappings behind it whose keys the mapping does not have
  /// itself; of several mappings the first that has a key counts.
  ///
  /// Source: “Merge Key Language-Independent Type for YAML Version 1.1”.
  private func merged(_ pairs: [Pair]) throws(Mistake) -> [Pair] {
    guard pairs.contains(where: { Self.isMerge($0.key) }) else { return pairs }
    var merged = pairs.filter { !Self.isMerge($0.key) }
    var names = Set(merged.compactMap { Self.name(of: $0.key) })
    for pair in pairs where Self.isMerge(pair.key) {
      for added in try self.pairs(of: pair.value, at: pair.key.place) {
        if let name = Self.name(of: added.key), !names.insert(name).inserted { continue }
        merged.append(added)
      }
    }
    return merged
  }

  private func pairs(of value: YAMLNode, at place: TextPosition) throws(Mistake) -> [Pair] {
    switch value.content {
    case .mapping(let pairs): return pairs
    case .list(let nodes):
      var all: [Pair] = []
      for node in nodes {
        guard node.isMapping else { throw noMapping(node, at: place) }
        all += try pairs(of: node, at: place)
      }
      return all
    case .scalar: throw noMapping(value, at: place)
    }
  }

  private func noMapping(_ node: YAMLNode, at place: TextPosition) -> Mistake {
    source.mistake(
      at: place, "'<<' takes over the keys of mappings, as '<<: *NAME' behind '&NAME', not of \(node.kind)")
  }

  private static func isMerge(_ key: YAMLNode) -> Bool {
    if case .scalar("<<", isPlain: true) = key.content { true } else { false }
  }

  private static func name(of key: YAMLNode) -> String? {
    if case .scalar(let name, _) = key.content { name } else { nil }
  }

  // MARK: Aliases

  /// Keeps `node` for the aliases behind it; later anchors of the same name take its place.
  private mutating func keep(_ node: YAMLNode, as anchor: @autoclosure () -> Anchor?) -> YAMLNode {
    guard text.mayHaveAliases, let name = anchor()?.rawValue else { return node }
    let (depth, count) = Self.size(of: node)
    anchored[name] = Anchored(node: node, depth: depth, count: count)
    return node
  }

  private mutating func target(of name: Substring, at place: TextPosition, depth: Int) throws(Mistake) -> YAMLNode {
    guard let target = anchored[String(name)] else {
      throw source.mistake(at: place, "not valid YAML: " + YAMLSyntax.unknownAlias(name))
    }
    repeatedCount += target.count
    guard repeatedCount <= Self.repeatedMax else {
      throw source.mistake(at: place, "the aliases up to here repeat more than \(Self.repeatedMax) values")
    }
    guard depth + target.depth <= Self.depthMax else { throw tooDeep(place) }
    return target.node
  }

  private func tooDeep(_ place: TextPosition) -> Mistake {
    source.mistake(at: place, "more than \(Self.depthMax) lists and mappings stand inside each other here")
  }

  /// How many levels `node` has below it, and how many nodes with itself.
  private static func size(of node: YAMLNode) -> (depth: Int, count: Int) {
    let inner: [YAMLNode] =
      switch node.content {
      case .scalar: []
      case .list(let nodes): nodes
      case .mapping(let pairs): pairs.flatMap { [$0.key, $0.value] }
      }
    return inner.map(size).reduce((0, 1)) { (max($0.depth, $1.depth + 1), $0.count + $1.count) }
  }
}

extension TextPosition {
  init(_ mark: Mark?) { self.init(line: mark?.line ?? 1, column: mark?.column ?? 1) }
}
