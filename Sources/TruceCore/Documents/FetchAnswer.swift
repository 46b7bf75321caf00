/// What a server answered, redirects followed.
package struct FetchAnswer: Sendable {
  package var status: Int
  /// The request carried validators: only then 304 is an answer.
  package var wasConditional: Bool
  /// Of the final response; nil where the header was missing.
  package var etag: String?
  package var lastModified: String?
  package var cacheControl: String?
  package var age: String?
  package var expires: String?
  package var date: String?
  package var retryAfter: String?
  /// Where the redirects led to, if every one of them was permanent (301 or 308); nil without a redirect.
  package var movedTo: String?
  /// A redirect that is not permanent led to the answer: it speaks of somewhere else, and only for now.
  package var isFromElsewhere: Bool
  /// Of a 401: the methods of authentication that it offers.
  package var challenge: String?
  /// Of a 401: the origin that gave it, where that is not the configured one.
  package var otherOrigin: String?
  /// The configured host is at a private address, or was when it moved the feed to where it was asked.
  package var configuredHostIsPrivate: Bool
  /// `Content-Type` says HTML.
  package var isHTML: Bool
  /// Bytes of body on the wire.
  package var wireBytes: Int
  /// What the body held, for a 200 or 226; nil for any other status.
  package var body: FetchedBody?

  package init(
    status: Int, wasConditional: Bool = true, etag: String? = nil, lastModified: String? = nil,
    cacheControl: String? = nil, age: String? = nil, expires: String? = nil, date: String? = nil,
    retryAfter: String? = nil, movedTo: String? = nil, isFromElsewhere: Bool = false,
    challenge: String? = nil, otherOrigin: String? = nil, configuredHostIsPrivate: Bool = false, isHTML: Bool = false,
    wireBytes: Int = 0, body: FetchedBody? = nil
  ) {
    self.status = status
    self.wasConditional = wasConditional
    self.etag = etag
    self.lastModified = lastModified
    self.cacheControl = cacheControl
    self.age = age
    self.expires = expires
    self.date = date
    self.retryAfter = retryAfter
    self.movedTo = movedTo
    self.isFromElsewhere = isFromElsewhere
    self.configuredHostIsPrivate = configuredHostIsPrivate
    self.challenge = challenge
    self.otherOrigin = otherOrigin
    self.isHTML = isHTML
    self.wireBytes = wireBytes
    self.body = body
  }
}

extension FetchAnswer {
  /// As if nothing were said of how long it may be kept.
  var withoutFreshness: FetchAnswer {
    var answer = self
    (answer.cacheControl, answer.expires) = (nil, nil)
    return answer
  }
}
