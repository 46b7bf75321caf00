import Testing
import TruceText

@Suite struct FilePathTests {
  @Test(arguments: [
    ("/var/lib/journal.jsonl", "/var/lib/", "journal.jsonl", "/var/lib"), ("/lock", "/", "lock", "/"),
    ("journal.jsonl", "", "journal.jsonl", "."), ("a/b", "a/", "b", "a"), ("a/", "a/", "", "a"), ("", "", "", "."),
    ("a/\u{301}b", "a/", "\u{301}b", "a"),
  ])
  func aPathIsAFolderAndAName(path: String, folder: String, name: String, folderForCalls: String) {
    let parts = FilePath.split(path)
    #expect(parts.folder.utf8.elementsEqual(folder.utf8))
    #expect(parts.name.utf8.elementsEqual(name.utf8))
    #expect(FilePath.folder(of: path) == folderForCalls)
  }
}
