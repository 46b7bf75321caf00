/// A person while it is being read.
struct PersonDraft {
  var name: String?
  var email: String?
  var address: String?

  /// `Name (email)`, as RSS writes it the other way round; what there is of it.
  var text: String? {
    switch (name, email) {
    case (let name?, let email?) where name != email: "\(name) (\(email))"
    case (let name?, _): name
    case (nil, let email?): email
    case (nil, nil): address
    }
  }
}
