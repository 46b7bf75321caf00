import Foundation
import TestSupport
import Testing
import TruceStorage

@testable import TruceDaemon

/// How far an exec command came, as its file tells it.
@Suite struct ExecProgressTests {
  private let folder: TemporaryFolder
  private let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = folder.path("exec-pager.json")
  }

  private func put(_ text: String) throws { try Data(text.utf8).write(to: URL(fileURLWithPath: path)) }

  @Test(arguments: [
    ExecProgress(seq: 0), ExecProgress(seq: 42, open: [7]), ExecProgress(seq: .max, open: [1, 41, 9_999_999_999]),
  ])
  func whatIsReadIsWhatWasWritten(progress: ExecProgress) throws {
    try progress.write(path)
    #expect(try ExecProgress.read(path) == progress)
    // Programs of others, and ours of before, read it too.
    let object = try JSONSerialization.jsonObject(with: Data(contentsOf: URL(fileURLWithPath: path)))
    let members = try #require(object as? [String: Any])
    #expect(members["seq"] as? Int64 == progress.seq && members["open"] as? [Int64] == progress.open)
  }

  @Test func aFileThatAnotherProgramWroteIsRead() throws {
    try put("{\n  \"open\" : [ 3, 5 ],\n  \"since\" : \"today\",\n  \"seq\" : 6\n}\n")
    #expect(try ExecProgress.read(path) == ExecProgress(seq: 6, open: [3, 5]))
  }

  @Test func aCommandWithoutAFileIsNew() throws {
    #expect(try ExecProgress.read(path) == nil)
  }

  @Test(arguments: [
    "", "\0\0\0\0", "{\"seq\":42", "{\"seq\":42,\"open\":[]", "{\"seq\":42}", "{\"open\":[]}",
    "{\"seq\":\"42\",\"open\":[]}",
    "{\"seq\":42,\"open\":[1,\"2\"]}", "{\"seq\":4.5,\"open\":[]}", "{\"seq\":42,\"open\":7}", "[42,[]]",
    "{\"seq\":42,\"open\":[]}}",
  ])
  func damageIsNoProgress(text: String) throws {
    try put(text)
    #expect(throws: SystemError(code: EBADMSG)) { try ExecProgress.read(path) }
  }
}
