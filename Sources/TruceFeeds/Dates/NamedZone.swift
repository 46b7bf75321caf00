internal import TruceText

/// A zone by the name that the tz database has for it, as in `America/New_York`: some feeds write it after the clock.
///
/// The zones of the places where news comes from, by today's rules; the database itself is a file, which is not read
/// here. An unknown name is UTC, as a missing zone is.
struct NamedZone: Equatable {
  private enum Summer { case never, europe, america, egypt, chile }

  /// Minutes east of UTC in winter.
  private let standard: Int
  private let summer: Summer

  /// - Parameter city: the last part of the name, in lower case.
  init?(city: String) {
    if let minutes = NamedZone.fixed[city] {
      (standard, summer) = (minutes, .never)
    } else if let minutes = NamedZone.european[city] {
      (standard, summer) = (minutes, .europe)
    } else if let minutes = NamedZone.american[city] {
      (standard, summer) = (minutes, .america)
    } else if let zone = NamedZone.others[city] {
      (standard, summer) = zone
    } else {
      return nil
    }
  }

  /// Minutes east of UTC at a local time, in days since the epoch and seconds of the day.
  func minutes(year: Int, days: Int64, second: Int64) -> Int {
    let local = days * 86_400 + second
    let (start, end) = summerTime(year)
    // South of the equator summer reaches over the end of the year.
    let isSummer = start <= end ? local >= start && local < end : local >= start || local < end
    return isSummer ? standard + 60 : standard
  }

  /// The local seconds at which summer time begins, by the clock of winter, and ends, by that of summer.
  private func summerTime(_ year: Int) -> (Int64, Int64) {
    let hour = Int64(3600)
    let offset = Int64(standard) * 60
    switch summer {
    case .never: return (0, 0)
    case .europe:  // last Sundays of March and October at 01:00 UTC
      return (
        NamedZone.sunday(onOrBefore: 31, 3, year) * 86_400 + hour + offset,
        NamedZone.sunday(onOrBefore: 31, 10, year) * 86_400 + hour + offset + hour
      )
    case .america where year < 2007:  // first Sunday of April, last of October, at 02:00
      return (
        NamedZone.sunday(onOrBefore: 7, 4, year) * 86_400 + 2 * hour,
        NamedZone.sunday(onOrBefore: 31, 10, year) * 86_400 + 2 * hour
      )
    case .america:  // second Sunday of March, first of November, at 02:00
      return (
        NamedZone.sunday(onOrBefore: 14, 3, year) * 86_400 + 2 * hour,
        NamedZone.sunday(onOrBefore: 7, 11, year) * 86_400 + 2 * hour
      )
    case .egypt:  // the last Friday of April at 00:00, the last Thursday of October at 24:00
      return (
        (NamedZone.sunday(onOrBefore: 25, 4, year) + 5) * 86_400,
        (NamedZone.sunday(onOrBefore: 27, 10, year) + 5) * 86_400
      )
    case .chile:  // the Sundays from 2 September and 2 April on, at 00:00
      return (
        NamedZone.sunday(onOrBefore: 8, 9, year) * 86_400,
        NamedZone.sunday(onOrBefore: 8, 4, year) * 86_400
      )
    }
  }

  /// The day, in days since the epoch.
  private static func sunday(onOrBefore day: Int64, _ month: Int64, _ year: Int) -> Int64 {
    let days = Timestamp.daysFromCivil(year: Int64(year), month: month, day: day)
    return days - ((days + 4) % 7 + 7) % 7
  }

  private static let others: [String: (Int, Summer)] = ["cairo": (120, .egypt), "santiago": (-240, .chile)]

  private static let european = [
    "london": 0, "dublin": 0, "lisbon": 0, "belfast": 0, "jersey": 0, "guernsey": 0, "isle_of_man": 0, "paris": 60,
    "berlin": 60, "madrid": 60, "rome": 60, "amsterdam": 60, "brussels": 60, "vienna": 60, "zurich": 60, "bern": 60,
    "stockholm": 60, "oslo": 60, "copenhagen": 60, "prague": 60, "warsaw": 60, "budapest": 60, "belgrade": 60,
    "zagreb": 60, "ljubljana": 60, "bratislava": 60, "sarajevo": 60, "skopje": 60, "podgorica": 60, "tirane": 60,
    "luxembourg": 60, "monaco": 60, "malta": 60, "vaduz": 60, "vatican": 60, "andorra": 60, "athens": 120,
    "helsinki": 120, "kiev": 120, "kyiv": 120, "bucharest": 120, "sofia": 120, "riga": 120, "vilnius": 120,
    "tallinn": 120, "chisinau": 120, "nicosia": 120, "jerusalem": 120, "tel_aviv": 120, "beirut": 120, "canary": 0,
  ]

  private static let american = [
    "new_york": -300, "eastern": -300, "toronto": -300, "montreal": -300, "detroit": -300, "chicago": -360,
    "central": -360, "winnipeg": -360, "denver": -420, "mountain": -420, "edmonton": -420, "boise": -420,
    "los_angeles": -480, "pacific": -480, "vancouver": -480, "anchorage": -540, "alaska": -540, "halifax": -240,
    "st_johns": -210, "havana": -300,
  ]

  private static let fixed = [
    "utc": 0, "gmt": 0, "uct": 0, "zulu": 0, "phoenix": -420, "honolulu": -600, "mexico_city": -360, "bogota": -300,
    "lima": -300, "caracas": -240, "sao_paulo": -180, "buenos_aires": -180, "montevideo": -180,
    "reykjavik": 0, "casablanca": 60, "algiers": 60, "tunis": 60, "lagos": 60, "kinshasa": 60, "tripoli": 120,
    "johannesburg": 120, "khartoum": 120, "harare": 120, "nairobi": 180, "addis_ababa": 180,
    "moscow": 180, "minsk": 180, "istanbul": 180, "ankara": 180, "baghdad": 180, "riyadh": 180, "kuwait": 180,
    "qatar": 180, "aden": 180, "damascus": 180, "amman": 180, "tehran": 210, "dubai": 240, "muscat": 240, "baku": 240,
    "tbilisi": 240, "yerevan": 240, "samara": 240, "kabul": 270, "karachi": 300, "tashkent": 300, "yekaterinburg": 300,
    "almaty": 300, "kolkata": 330, "calcutta": 330, "colombo": 330, "kathmandu": 345, "dhaka": 360, "yangon": 390,
    "bangkok": 420, "jakarta": 420, "ho_chi_minh": 420, "saigon": 420, "novosibirsk": 420, "hong_kong": 480,
    "shanghai": 480, "beijing": 480, "taipei": 480, "singapore": 480, "kuala_lumpur": 480, "manila": 480, "perth": 480,
    "tokyo": 540, "seoul": 540, "pyongyang": 540, "brisbane": 600, "vladivostok": 600, "darwin": 570,
  ]
}
