/// The words of dates: months in the languages of the topic packs and their neighbours, zones, halves of the day.
enum DateNames {
  enum Half { case morning, afternoon }

  /// The month that the word at `index` names, and of how many tokens; Arabic has names of two words.
  static func month(_ tokens: [DateToken], at index: Int, _ word: String) -> (month: Int, count: Int)? {
    if let pair = levantine[word], index + 2 < tokens.count, let second = tokens[index + 2].word {
      if let number = pair[second] { return (number, 3) }
    }
    if let number = months[word] { return (number, 1) }
    // Hebrew writes "in November" as one word.
    if word.hasPrefix("ב"), let number = months[String(word.dropFirst())] { return (number, 1) }
    guard word.unicodeScalars.count >= 3 else { return nil }
    // An abbreviation: the start of one name, or of several names of one month.
    var found: Int?
    for (name, number) in fullNames where name.hasPrefix(word) {
      if found != nil, found != number { return nil }
      found = number
    }
    return found.map { ($0, 1) }
  }

  /// Minutes east of UTC.
  static func zone(_ word: String) -> Int? {
    if let minutes = zones[word] { return minutes }
    guard word.utf8.count == 1, let letter = word.utf8.first else { return nil }
    // Military letters as RFC 822 has them; `j` is none.
    switch letter {
    case UInt8(ascii: "a")...UInt8(ascii: "i"): return -60 * Int(letter - 96)
    case UInt8(ascii: "k")...UInt8(ascii: "m"): return -60 * Int(letter - 97)
    case UInt8(ascii: "n")...UInt8(ascii: "y"): return 60 * Int(letter - 109)
    default: return nil
    }
  }

  static func half(_ word: String) -> Half? {
    switch word {
    case "am", "a", "오전", "上午", "午前", "πμ", "ص", "öö", "vorm": .morning
    case "pm", "p", "오후", "下午", "午後", "μμ", "م", "ös", "nachm": .afternoon
    default: nil
    }
  }

  /// Names by month, January first; the first of a pair of equal names wins.
  private static let table: [[String]] = [
    // Months of Polish and Czech that Croatian calls otherwise (listopad, lipiec) are read as Polish and Czech.
    "january janvier januar januari enero gennaio janeiro styczeń stycznia leden ledna január ianuarie січень січня январь января студзень ocak يناير جانفي ژانویه ιανουάριος ιανουαρίου ιανουάριο tammikuu tammikuuta jänner siječanj siječnja януари sausio janvāris jaanuar ינואר janar januára jan janv янв січ sty ene gen oca ιαν jän led студзеня јануар јануари janúar gener xaneiro იანვარი հունվար հունվարի yanvar जनवरी sausis",
    "february février fevrier februar februari febrero febbraio fevereiro luty lutego únor února február februarie лютий лютого февраль февраля люты şubat فبراير فيفري فوریه φεβρουάριος φεβρουαρίου helmikuu helmikuuta feber veljača veljače февруари vasario februāris veebruar פברואר shkurt feb févr fév фев лют şub lut fev φεβ úno februári febuary лютага شباط фебруар febrúar febrer febreiro თებერვალი փետրվար փետրվարի fevral फ़रवरी vasaris",
    "march mars märz maerz marzo março marco marzec marca březen března március martie березень березня март марта сакавік mart maart مارس μάρτιος μαρτίου μάρτιο maaliskuu maaliskuuta ožujak ožujka kovo marts märts מרץ maret marec mar mär mrz mrt мар бер bře μαρ μάρ már μαώ μάώ сакавіка آذار اذار მარტი մարտ մարտի मार्च kovas",
    "april avril abril aprile kwiecień kwietnia duben dubna április aprilie квітень квітня апрель апреля красавік nisan أبريل ابريل أفريل آوریل απρίλιος απριλίου απρίλιο huhtikuu huhtikuuta travanj travnja април balandžio aprīlis aprill אפריל apríl apríla prill apr avr abr апр кві kwi nis dub απρ ápr красавіка نيسان აპრილი ապրիլ ապրիլի aprel अप्रैल balandis",
    "may mai mayo maggio maio maj maja květen května május травень травня май мая mayıs mei مايو ماي مه μάιος μαΐου μαίου μάιο toukokuu toukokuuta svibanj svibnja gegužės maijs מאי mája máj maí tra тра mag kvě μαϊ μάι μαι μάη máujus траўня أيار ايار мај maig მაისი մայիս մայիսի मई",
    "june juin juni junio giugno junho czerwiec czerwca červen června június iunie червень червня июнь июня чэрвень haziran يونيو يونية جوان ژوئن ιούνιος ιουνίου ιούνιο kesäkuu kesäkuuta lipanj lipnja юни birželio jūnijs juuni יוני jún júna qershor jun июн чер cze haz giu ιουν ιούν ιον jún чэрвеня حزيران јун јуни junij júní juny xuño ივნისი հունիս հունիսի iyun जून birželis",
    "july juillet juli julio luglio julho lipiec lipca červenec července július iulie липень липня июль июля ліпень temmuz يوليو يولية جويلية ژوئیه ιούλιος ιουλίου ιούλιο heinäkuu heinäkuuta srpanj srpnja юли liepos jūlijs juuli יולי júl júla korrik jul июл лип lip tem lug ιουλ ιούλ ιολ júl ліпеня تموز јул јули julij júlí juliol xullo ივლისი հուլիս հուլիսի iyul जुलाई liepa",
    "august août aout agosto sierpień sierpnia srpen srpna augusztus серпень серпня август августа жнівень ağustos agustos أغسطس اغسطس أوت اوت αύγουστος αυγούστου αύγουστο elokuu elokuuta kolovoz kolovoza rugpjūčio augusts אוגוסט agustus augustus gusht aug aoû авг сер sie ağu ago srp αυγ αύγ жніўня آب اب avgust augusti ágúst agost აგვისტო օգոստոս օգոստոսի avqust अगस्त rugpjūtis",
    "september septembre septiembre setiembre settembre setembro wrzesień września září szeptember septembrie вересень вересня сентябрь сентября верасень eylül سبتمبر سپتامبر σεπτέμβριος σεπτεμβρίου σεπτέμβριο syyskuu syyskuuta rujan rujna септември rugsėjo septembris ספטמבר shtator sep sept сен вер wrz eyl set zář σεπ szept szep верасня أيلول ايلول септембар septembar setembre სექტემბერი սեպտեմբեր սեպտեմբերի sentyabr सितंबर rugsėjis",
    "october octobre oktober octubre ottobre outubro październik października říjen října október octombrie жовтень жовтня октябрь октября кастрычнік ekim أكتوبر اكتوبر اکتبر οκτώβριος οκτωβρίου οκτώβριο lokakuu lokakuuta октомври spalio oktobris oktoober אוקטובר tetor oct okt окт жов paź eki ott out říj οκτ кастрычніка اكتبر октобар oktobar ოქტომბერი հոկտեմբեր հոկտեմբերի oktyabr अक्टूबर अक्तूबर spalis",
    "november novembre noviembre novembro listopad listopada листопад листопада ноябрь ноября лістапад kasım نوفمبر نوامبر νοέμβριος νοεμβρίου νοέμβριο marraskuu marraskuuta studeni studenoga noiembrie ноември lapkričio novembris נובמבר nëntor nov ноя лис lis kas νοε νοέ listopadu лістапада новембар novembar nóvember ნოემბერი նոյեմբեր նոյեմբերի noyabr नवंबर lapkritis",
    "december décembre decembre dezember diciembre dicembre dezembro grudzień grudnia prosinec prosince decembrie грудень грудня декабрь декабря снежань aralık desember ديسمبر دسامبر δεκέμβριος δεκεμβρίου δεκέμβριο joulukuu joulukuuta prosinac prosinca декември gruodžio decembris detsember דצמבר dhjetor dec déc дек гру gru dez dic ara pro δεκ des снежня децембар decembar desembre decembro დეკემბერი դեկտեմբեր դեկտեմբերի dekabr दिसंबर gruodis",
  ].map { $0.split(separator: " ").map(String.init) }

