/// Words for lengths of time and small numbers in the languages of the packs.
enum DurationWords {
  /// Units of time as they are told, with their terms.
  static let units: [(unit: String, terms: [String])] = [
    (
      "hour",
      [
        "hour", "hours", "stunde", "stunden", "stündig*", "heure", "heures", "hora", "horas", "ora", "ore", "godzin*",
        "годин*", "часов", "часа", "часовое", "часового", "saat", "saatlik", "ساعة", "ساعات", "小时", "時間", "uur",
      ]
    ),
    (
      "day",
      [
        "day", "days", "tag", "tage", "tagen", "tägig*", "jour", "jours", "día", "días", "giorno", "giorni", "dni",
        "dniow*", "dzień", "день", "дня", "дней", "днів", "дні", "денн*", "дневн*", "gün", "günlük", "günlüğüne", "يوم",
        "يوما", "أيام", "天", "日間", "日间", "dia", "dias", "dagen", "ימים", "روز", "روزه",
      ]
    ),
    (
      "week",
      [
        "week", "weeks", "woche", "wochen", "wöchig*", "semaine", "semaines", "semana", "semanas", "settimana",
        "settimane", "tydzień", "tygodn*", "тиждень", "тижні*", "тижнев*", "недел*", "hafta", "haftalık", "أسبوع",
        "أسابيع", "周", "週間", "weken",
      ]
    ),
    (
      "month",
      [
        "month", "months", "monat", "monate", "monaten", "monatig*", "mois", "mes", "meses", "mese", "mesi", "miesiąc*",
        "miesięczn*", "місяц*", "місячн*", "месяц*", "месячн*", "ay", "aylık", "شهر", "أشهر", "个月", "カ月", "か月",
        "maanden",
      ]
    ),
  ]

  /// Folded number words; a dual such as Arabic `يومين` is not one.
  static let numbers: [String: Int] = {
    let lists = [
      "one two three four five six seven eight nine ten eleven twelve",
      "ein zwei drei vier funf sechs sieben acht neun zehn",
      "un deux trois quatre cinq six sept huit neuf dix", "un dos tres cuatro cinco seis siete ocho nueve diez",
      "un due tre quattro cinque sei sette otto nove dieci",
      "jeden dwa trzy cztery piec szesc siedem osiem dziewiec dziesiec",
      "один два три чотири п'ять шість сім вісім дев'ять десять",
      "один два три четыре пять шесть семь восемь девять десять",
      "bir iki uc dort bes alti yedi sekiz dokuz on", "一 二 三 四 五 六 七 八 九 十", "_ 两", "einer zweier dreier",
      "_ _ ثلاثه اربعه خمسه سته سبعه ثمانيه تسعه عشره", "_ _ ثلاثة اربعة خمسة ستة سبعة ثمانية تسعة عشرة",
      "_ _ ثلاث اربع خمس ست سبع ثماني تسع عشر", "_ _ трехдневн четырехдневн пятидневн",
      "um dois tres quatro cinco seis",
      "_ _ трех четырех пяти шести семи восьми девяти десяти", "_ двух трьох чотирьох п'яти шести семи восьми",
    ]
    var numbers: [String: Int] = ["thirty": 30, "sixty": 60, "ninety": 90, "fifteen": 15, "twenty": 20, "trente": 30]
    for list in lists {
      for (index, word) in list.split(separator: " ").enumerated() where word != "_" {
        numbers[String(word)] = index + 1
      }
    }
    return numbers
  }()
}
