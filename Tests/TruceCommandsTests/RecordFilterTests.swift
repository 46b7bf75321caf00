import StorageSimulation
import Testing
import TruceCore
import TruceFeeds
import TruceStorage
import TruceText
import TruceTopics

@testable import TruceCommands

/// Which records of a journal are printed.
@Suite struct RecordFilterTests {
  /// Topics that a person named, written by another program: only what every writer writes alike is looked for.
  @Test func aLineIsDecodedUnlessItCannotHoldWhatIsWanted() {
    let lines = [
      #"{"topics":[{"id":"nato"}],"kind":"alert"}"#, #"{ "topics" : [ { "id" : "nato" } ], "kind" : "alert" }"#,
      #"{"kind":"alert","id":"n\u0061to"}"#,
    ].map { Array($0.utf8)[...] }
    func mayAccept(_ change: (inout RecordFilter) -> Void) -> [Bool] {
      var filter = RecordFilter()
      change(&filter)
      return lines.map { filter.mayAccept($0, filter.marks) }
    }
    #expect(mayAccept { $0.topic = "nato" } == [true, true, false])
    #expect(mayAccept { $0.topic = "na\u{308}to" } == [true, true, true])
    #expect(mayAccept { $0.kinds = [.notice] } == [false, false, false] && mayAccept { _ in } == [true, true, true])
  }

  @Test func everyFilterHasToHold() {
    let record = JournalLines.record(7) {
      $0.topics = [TopicMatch(topic: "ceasefire", event: "rejected")]
      $0.actors = [Actor(id: "RUS", name: "Russia")]
    }
    let later = record.at + Int64(1)
    func accepts(_ change: (inout RecordFilter) -> Void) -> Bool {
      var filter = RecordFilter()
      change(&filter)
      let mayAccept = filter.mayAccept(RecordCodec.encode(record)[...], filter.marks)
      #expect(mayAccept || !filter.accepts(record))
      return filter.accepts(record)
    }
    #expect(accepts { $0.event = "rejected" } && !accepts { $0.event = "agreed" })
    #expect(accepts { $0.topic = "ceasefire" })
    #expect(!accepts { $0.topic = "nato" })
    #expect(!accepts { $0.topic = "cease" })
    #expect(accepts { $0.actor = "rus" })
    #expect(accepts { $0.actor = "ussia" })
    #expect(!accepts { $0.actor = "UKR" })
    #expect(accepts { $0.kinds = [.alert] } && !accepts { $0.kinds = [.notice] })
    #expect(accepts { $0.until = later } && !accepts { $0.until = record.at })
    #expect(accepts { $0.since = record.at } && !accepts { $0.since = later })
    var early = RecordFilter()
    early.until = record.at
    #expect(!early.mayAccept(RecordCodec.encode(record)[...], early.marks))
    #expect(accepts { $0.feed = "WIRE" } && !accepts { $0.feed = "other" })
  }
}
