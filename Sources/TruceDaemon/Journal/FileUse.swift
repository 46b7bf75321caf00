/// What a file is opened for.
enum FileUse {
  case reading
  /// Every write goes to the end, and a file that is not there is created.
  case appending
}
