import Testing

@testable import TruceTopics

@Suite struct PublisherTailTests {
  /// What is left of a title before its publisher.
  private func title(_ text: String) -> String {
    let field = FieldText(.title, text)
    return String(decoding: field.folded.bytes[..<Int(PublisherTail.start(in: field))], as: UTF8.self)
  }

  @Test(arguments: [
    ("Truce holds - The Guardian", "truce holds "), ("Truce holds | Harbour News", "truce holds "),
    ("Truce holds – The Quay", "truce holds "),
    ("Truce holds - Times of India", "truce holds "), ("Truce - talks - The Quay Post", "truce - talks "),
    ("Truce holds - France 24", "truce holds "),
    ("Truce holds - Bread and Butter Weekly", "truce holds "),
  ])
  func aNameAfterTheLastDashIsThePublisher(text: String, rest: String) { #expect(title(text) == rest) }

  @Test(arguments: [
    "Truce holds", "", "-", " - ", "Truce - holds for a day", "Truce holds - reports", "Truce holds - Reuters",
    "Truce holds - A Very Long Name Of Six Words", "No attack is planned - NATO Chief",
    "No attack is planned - Head of NATO",
    "Budget grows - Ministry of Defence", "Talks go on - The President", "Cease-Fire Holds",
    "Truce holds -The Quay Post",
  ])
  func whatElseFollowsADashIsOfTheTitle(text: String) {
    let folded = String(decoding: TextFolder.fold(text).bytes, as: UTF8.self)
    #expect(title(text) == folded)
  }

  @Test func onlyATitleHasOne() {
    #expect(FieldText(.summary, "Truce holds - The Guardian").tailStart == 26)
    #expect(FieldText(.title, "Truce holds - The Guardian").tailStart == 12)
  }
}
