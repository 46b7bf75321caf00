internal import CCurl
internal import Glibc

/// What is done once per process, and what libcurl was built with.
enum CurlLibrary {
  /// Result of `curl_global_init`, called once by whoever asks first.
  static let initialized: CURLcode = tw_global_init()

  /// The one file that holds all of the system's certificate authorities, where there is one.
  ///
  /// With the file alone libcurl parses it once and keeps the result; with its default of a file and a folder it
  /// parses both again for every TLS connection: 22 ms of CPU each, against 1 ms (libcurl 7.88, OpenSSL 3.0).
  static let authoritiesFile: String? = {
    guard let easy = curl_easy_init() else { return nil }
    defer { curl_easy_cleanup(easy) }
    var path: UnsafePointer<CChar>?
    guard tw_easy_get_string(easy, CURLINFO_CAINFO, &path) == CURLE_OK, let path, access(path, R_OK) == 0 else {
      return nil
    }
    return String(cString: path)
  }()
}

extension HTTPError {
  /// - Throws: `.other` where `code` is not `CURLE_OK`.
  static func check(_ code: CURLcode) throws(HTTPError) {
    guard code == CURLE_OK else {
      throw .other(code: Int(code.rawValue), message: "libcurl: \(String(cString: curl_easy_strerror(code)))")
    }
  }

  /// - Throws: `.other` where `code` is not `CURLM_OK`.
  static func check(_ code: CURLMcode) throws(HTTPError) {
    guard code == CURLM_OK else {
      throw .other(code: Int(code.rawValue), message: "libcurl: \(String(cString: curl_multi_strerror(code)))")
    }
  }
}
