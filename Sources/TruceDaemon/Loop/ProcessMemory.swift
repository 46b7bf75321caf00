internal import CMalloc
internal import Glibc
internal import TruceConfig

/// The memory of this process.
enum ProcessMemory {
  private static let mapsBytesMax = 4 << 20
  /// A buffer of this many bytes is mapped by itself, and given back when it is freed.
  private static let mappedBytesMin: CInt = 128 << 10

  /// Before the first thread: what a poll frees is found again by the next, whichever thread it runs on, and large
  /// buffers never stay in the heap. Left alone, glibc keeps a heap for each thread and learns to keep large buffers:
  /// 5 MB more with ten thousand feeds.
  static func keepSmall() {
    mallopt(M_ARENA_MAX, 1)
    mallopt(M_MMAP_THRESHOLD, mappedBytesMin)
  }

  /// Gives back what only a start or a reload needed: free heap, and program code, which the kernel maps again where it
  /// runs. Of 50 MB with ten thousand feeds, more than a third was code of the start.
  static func giveBackUnused() {
    malloc_trim(0)
    // Without /proc it stays as it is.
    for code in (try? codeMappings()) ?? [] { madvise(code.baseAddress, code.count, MADV_DONTNEED) }
  }

  static func codeMappings() throws(TextFileError) -> [UnsafeMutableRawBufferPointer] {
    let maps = try TextFile.bytes("/proc/self/maps", bytesMax: mapsBytesMax)
    return maps.split(separator: UInt8(ascii: "\n")).compactMap(codeMapping)
  }

  /// The memory of a line of /proc/self/maps where that is executable, never written and of a file: dropped, it reads the
  /// same again. Source: proc(5), madvise(2).
  private static func codeMapping(_ line: ArraySlice<UInt8>) -> UnsafeMutableRawBufferPointer? {
    let fields = line.split(separator: UInt8(ascii: " "))
    guard fields.count >= 6, fields[1].elementsEqual("r-xp".utf8), fields[5].first == UInt8(ascii: "/") else {
      return nil
    }
    let ends = fields[0].split(separator: UInt8(ascii: "-")).compactMap {
      UInt(String(decoding: $0, as: UTF8.self), radix: 16)
    }
    guard ends.count == 2, ends[0] < ends[1] else { return nil }
    let start = UnsafeMutableRawPointer(bitPattern: ends[0])
    return UnsafeMutableRawBufferPointer(start: start, count: Int(ends[1] - ends[0]))
  }
}