  private static let months: [String: Int] = {
    var months: [String: Int] = [:]
    for (index, names) in table.enumerated() {
      for name in names where months[name] == nil { months[name] = index + 1 }
    }
    return months
  }()

  private static let fullNames: [(String, Int)] = table.enumerated().flatMap { index, names in
    names.filter { $0.unicodeScalars.count > 3 }.map { ($0, index + 1) }
  }

  /// Months of Syria, Lebanon, Iraq and their neighbours, by first and second word.
  private static let levantine: [String: [String: Int]] = [
    "كانون": ["الثاني": 1, "ثاني": 1, "الأول": 12, "الاول": 12, "أول": 12],
    "تشرين": ["الأول": 10, "الاول": 10, "أول": 10, "الثاني": 11, "ثاني": 11],
  ]

  private static let zones: [String: Int] = [
    "z": 0, "ut": 0, "utc": 0, "gmt": 0, "wet": 0, "uct": 0, "zulu": 0, "гринвич": 0,
    "est": -300, "edt": -240, "et": -300, "cst": -360, "cdt": -300, "ct": -360, "mst": -420, "mdt": -360, "mt": -420,
    "pst": -480, "pdt": -420, "pt": -480, "akst": -540, "akdt": -480, "hst": -600, "hast": -600, "hadt": -540,
    "ast": -240, "adt": -180, "at": -240, "nst": -210, "ndt": -150, "sst": -660,
    "bst": 60, "west": 60, "cet": 60, "mez": 60, "met": 60, "mewt": 60, "cest": 120, "mesz": 120, "mest": 120,
    "eet": 120, "eest": 180, "msk": 180, "msd": 240, "мск": 180, "trt": 180, "fet": 180, "sast": 120, "cat": 120,
    "wat": 60, "eat": 180, "ist": 330, "idt": 180, "irst": 210, "irdt": 270, "aft": 270, "gst": 240, "azt": 240,
    "amt": 240, "get": 240, "samt": 240, "pkt": 300, "yekt": 300, "uzt": 300, "npt": 345, "omst": 360, "almt": 360,
    "bdt": 360, "mmt": 390, "ict": 420, "wib": 420, "novt": 420, "krat": 420, "hkt": 480, "sgt": 480, "pht": 480,
    "myt": 480, "wita": 480, "awst": 480, "irkt": 480, "ulat": 480, "jst": 540, "kst": 540, "wit": 540, "yakt": 540,
    "acst": 570, "acdt": 630, "aest": 600, "aedt": 660, "aet": 600, "vlat": 600, "chst": 600, "magt": 660,
    "nzst": 720, "nzdt": 780, "nzt": 720, "pett": 720, "brt": -180, "brst": -120, "art": -180, "uyt": -180,
    "clt": -240, "clst": -180, "vet": -240, "bot": -240, "pyt": -240, "cot": -300, "pet": -300, "ect": -300,
  ]
}
