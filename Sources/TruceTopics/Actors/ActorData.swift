/// States, organisations, armed groups and leaders, with what they are called in the languages of the packs.
///
/// An entry is `ID | name | kind | alias; alias; …`; lines that start with spaces go on with the entry above. Aliases are
/// terms as in topic files: `stem*`, `=CaseSensitive`. An alias with a capital asks for one in the text; one in small letters
/// does not. States have their ISO 3166-1 code; their names are those of CLDR 42.
enum ActorData {
  static let entries = """
    AFG | Afghanistan | state | Afghanistan; Afghan; Afghans; afghanisch*; afghan*; afgańsk*; афганск*; афганськ*;
        كابل; Kabul; 阿富汗; 喀布尔; Afghanistans; Afganistán; Afganistan*; Афганістан*; Афганистан*; أفغانستان; アフガニスタン
    ALB | Albania | state | Albania; Albanian; Albanie; Albanien; Albaniens; Albani*; Албані*; Албани*; Arnavutluk*;
        ألبانيا; 阿尔巴尼亚; アルバニア
    DZA | Algeria | state | Algeria; Algerian; Algérie; Algerien; Algeriens; Argelia; Algieri*; Алжир; Алжира;
        Алжиря; Алжири; Алжирі; Алжирї; Алжире; Алжиру; Алжирю; Алжирою; Алжирєю; Алжиром; Алжирем; Алжиры; Алжирой;
        Алжирей; Cezayir*; الجزائر; 阿尔及利亚; アルジェリア
    AGO | Angola | state | Angola; Angolas; Angoly; Angolie; Angolę; Angolą; Angolu; Angolem; Ангола; Анголя;
        Анголи; Анголі; Анголї; Анголе; Анголу; Анголю; Анголою; Анголєю; Анголом; Анголем; Анголы; Анголой;
        Анголей; Angola*; أنغولا; 安哥拉; アンゴラ
    ARG | Argentina | state | Argentina; Argentine; Argentinien; Argentiniens; Argentyn*; Аргентин*; Arjantin*;
        الأرجنتين; 阿根廷; アルゼンチン
    ARM | Armenia | state | Armenia; Armenian; Armenians; Yerevan; армянск*; вірменськ*; Arménie; Armenien;
        Ереван*; Єреван*; Erivan*; 亚方;
        Armeniens; Armeni*; Вірмені*; Армени*; Ermenistan*; أرمينيا; 亚美尼亚; アルメニア
    AUS | Australia | state | Australia; Australian; Canberra; Australie; Australien; Australiens; Australi*;
        Австралі*; Австрали*; Avustralya*; أستراليا; 澳大利亚; オーストラリア
    AUT | Austria | state | Austria; Austrian; Autriche; Österreich; Österreichs; Austri*; Австрі*; Австри*;
        Avusturya*; النمسا; 奥地利; オーストリア
    AZE | Azerbaijan | state | Azerbaijan; Azerbaijani; Azeri; Baku; азербайджанск*; азербайджанськ*; Karabağ;
        Баку; Bakú; Bakou; Nagorno-Karabakh; Nagorny Karabakh; Haut-Karabakh; Bergkarabach; Нагорн* Карабах*;
        Карабах*; 纳卡;
        Azerbaïdjan; Aserbaidschan; Aserbaidschans; Azerbaiyán; Azerbaigian; Azerbejdżan*; Азербайджан*;
        Azerbaycan*; أذربيجان; 阿塞拜疆; アゼルバイジャン
    BHR | Bahrain | state | Bahrain; Bahreïn; Bahrains; Baréin; Bahrein; Bahrajn*; Бахрейн*; Bahreyn*; البحرين; 巴林;
        バーレーン
    BGD | Bangladesh | state | Bangladesh; Bangladeshi; Bangladesch; Bangladeschs; Bangladés; Bangladesz*;
        Бангладеш*; Bangladeş*; بنغلاديش; 孟加拉国; バングラデシュ
    BLR | Belarus | state | Belarus; Belarusian; Minsk; weissrussisch*; белорусск*; білоруськ*; Минск*; Мінськ*;
        Biélorussie; Bielorrusia; Bielorussia; Białoruś*; Білорус*; Беларус*; Belarus*; بيلاروس; 白俄罗斯; ベラルーシ
    BEL | Belgium | state | Belgium; Belgian; Belgique; Belgien; Belgiens; Bélgica; Belgio; Belgia; Belgiy; Belgiie;
        Belgię; Belgią; Belgiu; Belgiem; Бельгі*; Бельги*; Belçika*; بلجيكا; 比利时; ベルギー
    BEN | Benin | state | Benin; Bénin; Benins; Benín; Benina; Beniny; Beninie; Beninę; Beniną; Beninu; Beninem;
        Бенін; Беніна; Беніня; Беніни; Беніні; Бенінї; Беніне; Беніну; Беніню; Беніною; Бенінєю; Беніном; Бенінем;
        Бенин; Бенина; Бениня; Бенины; Бенини; Бенине; Бенину; Бениню; Бениной; Бениней; Бенином; Бенинем; بنين; 贝宁;
        ベナン
    BOL | Bolivia | state | Bolivia; Bolivian; Bolivie; Bolivien; Boliviens; Boliwi*; Боліві*; Боливи*; Bolivya*;
        بوليفيا; 玻利维亚; ボリビア
    BIH | Bosnia and Herzegovina | state | Bosnia and Herzegovina; Bosnian; Bosnia & Herzegovina;
        Bosnie-Herzégovine; Bosnien und Herzegowina; Bosnia y Herzegovina; Bosnia ed Erzegovina;
        Bośnia i Hercegowina; Боснія і Герцеговина; Босния и Герцеговина; Bosna-Hersek*; البوسنة والهرسك;
        波斯尼亚和黑塞哥维那; ボスニア・ヘルツェゴビナ
    BWA | Botswana | state | Botswana; Botsuana; Botsuanas; Botswan*; Ботсван*; Botsvana*; بوتسوانا; 博茨瓦纳; ボツワナ
    BRA | Brazil | state | Brazil; Brazilian; Brésil; Brasilien; Brasiliens; Brasil; Brasile; Brazyli*; Бразилі*;
        Бразили*; Brezilya*; البرازيل; 巴西; ブラジル
    BGR | Bulgaria | state | Bulgaria; Bulgarian; Bulgarie; Bulgarien; Bulgariens; Bułgari*; Болгарі*; Болгари*;
        Bulgaristan*; بلغاريا; 保加利亚; ブルガリア
    BFA | Burkina Faso | state | Burkina Faso; Ouagadougou; Буркіна-Фас*; Буркина-Фас*; Burkina Faso*; بوركينا فاسو;
        布基纳法索; ブルキナファソ
    BDI | Burundi | state | Burundi; Burundian; Burundis; Burundi*; Бурунд*; بوروندي; 布隆迪; ブルンジ
    KHM | Cambodia | state | Cambodia; Cambodian; 柬方; Cambodge; Kambodscha; Kambodschas; Camboya; Cambogia;
        泰柬; 柬泰; Phnom Penh;
        Kambodż*; Камбодж*; Kamboçya*; كمبوديا; 柬埔寨; カンボジア
    CMR | Cameroon | state | Cameroon; Cameroun; Kamerun; Kameruns; Camerún; Camerun; Kamerun*; Камерун*; الكاميرون;
        喀麦隆; カメルーン
    CAN | Canada | state | Canada; Canadian; Ottawa; kanadisch*; canadien*; canadiense*; canadese; canadesi;
        kanadyjsk*; канадск*; канадськ*; Kanada*; كندي*; Kanada; Kanadas; Canadá; Kanady; Kanadie; Kanadę; Kanadą;
        Kanadu; Kanadem; Канада; Канадя; Канади; Канаді; Канадї; Канаде; Канаду; Канадю; Канадою; Канадєю; Канадом;
        Канадем; Канады; Канадой; Канадей; كندا; 加拿大; カナダ
    CAF | Central African Republic | state | Central African Republic; République centrafricaine;
        Zentralafrikanische Republik; República Centroafricana; Repubblica Centrafricana;
        Republika Środkowoafrykańska; Центральноафриканська Республіка; Центрально-Африканская Республика;
        Orta Afrika Cumhuriyeti*; جمهورية أفريقيا الوسطى; 中非共和国; 中央アフリカ共和国
    TCD | Chad | state | Chad; Chadian; Tchad; Tschad; Tschads; Ciad; Czad; Czada; Czady; Czadie; Czadę; Czadą;
        Czadu; Czadem; Чад; Чада; Чадя; Чади; Чаді; Чадї; Чаде; Чаду; Чадю; Чадою; Чадєю; Чадом; Чадем; Чады; Чадой;
        Чадей; Çad; تشاد; 乍得; チャド
    CHL | Chile | state | Chile; Chilean; Chili; Chiles; Cile; Chila; Chily; Chilie; Chilę; Chilą; Chilu; Chilem;
        Чилі; Чила; Чиля; Чили; Чилї; Чиле; Чилу; Чилю; Чилою; Чилєю; Чилом; Чилем; Чилы; Чилой; Чилей; Şili; تشيلي;
        智利; チリ
    CHN | China | state | China; Chinese; Beijing; chinesisch*; chinois*; cinese; cinesi; chińsk*; китайск*;
        китайськ*; Пекин*; Пекін*; Çin; Pekin*; Peking*; Pechino; Pékin; بكين; صيني*; 北京; 中方; 中国; Chine; Chinas;
        Cina; Chiny; Chinie; Chinę; Chiną; Chinu; Chinem; Китай; Китаа; Китая; Китаи; Китаі; Китаї; Китае; Китау;
        Китаю; Китаою; Китаєю; Китаом; Китаем; Китаы; Китаой; Китаей; الصين
    COL | Colombia | state | Colombia; Colombian; Bogota; kolumbianisch*; colombian*; Colombie; Kolumbien;
        Bogotá; colombien*;
        Kolumbiens; Kolumbi*; Колумбі*; Колумби*; Kolombiya*; كولومبيا; 哥伦比亚; コロンビア
    COD | Congo | state | Congo; Congolese; Kinshasa; DR Congo; Congo-Kinshasa;
        Goma; Kivu; RDC; =DRC; RD Congo; RD del Congo; República Democrática del Congo;
        République démocratique du Congo; Kongo; Kongos; Demokratische Republik Kongo; ДР Конго; ДРК; Конго;
        الكونغو; 刚果; コンゴ
    COG | Congo-Brazzaville | state | Congo-Brazzaville
    CRI | Costa Rica | state | Costa Rica; Kostaryk*; Коста-Рик*; Kosta Rika*; كوستاريكا; 哥斯达黎加; コスタリカ
    CIV | Ivory Coast | state | Ivory Coast; Ivorian; Côte d'Ivoire; Costa d'Avorio; Кот-дʼІвуар*; Кот-д'Ивуар*;
        Côte d'Ivoire*; ساحل العاج; 科特迪瓦; コートジボワール
    HRV | Croatia | state | Croatia; Croatian; Croatie; Kroatien; Kroatiens; Croacia; Croazia; Chorwacj*; Хорваті*;
        Хорвати*; Hırvatistan*; كرواتيا; 克罗地亚; クロアチア
    CUB | Cuba | state | Cuba; Cuban; Havana; Kuba; Kubas; Kuby; Kubie; Kubę; Kubą; Kubu; Kubem; Куба; Кубя; Куби;
        Кубі; Кубї; Кубе; Кубу; Кубю; Кубою; Кубєю; Кубом; Кубем; Кубы; Кубой; Кубей; Küba; كوبا; 古巴; キューバ
    CYP | Cyprus | state | Cyprus; Cypriot; Chypre; Zypern; Zyperns; Chipre; Cipro; Cypr; Cypra; Cypry; Cyprie;
        Cyprę; Cyprą; Cypru; Cyprem; Кіпр; Кіпра; Кіпря; Кіпри; Кіпрі; Кіпрї; Кіпре; Кіпру; Кіпрю; Кіпрою; Кіпрєю;
        Кіпром; Кіпрем; Кипр; Кипра; Кипря; Кипры; Кипри; Кипре; Кипру; Кипрю; Кипрой; Кипрей; Кипром; Кипрем;
        Kıbrıs*; قبرص; 塞浦路斯; キプロス
    CZE | Czechia | state | Czechia; Czech; Tchéquie; Tschechien; Tschechiens; Chequia; Cechia; Czechy; Czecha;
        Czechie; Czechę; Czechą; Czechu; Czechem; Чехія; Чехіа; Чехіи; Чехіі; Чехії; Чехіе; Чехіу; Чехію; Чехіою;
        Чехією; Чехіом; Чехіем; Чехия; Чехиа; Чехиы; Чехии; Чехие; Чехиу; Чехию; Чехиой; Чехией; Чехиом; Чехием;
        Çekya; التشيك; 捷克; チェコ
    DNK | Denmark | state | Denmark; Danish; Copenhagen; Danemark; Dänemark; Dänemarks; Dinamarca; Danimarca; Dania;
        Daniy; Daniie; Danię; Danią; Daniu; Daniem; Данія; Даніа; Даніи; Даніі; Данії; Даніе; Даніу; Данію; Даніою;
        Данією; Даніом; Даніем; Дания; Даниа; Даниы; Дании; Дание; Даниу; Данию; Даниой; Данией; Даниом; Данием;
        Danimarka*; الدانمرك; 丹麦; デンマーク
    DJI | Djibouti | state | Djibouti; Dschibuti; Dschibutis; Yibuti; Gibuti; Dżibuti*; Джибут*; Cibuti*; جيبوتي;
        吉布提; ジブチ
    DOM | Dominican Republic | state | Dominican Republic; République dominicaine; Dominikanische Republik;
        República Dominicana; Repubblica Dominicana; Dominikan*; Домініканська Республіка; Доминиканская Республика;
        Dominik Cumhuriyeti*; جمهورية الدومينيكان; 多米尼加共和国; ドミニカ共和国
    ECU | Ecuador | state | Ecuador; Équateur; Ecuadors; Ekwador*; Еквадор*; Эквадор*; Ekvador*; الإكوادور; 厄瓜多尔;
        エクアドル
    EGY | Egypt | state | Egypt; Egyptian; ägyptisch*; égyptien*; egipsk*; египетск*; القاهرة; مصري*; Égypte;
        Ägypten; Ägyptens; Egipto; Egitto; Egipt; Egipta; Egipty; Egiptie; Egiptę; Egiptą; Egiptu; Egiptem; Єгипет*;
        Египет*; Mısır; مصر; 埃及; エジプト
    SLV | El Salvador | state | El Salvador; Salvador; Salwador*; Сальвадор*; El Salvador*; السلفادور; 萨尔瓦多; エルサルバドル
    ERI | Eritrea | state | Eritrea; Eritrean; Asmara; Érythrée; Eritreas; Erytre*; Еритре*; Эритре*; Eritre*;
        إريتريا; 厄立特里亚; エリトリア
    EST | Estonia | state | Estonia; Estonian; Tallinn; Estonie; Estland; Estlands; Estoni*; Естоні*; Эстони*;
        Estonya*; إستونيا; 爱沙尼亚; エストニア
    ETH | Ethiopia | state | Ethiopia; Ethiopian; Éthiopie; Äthiopien; Äthiopiens; Etiopía; Etiopia; Etiopi*;
        Tigray; Tigré; Addis Ababa; Тиграй*;
        Ефіопі*; Эфиопи*; Etiyopya*; إثيوبيا; 埃塞俄比亚; エチオピア
    FIN | Finland | state | Finland; Finnish; Helsinki; finnisch*; Finlande; Finnland; Finnlands; Finlandia;
        Finlandi*; Фінлянді*; Финлянди*; Finlandiya*; فنلندا; 芬兰; フィンランド
    FRA | France | state | France; French; France's; Macron's; französisch*; français*; francés*; francesa*;
        francese; francesi; Francj*; francusk*; Франц*; французск*; французьк*; Париж*; Fransa*; Fransız; فرنسا;
        فرنسي*; 法国; フランス; Frankreich; Frankreichs; Francia; Франці*; Франци*
    GAB | Gabon | state | Gabon; Gabun; Gabuns; Gabón; Gabona; Gabony; Gabonie; Gabonę; Gaboną; Gabonu; Gabonem;
        Габон; Габона; Габоня; Габони; Габоні; Габонї; Габоне; Габону; Габоню; Габоною; Габонєю; Габоном; Габонем;
        Габоны; Габоной; Габоней; الغابون; 加蓬; ガボン
    GMB | Gambia | state | Gambia; Gambie; Gambias; Gambiy; Gambiie; Gambię; Gambią; Gambiu; Gambiem; Гамбія;
        Гамбіа; Гамбіи; Гамбіі; Гамбії; Гамбіе; Гамбіу; Гамбію; Гамбіою; Гамбією; Гамбіом; Гамбіем; Гамбия; Гамбиа;
        Гамбиы; Гамбии; Гамбие; Гамбиу; Гамбию; Гамбиой; Гамбией; Гамбиом; Гамбием; Gambiya*; غامبيا; 冈比亚; ガンビア
    GEO | Georgia | state | Georgia; Georgian; Tbilisi; Géorgie; Georgien; Georgiens; Gruzja; Gruzjy; Gruzjie;
        Gruzję; Gruzją; Gruzju; Gruzjem; Грузія; Грузіа; Грузіи; Грузіі; Грузії; Грузіе; Грузіу; Грузію; Грузіою;
        Грузією; Грузіом; Грузіем; Грузия; Грузиа; Грузиы; Грузии; Грузие; Грузиу; Грузию; Грузиой; Грузией;
        Грузиом; Грузием; Gürcistan*; جورجيا; 格鲁吉亚; ジョージア
    DEU | Germany | state | Germany; German; Germans; deutsch*; Allemagne; allemand*; Alemania; alemán; alemana;
        Germania; tedesc*; Niemc*; niemieck*; Германи*; немецк*; Німеччин*; німецьк*; Берлин*; Берлін*; Almanya*;
        Alman; ألمانيا; ألماني*; 德国; ドイツ; Deutschland; Deutschlands; Niemcy; Niemca; Niemcie; Niemcę; Niemcą;
        Niemcu; Niemcem
    GHA | Ghana | state | Ghana; Ghanas; Ghany; Ghanie; Ghanę; Ghaną; Ghanu; Ghanem; Гана; Ганя; Гани; Гані; Ганї;
        Гане; Гану; Ганю; Ганою; Ганєю; Ганом; Ганем; Ганы; Ганой; Ганей; Gana; غانا; 加纳; ガーナ
    GRC | Greece | state | Greece; Greek; Athens; Grèce; Griechenland; Griechenlands; Grecia; Grecja; Grecjy;
        Grecjie; Grecję; Grecją; Grecju; Grecjem; Греція; Греціа; Греціи; Греціі; Греції; Греціе; Греціу; Грецію;
        Греціою; Грецією; Греціом; Греціем; Греция; Грециа; Грециы; Греции; Грецие; Грециу; Грецию; Грециой;
        Грецией; Грециом; Грецием; Yunanistan*; اليونان; 希腊; ギリシャ
    GTM | Guatemala | state | Guatemala; Guatemalas; Gwatemal*; Гватемал*; Guatemala*; غواتيمالا; 危地马拉; グアテマラ
    GIN | Guinea | state | Guinea; Guinée; Guineas; Gwinea; Gwiney; Gwineie; Gwineę; Gwineą; Gwineu; Gwineem;
        Гвінея; Гвінеа; Гвінеи; Гвінеі; Гвінеї; Гвінее; Гвінеу; Гвінею; Гвінеою; Гвінеєю; Гвінеом; Гвінеем; Гвинея;
        Гвинеа; Гвинеы; Гвинеи; Гвинее; Гвинеу; Гвинею; Гвинеой; Гвинеей; Гвинеом; Гвинеем; Gine; غينيا; 几内亚; ギニア
    GNB | Guinea-Bissau | state | Guinea-Bissau; Guinée-Bissau; Guinea-Bissaus; Guinea-Bisáu; Gwinea Bissau;
        Гвінея-Бісау*; Гвинея-Бисау*; Gine-Bissau*; غينيا بيساو; 几内亚比绍; ギニアビサウ
    HTI | Haiti | state | Haiti; Haitian; Haïti; Haitis; Haití; Haitia; Haitiy; Haitiie; Haitię; Haitią; Haitiu;
        Haitiem; Гаїті; Гаїта; Гаїтя; Гаїти; Гаїтї; Гаїте; Гаїту; Гаїтю; Гаїтою; Гаїтєю; Гаїтом; Гаїтем; Гаити;
        Гаита; Гаитя; Гаиты; Гаите; Гаиту; Гаитю; Гаитой; Гаитей; Гаитом; Гаитем; هايتي; 海地; ハイチ
    HND | Honduras | state | Honduras; Honduras*; Гондурас*; هندوراس; 洪都拉斯; ホンジュラス
    HUN | Hungary | state | Hungary; Hungarian; Budapest; ungarisch*; венгерск*; угорськ*; Hongrie; Ungarn; Ungarns;
        Hungría; Ungheria; Węgry; Węgra; Węgrie; Węgrę; Węgrą; Węgru; Węgrem; Угорщин*; Венгри*; Macaristan*;
        هنغاريا; 匈牙利; ハンガリー
    ISL | Iceland | state | Iceland; Islande; Island; Islands; Islandia; Islanda; Islandi*; Ісланді*; Исланди*;
        İzlanda*; آيسلندا; 冰岛; アイスランド
    IND | India | state | India; Indian; indisch*; indien; indyjsk*; индийск*; індійськ*; Neu-Delhi; New Delhi;
        印巴; 印方;
        Inde; Indien; Indiens; Indie; Indiy; Indiie; Indię; Indią; Indiu; Indiem; Індія; Індіа; Індіи; Індіі; Індії;
        Індіе; Індіу; Індію; Індіою; Індією; Індіом; Індіем; Индия; Индиа; Индиы; Индии; Индие; Индиу; Индию;
        Индиой; Индией; Индиом; Индием; Hindistan*; الهند; 印度; インド
    IDN | Indonesia | state | Indonesia; Indonesian; Jakarta; Indonésie; Indonesien; Indonesiens; Indonezj*;
        Індонезі*; Индонези*; Endonezya*; إندونيسيا; 印度尼西亚; インドネシア
    IRN | Iran | state | Iran; Iranian; Iranians; Tehran; iranisch*; iranien*; iraní; iraníes; iranian*; irańsk*;
        美伊;
        иранск*; іранськ*; Тегеран*; İran*; إيراني*; طهران; 德黑兰; 伊朗; イラン; Téhéran; Teherán; Irans; Irán; Irana;
        Irany; Iranie; Iranę; Iraną; Iranu; Iranem; Іран; Ірана; Іраня; Ірани; Ірані; Іранї; Іране; Ірану; Іраню;
        Іраною; Іранєю; Іраном; Іранем; Иран; Ирана; Ираня; Ираны; Ирани; Иране; Ирану; Ираню; Ираной; Ираней;
        Ираном; Иранем; İran; إيران
    IRQ | Iraq | state | Iraq; Iraqi; Iraqis; Baghdad; irakisch*; irakien*; iraquí; iracken*; иракск*; Irak; Iraks;
        Najaf; Mosul; Fallujah; Falluja; Багдад*;
        Iraka; Iraky; Irakie; Irakę; Iraką; Iraku; Irakem; Ірак; Ірака; Іракя; Іраки; Іракі; Іракї; Іраке; Іраку;
        Іракю; Іракою; Іракєю; Іраком; Іракем; Ирак; Ирака; Иракя; Иракы; Ираки; Ираке; Ираку; Иракю; Иракой;
        Иракей; Ираком; Иракем; العراق; 伊拉克; イラク
    IRL | Ireland | state | Ireland; Irish; Irlande; Irland; Irlands; Irlanda; Irlandi*; Ірланді*; Ирланди*;
        İrlanda*; أيرلندا; 爱尔兰; アイルランド
    ISR | Israel | state | Israel; Israeli; Israelis; israelisch*; israelí; israelíes; israélien*; israelian*;
        巴以; 以巴;
        izraelsk*; Izrael*; израильск*; Израил*; ізраїльськ*; Ізраїл*; İsrail*; إسرائيل; الإسرائيلي*; إسرائيلي*;
        الاحتلال; 以色列; 以军; 以方; イスラエル; Israël; Israels; Israele
    ITA | Italy | state | Italy; Italian; italienisch*; итальянск*; Italie; Italien; Italiens; Italia; Włochy;
        Włocha; Włochie; Włochę; Włochą; Włochu; Włochem; Італія; Італіа; Італіи; Італіі; Італії; Італіе; Італіу;
        Італію; Італіою; Італією; Італіом; Італіем; Италия; Италиа; Италиы; Италии; Италие; Италиу; Италию; Италиой;
        Италией; Италиом; Италием; İtalya*; إيطاليا; 意大利; イタリア
    JPN | Japan | state | Japan; Japanese; Tokyo; Japon; Japans; Japón; Giappone; Japoni*; Японія; Японіа; Японіи;
        Японіі; Японії; Японіе; Японіу; Японію; Японіою; Японією; Японіом; Японіем; Япония; Япониа; Япониы; Японии;
        Японие; Япониу; Японию; Япониой; Японией; Япониом; Японием; Japonya*; اليابان; 日本
    JOR | Jordan | state | Jordan; Jordanian; Jordanie; Jordanien; Jordaniens; Jordania; Giordania; Jordani*;
        Йордані*; Иордани*; Ürdün; الأردن; 约旦; ヨルダン
    KAZ | Kazakhstan | state | Kazakhstan; Kazakh; Kasachstan; Kasachstans; Kazajistán; Kazakistan; Kazachstan*;
        Казахстан*; Kazakistan*; كازاخستان; 哈萨克斯坦; カザフスタン
    KEN | Kenya | state | Kenya; Kenyan; Kenia; Kenias; Keniy; Keniie; Kenię; Kenią; Keniu; Keniem; Кенія; Кеніа;
        Кеніи; Кеніі; Кенії; Кеніе; Кеніу; Кенію; Кеніою; Кенією; Кеніом; Кеніем; Кения; Кениа; Кениы; Кении; Кение;
        Кениу; Кению; Кениой; Кенией; Кениом; Кением; كينيا; 肯尼亚; ケニア
    PRK | North Korea | state | North Korea; Pyongyang; DPRK; North Korean*; nordkoreanisch*; северокорейск*; КНДР;
        朝鲜; 朝方; 北朝鮮; 平壤; Corée du Nord; Nordkorea; Nordkoreas; Corea del Norte; Corea del Nord; Korea Północna;
        Північна Корея; КНДРа; КНДРя; КНДРы; КНДРи; КНДРе; КНДРу; КНДРю; КНДРой; КНДРей; КНДРом; КНДРем;
        Kuzey Kore*; كوريا الشمالية
    KOR | South Korea | state | South Korea; Seoul; South Korean*; südkoreanisch*; южнокорейск*; Corée du Sud;
        Südkorea; Südkoreas; Corea del Sur; Corea del Sud; Korea Południowa; Південна Корея; Республика Корея;
        Güney Kore*; كوريا الجنوبية; 韩国; 韓国
    KWT | Kuwait | state | Kuwait; Kuwaiti; Koweït; Kuwaits; Kuwejt*; Кувейт*; Kuveyt*; الكويت; 科威特; クウェート
    KGZ | Kyrgyzstan | state | Kyrgyzstan; Kyrgyz; Kirghizstan; Kirgisistan; Kirgisistans; Kirguistán; Kirghizistan;
        Kirgistan*; Киргизстан*; Киргизи*; Kırgızistan*; قيرغيزستان; 吉尔吉斯斯坦; キルギス
    LAO | Laos | state | Laos; Laotian; Laosa; Laosy; Laosie; Laosę; Laosą; Laosu; Laosem; Лаос; Лаоса; Лаося;
        Лаоси; Лаосі; Лаосї; Лаосе; Лаосу; Лаосю; Лаосою; Лаосєю; Лаосом; Лаосем; Лаосы; Лаосой; Лаосей; لاوس; 老挝;
        ラオス
    LVA | Latvia | state | Latvia; Latvian; Riga; Lettonie; Lettland; Lettlands; Letonia; Lettonia; Łotwa; Łotwy;
        Łotwie; Łotwę; Łotwą; Łotwu; Łotwem; Латвія; Латвіа; Латвіи; Латвіі; Латвії; Латвіе; Латвіу; Латвію;
        Латвіою; Латвією; Латвіом; Латвіем; Латвия; Латвиа; Латвиы; Латвии; Латвие; Латвиу; Латвию; Латвиой;
        Латвией; Латвиом; Латвием; Letonya*; لاتفيا; 拉脱维亚; ラトビア
    LBN | Lebanon | state | Lebanon; Lebanese; libanesisch*; libanais*; libanés*; libanes*; libańsk*; ливанск*;
        ліванськ*; Lübnan*; لبناني*; بيروت; Liban; Libanon; Libanons; Líbano; Libano; Libana; Libany; Libanie;
        Libanę; Libaną; Libanu; Libanem; Ліван; Лівана; Ліваня; Лівани; Лівані; Ліванї; Ліване; Лівану; Ліваню;
        Ліваною; Ліванєю; Ліваном; Ліванем; Ливан; Ливана; Ливаня; Ливаны; Ливани; Ливане; Ливану; Ливаню; Ливаной;
        Ливаней; Ливаном; Ливанем; لبنان; 黎巴嫩; レバノン
    LBR | Liberia | state | Liberia; Liberias; Liberi*; Лібері*; Либери*; Liberya*; ليبيريا; 利比里亚; リベリア
    LBY | Libya | state | Libya; Libyan; Tripoli; libysch*; libyen*; libij*; ливийск*; лівійськ*; Libya*; ليبي*;
        طرابلس; Libye; Libyen; Libyens; Libia; Libiy; Libiie; Libię; Libią; Libiu; Libiem; Лівія; Лівіа; Лівіи;
        Лівіі; Лівії; Лівіе; Лівіу; Лівію; Лівіою; Лівією; Лівіом; Лівіем; Ливия; Ливиа; Ливиы; Ливии; Ливие; Ливиу;
        Ливию; Ливиой; Ливией; Ливиом; Ливием; ليبيا; 利比亚; リビア
    LTU | Lithuania | state | Lithuania; Lithuanian; Vilnius; Lituanie; Litauen; Litauens; Lituania; Litwa; Litwy;
        Litwie; Litwę; Litwą; Litwu; Litwem; Литва; Литвя; Литви; Литві; Литвї; Литве; Литву; Литвю; Литвою; Литвєю;
        Литвом; Литвем; Литвы; Литвой; Литвей; Litvanya*; ليتوانيا; 立陶宛; リトアニア
    LUX | Luxembourg | state | Luxembourg; Luxemburg; Luxemburgs; Luxemburgo; Lussemburgo; Luksemburg*; Люксембург*;
        Lüksemburg*; لوكسمبورغ; 卢森堡; ルクセンブルク
    MDG | Madagascar | state | Madagascar; Madagaskar; Madagaskars; Madagaskar*; Мадагаскар*; مدغشقر; 马达加斯加; マダガスカル
    MWI | Malawi | state | Malawi; Malawis; Malaui; Malawi*; Малаві; Малава; Малавя; Малави; Малавї; Малаве; Малаву;
        Малавю; Малавою; Малавєю; Малавом; Малавем; Малавы; Малавой; Малавей; Malavi*; ملاوي; 马拉维; マラウイ
    MYS | Malaysia | state | Malaysia; Malaysian; Malaisie; Malaysias; Malasia; Malezj*; Малайзі*; Малайзи*;
        Malezya*; ماليزيا; 马来西亚; マレーシア
    MLI | Mali | state | Mali; Malian; Bamako; Malis; Malia; Maliy; Maliie; Malię; Malią; Maliu; Maliem; Малі; Мала;
        Маля; Мали; Малї; Мале; Малу; Малю; Малою; Малєю; Малом; Малем; Малы; Малой; Малей; مالي; 马里; マリ
    MLT | Malta | state | Malta; Malte; Maltas; Malty; Maltie; Maltę; Maltą; Maltu; Maltem; Мальта; Мальтя; Мальти;
        Мальті; Мальтї; Мальте; Мальту; Мальтю; Мальтою; Мальтєю; Мальтом; Мальтем; Мальты; Мальтой; Мальтей; مالطا;
        马耳他; マルタ
    MRT | Mauritania | state | Mauritania; Mauritanie; Mauretanien; Mauretaniens; Mauretani*; Мавритані*;
        Мавритани*; Moritanya*; موريتانيا; 毛里塔尼亚; モーリタニア
    MEX | Mexico | state | Mexico; Mexican; Mexique; Mexiko; Mexikos; México; Messico; Meksyk*; Мексик*; Meksika*;
        المكسيك; 墨西哥; メキシコ
    MDA | Moldova | state | Moldova; Moldovan; Chisinau; Moldavie; Republik Moldau; Moldavia; Mołdawi*; Молдов*;
        Moldova*; مولدوفا; 摩尔多瓦; モルドバ
    MNG | Mongolia | state | Mongolia; Mongolie; Mongolei; Mongoleis; Mongoli*; Монголі*; Монголи*; Moğolistan*;
        منغوليا; 蒙古; モンゴル
    MNE | Montenegro | state | Montenegro; Montenegrin; Monténégro; Montenegros; Czarnogór*; Чорногорі*; Черногори*;
        Karadağ*; الجبل الأسود; 黑山; モンテネグロ
    MAR | Morocco | state | Morocco; Moroccan; Maroc; Marokko; Marokkos; Marruecos; Marocco; Maroko; Maroka; Maroky;
        Marokie; Marokę; Maroką; Maroku; Marokem; Марокк*; Fas; المغرب; 摩洛哥; モロッコ
    MOZ | Mozambique | state | Mozambique; Mozambican; Mosambik; Mosambiks; Mozambico; Mozambik*; Мозамбік*;
        Мозамбик*; موزمبيق; 莫桑比克; モザンビーク
    MMR | Myanmar | state | Myanmar; Burma; Burmese; Myanmars; Mjanma; Мʼянма; Мьянма; Myanmar*; ميانمار; 缅甸; ミャンマー;
        Kachin; Rakhine; Naypyidaw; Birmanie; Birmania; Birma; Birmy; Мьянм*; Мʼянм*; 缅军; 缅北
    NAM | Namibia | state | Namibia; Namibie; Namibias; Namibi*; Намібі*; Намиби*; Namibya*; ناميبيا; 纳米比亚; ナミビア
    NPL | Nepal | state | Nepal; Nepali; Nepalese; Népal; Nepals; Nepala; Nepaly; Nepalie; Nepalę; Nepalą; Nepalu;
        Nepalem; Непал; Непала; Непаля; Непали; Непалі; Непалї; Непале; Непалу; Непалю; Непалою; Непалєю; Непалом;
        Непалем; Непалы; Непалой; Непалей; نيبال; 尼泊尔; ネパール
    NLD | Netherlands | state | Netherlands; Dutch; Pays-Bas; Niederlande; Niederlandes; Países Bajos; Paesi Bassi;
        Holandi*; Нідерланд*; Нидерланд*; Hollanda*; هولندا; 荷兰; オランダ
    NZL | New Zealand | state | New Zealand; Nouvelle-Zélande; Neuseeland; Neuseelands; Nueva Zelanda;
        Nuova Zelanda; Nowa Zelandia; Нова Зеландія; Новая Зеландия; Yeni Zelanda*; نيوزيلندا; 新西兰; ニュージーランド
    NIC | Nicaragua | state | Nicaragua; Nicaraguas; Nikaragu*; Нікарагу*; Никарагу*; Nikaragua*; نيكاراغوا; 尼加拉瓜;
        ニカラグア
    NER | Niger | state | Niger; Niamey; Nigers; Níger; Nigera; Nigery; Nigerie; Nigerę; Nigerą; Nigeru; Nigerem;
        Нігер; Нігера; Нігеря; Нігери; Нігері; Нігерї; Нігере; Нігеру; Нігерю; Нігерою; Нігерєю; Нігером; Нігерем;
        Нигер; Нигера; Нигеря; Нигеры; Нигери; Нигере; Нигеру; Нигерю; Нигерой; Нигерей; Нигером; Нигерем; Nijer;
        النيجر; 尼日尔; ニジェール
    NGA | Nigeria | state | Nigeria; Nigerian; Abuja; Nigerias; Nigeri*; Нігері*; Нигери*; Nijerya*; نيجيريا; 尼日利亚;
        ナイジェリア
    MKD | North Macedonia | state | North Macedonia; Macédoine du Nord; Nordmazedonien; Nordmazedoniens;
        Macedonia del Norte; Macedonia del Nord; Macedonia Północna; Північна Македонія; Северная Македония;
        Kuzey Makedonya*; مقدونيا الشمالية; 北马其顿; 北マケドニア
    NOR | Norway | state | Norway; Norwegian; Norvège; Norwegen; Norwegens; Noruega; Norvegia; Norwegi*; Норвегі*;
        Норвеги*; Norveç*; النرويج; 挪威; ノルウェー
    OMN | Oman | state | Oman; Omani; Omans; Omán; Omana; Omany; Omanie; Omanę; Omaną; Omanu; Omanem; Оман; Омана;
        Оманя; Омани; Омані; Оманї; Омане; Оману; Оманю; Оманою; Оманєю; Оманом; Оманем; Оманы; Оманой; Оманей;
        Umman; عُمان; 阿曼; オマーン
    PAK | Pakistan | state | Pakistan; Pakistani; Islamabad; pakistanisch*; pakistanais*; pakistańsk*; пакистанск*;
        印巴; 巴方;
        Pakistans; Pakistán; Pakistan*; Пакистан*; باكستان; 巴基斯坦; パキスタン
    PSE | Palestinian territories | state | Palestinian territories; Palestinian; Palestinians; Palestine; Gaza;
        巴以; 以巴; Rafah; Jabaliya; Khan Younis; رفح; خان يونس;
        Gazastreifen*; palästinensisch*; Palästinenser*; palestinien*; palestin*; Палестин*; палестинск*;
        палестинськ*; Filistin*; Gazze*; فلسطين; فلسطيني*; الفلسطيني*; غزة; 巴勒斯坦; 加沙; パレスチナ; ガザ; Газе; Газы; Гази;
        Palestinian Territories; Territoires palestiniens; Palästinensische Autonomiegebiete;
        Territorios Palestinos; Territori Palestinesi; Terytoria Palestyńskie; Палестинські території;
        Палестинские территории; Filistin Bölgeleri*; الأراضي الفلسطينية; 巴勒斯坦领土; パレスチナ自治区
    PAN | Panama | state | Panama; Panamas; Panamá; Panamy; Panamie; Panamę; Panamą; Panamu; Panamem; Панама;
        Панамя; Панами; Панамі; Панамї; Панаме; Панаму; Панамю; Панамою; Панамєю; Панамом; Панамем; Панамы; Панамой;
        Панамей; Panama*; بنما; 巴拿马; パナマ
    PNG | Papua New Guinea | state | Papua New Guinea; Papouasie-Nouvelle-Guinée; Papua-Neuguinea; Papua-Neuguineas;
        Papúa Nueva Guinea; Papua Nuova Guinea; Papua-Nowa Gwinea; Папуа-Нова Гвінея; Папуа — Новая Гвинея;
        Papua Yeni Gine*; بابوا غينيا الجديدة; 巴布亚新几内亚; パプアニューギニア
    PRY | Paraguay | state | Paraguay; Paraguays; Paragwaj*; Парагва*; Paraguay*; باراغواي; 巴拉圭; パラグアイ
    PER | Peru | state | Peru; Pérou; Perus; Perú; Perù; Perua; Peruy; Peruie; Peruę; Peruą; Peruu; Peruem; Перу;
        Перуа; Перуя; Перуи; Перуі; Перуї; Перуе; Перуу; Перую; Перуою; Перуєю; Перуом; Перуем; Перуы; Перуой;
        Перуей; بيرو; 秘鲁; ペルー
    PHL | Philippines | state | Philippines; Philippine; Filipino; Manila; Philippinen; Philippinens; Filipinas;
        Filippine; Filipin*; Філіппін*; Филиппин*; Filipinler*; الفلبين; 菲律宾; フィリピン
    POL | Poland | state | Poland; Polish; Warsaw; polnisch*; polonais*; polac*; Polsk*; polsk*; польск*; польськ*;
        Варшав*; Warszaw*; Pologne; Polen; Polens; Polonia; Polska; Polsky; Polskie; Polskę; Polską; Polsku;
        Polskem; Польща; Польщя; Польщи; Польщі; Польщї; Польще; Польщу; Польщю; Польщою; Польщєю; Польщом; Польщем;
        Польша; Польшя; Польшы; Польши; Польше; Польшу; Польшю; Польшой; Польшей; Польшом; Польшем; Polonya*;
        بولندا; 波兰; ポーランド
    PRT | Portugal | state | Portugal; Portuguese; Portugals; Portogallo; Portugali*; Португалі*; Португали*;
        Portekiz*; البرتغال; 葡萄牙; ポルトガル
    QAT | Qatar | state | Qatar; Qatari; катарск*; الدوحة; Доха; Katar; Katars; Catar; Katara; Katary; Katarie;
        Katarę; Katarą; Kataru; Katarem; Катар; Катара; Катаря; Катари; Катарі; Катарї; Катаре; Катару; Катарю;
        Катарою; Катарєю; Катаром; Катарем; Катары; Катарой; Катарей; قطر; 卡塔尔; カタール
    ROU | Romania | state | Romania; Romanian; Bucharest; Roumanie; Rumänien; Rumäniens; Rumanía; Rumuni*; Румуні*;
        Румыни*; Romanya*; رومانيا; 罗马尼亚; ルーマニア
    RUS | Russia | state | Russia; Russian; Russians; Moscow; Kremlin; russisch*; russe; russes; ruso; rusa; rusos;
        俄乌; 俄烏; 俄羅斯; 俄軍; 美俄; 米露; 米ロ;
        rusas; russo; russa; russi; rosyjsk*; Rosj*; Росси*; российск*; росс.; Росі*; російськ*; РФ; Москв*; Кремл*;
        Путіна; Rusya*; Rus; Moskova; Moskau*; Kreml; Moscou; Moscú; Mosca; Cremlino; روسيا; روسي*; الروسي*; موسكو;
        الكرملين; 俄罗斯; 俄方; 俄军; 莫斯科; 克里姆林; ロシア; クレムリン; =Rosja; Russie; Russland; Russlands; Rusia; Rosja; Rosjy;
        Rosjie; Rosję; Rosją; Rosju; Rosjem; Росія; Росіа; Росіи; Росіі; Росії; Росіе; Росіу; Росію; Росіою; Росією;
        Росіом; Росіем; Россия; Россиа; Россиы; России; Россие; Россиу; Россию; Россиой; Россией; Россиом; Россием;
        Rusya
    RWA | Rwanda | state | Rwanda; Rwandan; Kigali; Ruanda; Ruandas; Rwandy; Rwandie; Rwandę; Rwandą; Rwandu;
        Rwandem; Руанда; Руандя; Руанди; Руанді; Руандї; Руанде; Руанду; Руандю; Руандою; Руандєю; Руандом; Руандем;
        Руанды; Руандой; Руандей; Ruanda*; رواندا; 卢旺达; ルワンダ
    SAU | Saudi Arabia | state | Saudi Arabia; Saudi; Riyadh; saudisch*; saoudien*; саудовск*; Эр-Рияд*;
        Arabie saoudite; Saudi-Arabien; Saudi-Arabiens; Arabia Saudí; Arabia Saudita; Arabia Saudyjska;
        Саудівська Аравія; Саудовская Аравия; Suudi Arabistan*; المملكة العربية السعودية; 沙特阿拉伯; サウジアラビア
    SEN | Senegal | state | Senegal; Sénégal; Senegals; Senegal*; Сенегал*; السنغال; 塞内加尔; セネガル;
        Casamance
    SRB | Serbia | state | Serbia; Serbian; Belgrade; Serbie; Serbien; Serbiens; Serbiy; Serbiie; Serbię; Serbią;
        Serbiu; Serbiem; Сербія; Сербіа; Сербіи; Сербіі; Сербії; Сербіе; Сербіу; Сербію; Сербіою; Сербією; Сербіом;
        Сербіем; Сербия; Сербиа; Сербиы; Сербии; Сербие; Сербиу; Сербию; Сербиой; Сербией; Сербиом; Сербием;
        Sırbistan*; صربيا; 塞尔维亚; セルビア
    SLE | Sierra Leone | state | Sierra Leone; Sierra Leona; Сьєрра-Леон*; Сьерра-Леон*; Sierra Leone*; سيراليون;
        塞拉利昂; シエラレオネ
    SGP | Singapore | state | Singapore; Singapour; Singapur; Singapurs; Singapur*; Сінгапур*; Сингапур*; سنغافورة;
        新加坡; シンガポール
    SVK | Slovakia | state | Slovakia; Slovak; Slovaquie; Slowakei; Slowakeis; Eslovaquia; Slovacchia; Słowacj*;
        Словаччин*; Словаки*; Slovakya*; سلوفاكيا; 斯洛伐克; スロバキア
    SVN | Slovenia | state | Slovenia; Slovenian; Slovénie; Slowenien; Sloweniens; Eslovenia; Słoweni*; Словені*;
        Словени*; Slovenya*; سلوفينيا; 斯洛文尼亚; スロベニア
    SOM | Somalia | state | Somalia; Somali; Mogadishu; Somalie; Somalias; Somali*; Сомалі; Сомала; Сомаля; Сомали;
        Сомалї; Сомале; Сомалу; Сомалю; Сомалою; Сомалєю; Сомалом; Сомалем; Сомалы; Сомалой; Сомалей; الصومال; 索马里;
        ソマリア
    ZAF | South Africa | state | South Africa; Pretoria; Afrique du Sud; Südafrika; Südafrikas; Sudáfrica;
        Sudafrica; Republika Południowej Afryki; Південно-Африканська Республіка; Южно-Африканская Республика;
        Güney Afrika*; جنوب أفريقيا; 南非; 南アフリカ
    SSD | South Sudan | state | South Sudan; Juba; Soudan du Sud; Südsudan; Südsudans; Sudán del Sur; Sud Sudan;
        Sudan Południowy; Південний Судан; Южный Судан; Güney Sudan*; جنوب السودان; 南苏丹; 南スーダン
    ESP | Spain | state | Spain; Spanish; Madrid; español*; spanisch*; испанск*; Espagne; Spanien; Spaniens; España;
        Spagna; Hiszpani*; Іспані*; Испани*; İspanya*; إسبانيا; 西班牙; スペイン
    LKA | Sri Lanka | state | Sri Lanka; Colombo; Шрі-Ланк*; Шри-Ланк*; Sri Lanka*; سريلانكا; 斯里兰卡; スリランカ
    SDN | Sudan | state | Sudan; Sudanese; Khartoum; sudanesisch*; soudanais*; судански*; суданськ*; Soudan; Sudans;
        Darfur; el-Fasher; Kordofan; Дарфур*; Хартум*; دارفور; الخرطوم;
        Sudán; Sudana; Sudany; Sudanie; Sudanę; Sudaną; Sudanu; Sudanem; Судан; Судана; Суданя; Судани; Судані;
        Суданї; Судане; Судану; Суданю; Суданою; Суданєю; Суданом; Суданем; Суданы; Суданой; Суданей; السودان; 苏丹;
        スーダン
    SWE | Sweden | state | Sweden; Swedish; Stockholm; schwedisch*; Suède; Schweden; Schwedens; Suecia; Svezia;
        Szwecj*; Швеція; Швеціа; Швеціи; Швеціі; Швеції; Швеціе; Швеціу; Швецію; Швеціою; Швецією; Швеціом; Швеціем;
        Швеция; Швециа; Швециы; Швеции; Швецие; Швециу; Швецию; Швециой; Швецией; Швециом; Швецием; İsveç; السويد;
        瑞典; スウェーデン
    CHE | Switzerland | state | Switzerland; Swiss; Suisse; Schweiz; Schweizs; Suiza; Svizzera; Szwajcari*;
        Швейцарі*; Швейцари*; İsviçre*; سويسرا; 瑞士; スイス
    SYR | Syria | state | Syria; Syrian; Syrians; Damascus; syrisch*; syrien*; sirian*; syryjsk*; сирийск*;
        Idlib; Aleppo; Идлиб*; Алеппо; Halep; 叙军;
        сирійськ*; Дамаск*; Suriye*; Şam; سوري*; السوري*; دمشق; 大马士革; Syrie; Syrien; Syriens; Siria; Syriy; Syriie;
        Syrię; Syrią; Syriu; Syriem; Сирія; Сиріа; Сиріи; Сиріі; Сирії; Сиріе; Сиріу; Сирію; Сиріою; Сирією; Сиріом;
        Сиріем; Сирия; Сириа; Сириы; Сирии; Сирие; Сириу; Сирию; Сириой; Сирией; Сириом; Сирием; سوريا; 叙利亚; シリア
    TWN | Taiwan | state | Taiwan; Taiwanese; Taipei; Taïwan; Taiwans; Taiwán; Tajwan*; Тайван*; Tayvan*; تايوان; 台湾
    TJK | Tajikistan | state | Tajikistan; Tajik; Tadjikistan; Tadschikistan; Tadschikistans; Tayikistán;
        Tagikistan; Tadżykistan*; Таджикистан*; Tacikistan*; طاجيكستان; 塔吉克斯坦; タジキスタン
    TZA | Tanzania | state | Tanzania; Tanzanie; Tansania; Tansanias; Tanzani*; Танзані*; Танзани*; Tanzanya*;
        تنزانيا; 坦桑尼亚; タンザニア
    THA | Thailand | state | Thailand; Thai; Bangkok; 泰方; Thaïlande; Thailands; Tailandia; Thailandia; Tajlandi*;
        泰柬; 柬泰;
        Таїланд*; Таиланд*; Tayland*; تايلاند; 泰国; タイ
    TLS | Timor-Leste | state | Timor-Leste; Timor oriental; Timor-Lestes; Timor Est; Timor Wschodni; Тимор-Лешт*;
        Восточный Тимор; Timor-Leste*; تيمور - ليشتي; 东帝汶; 東ティモール
    TGO | Togo | state | Togo; Togos; Toga; Togy; Togie; Togę; Togą; Togu; Togem; Тога; Тогя; Тоги; Тогі;
        Тогї; Тоге; Тогу; Тогю; Тогою; Тогєю; Тогом; Тогем; Тогы; Тогой; Тогей; توغو; 多哥; トーゴ
    TUN | Tunisia | state | Tunisia; Tunisian; Tunisie; Tunesien; Tunesiens; Túnez; Tunezj*; Туніс; Туніса; Туніся;
        Туніси; Тунісі; Тунісї; Тунісе; Тунісу; Тунісю; Тунісою; Тунісєю; Тунісом; Тунісем; Тунис; Туниса; Тунися;
        Тунисы; Туниси; Тунисе; Тунису; Тунисю; Тунисой; Тунисей; Тунисом; Тунисем; Tunus; تونس; 突尼斯; チュニジア
    TUR | Türkiye | state | Türkiye; Turkey; Turkish; Ankara; türkisch*; Türkei; turc; turcs; turque*; turco; turca;
        turchi; tureck*; Turcj*; турецк*; турецьк*; Türk; Анкар*; Türkiye*; تركيا; تركي*; أنقرة; 安卡拉; トルコ; Turquie;
        Türkeis; Turquía; Turchia; Turcja; Turcjy; Turcjie; Turcję; Turcją; Turcju; Turcjem; Туреччин*; Турция;
        Турциа; Турциы; Турции; Турцие; Турциу; Турцию; Турциой; Турцией; Турциом; Турцием; 土耳其
    TKM | Turkmenistan | state | Turkmenistan; Turkménistan; Turkmenistans; Turkmenistán; Turkmenistan*;
        Туркменістан*; Туркменистан*; Türkmenistan*; تركمانستان; 土库曼斯坦; トルクメニスタン
    UGA | Uganda | state | Uganda; Ugandan; Kampala; Ouganda; Ugandas; Ugandy; Ugandie; Ugandę; Ugandą; Ugandu;
        Ugandem; Уганда; Угандя; Уганди; Уганді; Угандї; Уганде; Уганду; Угандю; Угандою; Угандєю; Угандом; Угандем;
        Уганды; Угандой; Угандей; Uganda*; أوغندا; 乌干达; ウガンダ
    UKR | Ukraine | state | Ukraine; Ukrainian; Ukrainians; Kyiv; Kiev; ukrainisch*; ukrainien*; ucranian*; ucraino;
        Kherson; Kharkiv; Odesa; Donetsk; Donbas; Donbass; Донбас*; Херсон*; 俄乌; 俄烏; 烏克蘭; 烏方; 宇露;
        ucraina; ucraini; ukraińsk*; Ukrain*; украинск*; Киев*; україн*; Київ*; Києв*; Ukrayna*; Kiew*; Kijów;
        Kijow*; Kijev; أوكراني*; كييف; 基辅; 乌方; キーウ; ウクライナ; Ukraines; Ucrania; Ucraina; Україн*; Украин*; أوكرانيا;
        乌克兰
    ARE | United Arab Emirates | state | United Arab Emirates; Emirati; Emirates; UAE; =VAE; ОАЭ; ОАЕ; BAE;
        Émirats arabes unis; Vereinigte Arabische Emirate; Emiratos Árabes Unidos; Emirati Arabi Uniti;
        Zjednoczone Emiraty Arabskie; Обʼєднані Арабські Емірати; ОАЭа; ОАЭя; ОАЭы; ОАЭи; ОАЭе; ОАЭу; ОАЭю; ОАЭой;
        ОАЭей; ОАЭом; ОАЭем; Birleşik Arap Emirlikleri*; الإمارات العربية المتحدة; 阿拉伯联合酋长国; アラブ首長国連邦
    GBR | United Kingdom | state | United Kingdom; Britain; British; =UK; =U.K.; Great Britain; Downing Street;
        Großbritannien*; britisch*; Royaume-Uni; britannique*; Reino Unido; británic*; Regno Unito; Gran Bretagna;
        britannic*; Wielka Brytania; Wielkiej Brytanii; brytyjsk*; Великобритан*; британск*; британськ*; Лондон*;
        İngiltere*; Birleşik Krallık; بريطانيا; المملكة المتحدة; بريطاني*; 英国; イギリス; Vereinigtes Königreich;
        Велика Британія; Великобритани*; Birleşik Krallık*
    USA | United States | state | United States; American; Americans; =US; =U.S.; =USA; =U.S.A.; White House;
        美俄; 美伊; 米露; 米ロ;
        Pentagon; Washington; State Department; amerikanisch*; US-Regierung; États-Unis; Etats-Unis; américain*;
        Estados Unidos; EE.UU.; EE. UU.; estadounidense*; Stati Uniti; statunitens*; american*; Stany Zjednoczone;
        Stanów Zjednoczonych; amerykańsk*; =США; американск*; американськ*; Вашингтон*; Белый дом; Белого дома;
        Білий дім; Білого дому; =ABD; Amerika*; Washington'un; Beyaz Saray*; أمريكا; أميركا; الولايات المتحدة;
        أمريكي*; أميركي*; واشنطن; البيت الأبيض; 美国; 美方; 美军; 白宫; 华盛顿; 米国; 米政権; アメリカ; Vereinigte Staaten;
        Сполучені Штати; Соединенные Штаты; Amerika Birleşik Devletleri*; アメリカ合衆国
    URY | Uruguay | state | Uruguay; Uruguays; Urugwaj*; Уругва*; Uruguay*; أورغواي; 乌拉圭; ウルグアイ
    UZB | Uzbekistan | state | Uzbekistan; Uzbek; Ouzbékistan; Usbekistan; Usbekistans; Uzbekistán; Uzbekistan*;
        Узбекистан*; Özbekistan*; أوزبكستان; 乌兹别克斯坦; ウズベキスタン
    VAT | Holy See | state | Holy See; Vatican City; État de la Cité du Vatican; Vatikanstadt; Vatikanstadts;
        Ciudad del Vaticano; Città del Vaticano; Watykan*; Ватикан*; Vatikan*; الفاتيكان; 梵蒂冈; バチカン市国
    VEN | Venezuela | state | Venezuela; Venezuelan; Caracas; Venezuelas; Wenezuel*; Венесуел*; Венесуэл*;
        Venezuela*; فنزويلا; 委内瑞拉; ベネズエラ
    VNM | Vietnam | state | Vietnam; Vietnamese; Viêt Nam; Vietnams; Wietnam*; Вʼєтнам*; Вьетнам*; Vietnam*; فيتنام;
        越南; ベトナム
    YEM | Yemen | state | Yemen; Yemeni; Sanaa; jemenitisch*; yéménite*; йеменск*; Yémen; Jemen; Jemens; Jemena;
        Jemeny; Jemenie; Jemenę; Jemeną; Jemenu; Jemenem; Ємен; Ємена; Єменя; Ємени; Ємені; Єменї; Ємене; Ємену;
        Єменю; Єменою; Єменєю; Єменом; Єменем; Йемен; Йемена; Йеменя; Йемены; Йемени; Йемене; Йемену; Йеменю;
        Йеменой; Йеменей; Йеменом; Йеменем; اليمن; 也门; イエメン
    ZMB | Zambia | state | Zambia; Zambie; Sambia; Sambias; Zambiy; Zambiie; Zambię; Zambią; Zambiu; Zambiem;
        Замбія; Замбіа; Замбіи; Замбіі; Замбії; Замбіе; Замбіу; Замбію; Замбіою; Замбією; Замбіом; Замбіем; Замбия;
        Замбиа; Замбиы; Замбии; Замбие; Замбиу; Замбию; Замбиой; Замбией; Замбиом; Замбием; Zambiya*; زامبيا; 赞比亚;
        ザンビア
    ZWE | Zimbabwe | state | Zimbabwe; Zimbabwean; Simbabwe; Simbabwes; Zimbabue; Zimbabw*; Зімбабв*; Зимбабв*;
        Zimbabve*; زيمبابوي; 津巴布韦; ジンバブエ
    XKX | Kosovo | state | Kosovo; Kosovar; Kosovos; Kosowo; Kosowa; Kosowy; Kosowie; Kosowę; Kosową; Kosowu;
        Kosowem; Косово; Косова; Косовя; Косови; Косові; Косовї; Косове; Косову; Косовю; Косовою; Косовєю; Косовом;
        Косовем; Косовы; Косовой; Косовей; Kosova*; كوسوفو; 科索沃; コソボ
    NATO | NATO | organisation | =NATO; =Nato; =OTAN; =Otan; =NAVO; НАТО; 北约; 北大西洋公约组织; 北大西洋条約機構; الناتو; ناتو;
        =ISAF; =KFOR; North Atlantic Council; Alleanza atlantica; Alleanza Atlantica; Alliance atlantique;
        Alianza Atlántica; 北約;
        حلف شمال الأطلسي; حلف الأطلسي; North Atlantic Treaty Organization; Північноатлантичн*; Североатлантическ*
    EU | European Union | organisation | European Union; =EU; =E.U.; European Commission; Europäische Union;
        Union européenne; Unión Europea; Unione europea; =UE; Unii Europejskiej; Unia Europejska; Евросоюз*; =ЕС;
        Європейськ* Союз*; Євросоюз*; =ЄС; Avrupa Birliği*; =AB; الاتحاد الأوروبي; 欧盟; 欧州連合
    UN | United Nations | organisation | United Nations; =UN; =U.N.; Security Council; Vereinte Nationen;
        Vereinten Nationen; Sicherheitsrat*; =UNO; Nations unies; =ONU; Naciones Unidas; Nazioni Unite;
        Narodów Zjednoczonych; =ONZ; =ООН; Birleşmiş Milletler; =BM; الأمم المتحدة; مجلس الأمن; 联合国; 安理会; 国連;
        Совбез*; Радбез*
    OSCE | OSCE | organisation | =OSCE; =OSZE; =OBWE; =ОБСЕ; =ОБСЄ; =AGİT; 欧安组织; منظمة الأمن والتعاون
    AU | African Union | organisation | African Union; Afrikanische Union; Afrikanischen Union; Union africaine;
        Unión Africana; Unione africana; Unii Afrykańskiej; Африканск* союз*; Африканськ* союз*; Afrika Birliği*;
        الاتحاد الأفريقي; 非洲联盟; 非盟; アフリカ連合
    ARAB-LEAGUE | Arab League | organisation | Arab League; Arabische Liga; Ligue arabe; Liga Árabe; Lega araba;
        Ligi Arabskiej; Лиг* арабских государств; Ліг* арабських держав; Arap Birliği*; جامعة الدول العربية; 阿盟;
        アラブ連盟
    ICRC | Red Cross | organisation | Red Cross; =ICRC; Rotes Kreuz; Roten Kreuzes; Croix-Rouge; Cruz Roja;
        Croce Rossa; Czerwon* Krzyż*; Красн* Крест*; Червон* Хрест*; Kızılhaç; الصليب الأحمر; 红十字会; 赤十字
    IAEA | International Atomic Energy Agency | organisation | =IAEA; =AIEA; =IAEO; =МАГАТЭ; =МАГАТЕ;
        Atomic Energy Agency; الوكالة الدولية للطاقة الذرية; 国际原子能机构; 国際原子力機関
    ICC | International Criminal Court | organisation | International Criminal Court; =ICC;
        Internationaler Strafgerichtshof; Cour pénale internationale; Corte Penal Internacional;
        Corte penale internazionale; المحكمة الجنائية الدولية; 国际刑事法院; 国際刑事裁判所
    G7 | G7 | organisation | =G7; =G-7; =G8; 七国集团
    G20 | G20 | organisation | =G20; =G-20; 二十国集团
    BRICS | BRICS | organisation | =BRICS; =БРИКС; 金砖国家
    CSTO | CSTO | organisation | =CSTO; =ОДКБ; =OVKS; 集安组织
    SCO | Shanghai Cooperation Organisation | organisation | Shanghai Cooperation Organi*; =ШОС; 上合组织
    GCC | Gulf Cooperation Council | organisation | Gulf Cooperation Council; مجلس التعاون الخليجي; 海合会
    ECOWAS | ECOWAS | organisation | =ECOWAS; =CEDEAO; =ЭКОВАС; 西共体
    IGAD | IGAD | organisation | =IGAD; إيغاد
    ASEAN | ASEAN | organisation | =ASEAN; =АСЕАН; 东盟
    UNIFIL | UNIFIL | organisation | =UNIFIL; =FINUL; =ЮНИФИЛ; اليونيفيل; 联黎部队
    UNRWA | UNRWA | organisation | =UNRWA; =БАПОР; الأونروا; 近东救济工程处
    WILLING | Coalition of the willing | organisation | coalition of the willing; Koalition der Willigen;
        coalition des volontaires; coalición de voluntarios; coalizione dei volenterosi; koalicj* chętnych;
        коаліц* охочих; коалици* желающих; gönüllüler koalisyonu; تحالف الراغبين; 志愿联盟; 自愿联盟; 意愿联盟; 有志連合
    IDF | Israel Defense Forces | organisation | =IDF; Israel Defense Forces; Israeli army; Israeli military;
        israelische Armee; armée israélienne; Ejército israelí; esercito israeliano; ЦАХАЛ*; الجيش الإسرائيلي;
        以色列国防军; イスラエル軍
    IRGC | Islamic Revolutionary Guard Corps | organisation | =IRGC; Revolutionary Guard*; Revolutionsgarde*;
        Gardiens de la révolution; Guardia Revolucionaria; Guardiani della rivoluzione; =КСИР; =КВІР;
        Devrim Muhafızları; الحرس الثوري; 革命卫队; 革命防衛隊
    HAMAS | Hamas | group | Hamas*; ХАМАС*; Хамас*; حماس; 哈马斯; ハマス
    HEZBOLLAH | Hezbollah | group | Hezbollah*; Hizbollah; Hizbullah*; Hisbollah*; Hezbolá; Hezbollá; Хезболл*;
        Хизболл*; Хезбалл*; Гезболл*; حزب الله; 真主党; ヒズボラ
    HOUTHI | Houthis | group | Houthi*; Huthi*; Hutí; Hutíes; хусит*; Husi*; الحوثي*; حوثي*; 胡塞*; フーシ
    ISLAMIC-JIHAD | Palestinian Islamic Jihad | group | Islamic Jihad; Islamischer Dschihad; Jihad islamique;
        Yihad Islámica; Jihad islamica; Исламск* джихад*; İslami Cihad; الجهاد الإسلامي; 杰哈德; イスラム聖戦
    FATAH | Fatah | group | Fatah; ФАТХ; حركة فتح; 法塔赫; ファタハ
    TALIBAN | Taliban | group | Taliban*; Taleban*; Talibã; talibán; talibanes; talibans; Талиб*; Таліб*; طالبان;
        塔利班; タリバン
    TTP | Pakistani Taliban | group | Tehreek-e-Taliban; Pakistani Taliban; =TTP
    ISIS | Islamic State | group | Islamic State; =ISIS; =ISIL; =IS; Daesh; Islamischer Staat; État islamique;
        Estado Islámico; Stato Islamico; Państw* Islamsk*; Исламск* государств*; =ИГИЛ; Ісламськ* держав*; =ІДІЛ;
        =IŞİD; =DEAŞ; داعش; الدولة الإسلامية; 伊斯兰国; イスラム国
    AL-QAEDA | Al-Qaeda | group | Al-Qaeda; Al Qaeda; al-Qaida; El Kaida; Al-Kaida; Аль-Каид*; Аль-Каїд*; القاعدة;
        基地组织; アルカイダ
    HTS | Hayat Tahrir al-Sham | group | Hayat Tahrir al-Sham; Tahrir al-Sham; =HTS; هيئة تحرير الشام; 沙姆解放组织
    SDF | Syrian Democratic Forces | group | Syrian Democratic Forces; =SDF; =SDG; =QSD; قسد;
        قوات سوريا الديمقراطية; 叙利亚民主军
    YPG | YPG | group | =YPG; =YPJ
    PKK | Kurdistan Workers' Party | group | =PKK; =РПК; Kurdistan Workers; حزب العمال الكردستاني; 库尔德工人党; クルド労働者党
    GNA | Government of National Accord | group | =GNA; Government of National Accord; =ПНС; =GNC; حكومة الوفاق;
        民族团结政府
    LNA | Libyan National Army | group | Libyan National Army; =LNA; =ЛНА; الجيش الوطني الليبي
    RSF | Rapid Support Forces | group | Rapid Support Forces; =RSF; =FSR; الدعم السريع; 快速支援部队; 即応支援部隊
    SAF | Sudanese Armed Forces | group | Sudanese army; Sudanese Armed Forces; الجيش السوداني; 苏丹武装部队
    SLA | Sudan Liberation Army | group | Sudan Liberation Army; Sudan Liberation Movement; =SLA; =JEM;
        Justice and Equality Movement
    SPLA | Sudan People's Liberation Movement | group | =SPLA; =SPLM; Sudan People's Liberation
    LRA | Lord's Resistance Army | group | Lord's Resistance Army; =LRA
    M23 | M23 | group | =M23
    ADF | Allied Democratic Forces | group | Allied Democratic Forces
    FDLR | FDLR | group | =FDLR
    TPLF | Tigray People's Liberation Front | group | =TPLF; Tigray People's Liberation
    FANO | Fano | group | Fano militia*
    OLA | Oromo Liberation Army | group | Oromo Liberation Army
    AL-SHABAAB | Al-Shabaab | group | al-Shabab; al-Shabaab; Shabaab; الشباب الصومالية; 青年党
    BOKO-HARAM | Boko Haram | group | Boko Haram; Боко Харам; بوكو حرام; 博科圣地; ボコ・ハラム
    JNIM | JNIM | group | =JNIM
    POLISARIO | Polisario Front | group | Polisario; البوليساريو
    FARC | FARC | group | =FARC; =Farc; =ФАРК; 哥伦比亚革命武装力量; فارك
    ELN | National Liberation Army | group | =ELN; =АНО
    ETA | ETA | group | =ETA
    IRA | Irish Republican Army | group | =IRA; Irish Republican Army
    LTTE | Tamil Tigers | group | Tamil Tiger*; =LTTE; Tamil rebels; 猛虎组织; Тигр* освобождения
    MILF | Moro Islamic Liberation Front | group | =MILF; Moro Islamic
    NPA | New People's Army | group | New People's Army; Communist Party of the Philippines
    MAOISTS-NEPAL | Maoist rebels | group | Maoist*; Maoisten
    GAM | Free Aceh Movement | group | Free Aceh; =GAM
    KNU | Karen National Union | group | Karen National Union; =KNU
    ARAKAN-ARMY | Arakan Army | group | Arakan Army; 若开军
    TATMADAW | Myanmar military | group | Tatmadaw; Myanmar's military; 缅军
    WAGNER | Wagner Group | group | Wagner; Вагнер*; ЧВК; فاغنر; 瓦格纳; ワグネル
    DPR | Donetsk People's Republic | group | =ДНР; =DPR; Donetsk People's Republic
    LPR | Luhansk People's Republic | group | =ЛНР; =LPR; Luhansk People's Republic
    AFU | Armed Forces of Ukraine | group | =ВСУ; =ЗСУ; Armed Forces of Ukraine; Ukrainian army; Ukrainian forces;
        乌军; ウクライナ軍
    KURDS | Kurds | group | Kurdish; Kurds; Kurden; kurdisch*; Kurdes; kurde; kurdo; curdi; curdo; Kurdow*; курд*;
        Kürt*; الأكراد; كردي*; 库尔德; クルド
    JAISH | Jaish-e-Mohammed | group | Jaish-e-Mohammed; Lashkar-e-Taiba
    PUTIN | Vladimir Putin | leader | Putin*; Poutine; Путин*; Путін*; بوتين; 普京; プーチン
    ZELENSKY | Volodymyr Zelensky | leader | Zelensk*; Zelenskiy*; Selensky*; Selenskij*; Zełensk*; Зеленск*;
        Зеленськ*; زيلينسكي; 泽连斯基; ゼレンスキー
    TRUMP | Donald Trump | leader | Trump*; Трамп*; ترامب; ترمب; 特朗普; トランプ
    BIDEN | Joe Biden | leader | Biden*; Байден*; بايدن; 拜登; バイデン
    VANCE | JD Vance | leader | Vance; Венс*; Вэнс*; فانس; 万斯; バンス
    RUBIO | Marco Rubio | leader | Rubio; Рубио; Рубіо; روبيو; 鲁比奥; ルビオ
    WITKOFF | Steve Witkoff | leader | Witkoff; Уиткофф*; Віткофф*; ويتكوف; 威特科夫
    KELLOGG | Keith Kellogg | leader | Kellogg; Келлог*
    KUSHNER | Jared Kushner | leader | Kushner; Кушнер*; كوشنر; 库什纳
    BLINKEN | Antony Blinken | leader | Blinken; Блинкен*; Блінкен*; بلينكن; 布林肯
    HEGSETH | Pete Hegseth | leader | Hegseth; Хегсет*; 赫格塞思
    OBAMA | Barack Obama | leader | Obama; Обам*; أوباما; 奥巴马
    BUSH | George W. Bush | leader | George W. Bush; President Bush; Буш; 小布什
    MACRON | Emmanuel Macron | leader | Macron; Макрон*; ماكرون; 马克龙; マクロン
    STARMER | Keir Starmer | leader | Starmer; Стармер*; ستارمر; 斯塔默; スターマー
    MERZ | Friedrich Merz | leader | Merz; Мерц*; ميرتس; 默茨; メルツ
    SCHOLZ | Olaf Scholz | leader | Scholz; Шольц*; شولتس; 朔尔茨; ショルツ
    MERKEL | Angela Merkel | leader | Merkel; Меркель; ميركل; 默克尔
    TUSK | Donald Tusk | leader | Donald Tusk; Туск*
    MELONI | Giorgia Meloni | leader | Meloni; Мелони; 梅洛尼
    ORBAN | Viktor Orban | leader | Orban; Orbán; Орбан*; أوربان; 欧尔班
    FICO | Robert Fico | leader | Robert Fico; Фицо; Фіцо
    ERDOGAN | Recep Tayyip Erdogan | leader | Erdogan*; Erdoğan*; Эрдоган*; Ердоган*; أردوغان; 埃尔多安; エルドアン
    FIDAN | Hakan Fidan | leader | Hakan Fidan; Фидан*; Фідан*
    RUTTE | Mark Rutte | leader | Rutte; Рютте; روته; 吕特; ルッテ
    STOLTENBERG | Jens Stoltenberg | leader | Jens Stoltenberg; Stoltenberg; Столтенберг*; ستولتنبرغ; ستولتنبرج;
        斯托尔滕贝格; ストルテンベルグ
    GUTERRES | Antonio Guterres | leader | Guterres; Гутерриш*; Гутерреш*; غوتيريش; 古特雷斯; グテレス
    VON-DER-LEYEN | Ursula von der Leyen | leader | von der Leyen; фон дер Ляйен; فون دير لاين; 冯德莱恩
    KALLAS | Kaja Kallas | leader | Kallas; Каллас; 卡拉斯
    LAVROV | Sergei Lavrov | leader | Lavrov; Lawrow; Ławrow; Лавров*; لافروف; 拉夫罗夫; ラブロフ
    PESKOV | Dmitry Peskov | leader | Peskov; Peskow; Pieskow; Песков*; Пєсков*; بيسكوف; 佩斯科夫; ペスコフ
    MEDINSKY | Vladimir Medinsky | leader | Medinsky; Мединск*; Мединськ*
    USHAKOV | Yuri Ushakov | leader | Ushakov; Ушаков*
    UMEROV | Rustem Umerov | leader | Umerov; Умеров*; Умєров*
    YERMAK | Andriy Yermak | leader | Yermak; Ермак*; Єрмак*
    SYBIHA | Andrii Sybiha | leader | Sybiha; Сибиг*; Сибіг*
    LUKASHENKO | Alexander Lukashenko | leader | Lukashenk*; Lukaschenk*; Łukaszenk*; Лукашенк*; لوكاشينكو; 卢卡申科
    POROSHENKO | Petro Poroshenko | leader | Poroshenko; Порошенк*
    XI | Xi Jinping | leader | Xi Jinping; Си Цзиньпин*; Сі Цзіньпін*; شي جين بينغ; 习近平
    WANG-YI | Wang Yi | leader | Wang Yi; Ван И; 王毅
    MODI | Narendra Modi | leader | Modi; Моди; مودي; 莫迪; モディ
    SHARIF | Shehbaz Sharif | leader | Shehbaz Sharif; 夏巴兹
    KIM | Kim Jong Un | leader | Kim Jong Un; Kim Jong-un; Ким Чен Ын*; Кім Чен Ин*; 金正恩
    NETANYAHU | Benjamin Netanyahu | leader | Netanyahu*; Netanjahu*; Nétanyahou; Нетаньяху; Нетаньягу; نتنياهو;
        内塔尼亚胡; ネタニヤフ
    ABBAS | Mahmoud Abbas | leader | Mahmoud Abbas; Махмуд* Аббас*; محمود عباس; 阿巴斯; アッバス
    SINWAR | Yahya Sinwar | leader | Sinwar; Синвар*; Сінвар*; السنوار; 辛瓦尔
    HANIYEH | Ismail Haniyeh | leader | Haniyeh; Haniyya; Хания*; هنية; 哈尼亚
    NASRALLAH | Hassan Nasrallah | leader | Nasrallah; Насралл*; نصر الله; 纳斯鲁拉
    KHAMENEI | Ali Khamenei | leader | Khamenei; Chamenei; Jamenei; Хаменеи; Хаменеї; خامنئي; 哈梅内伊; ハメネイ
    ARAGHCHI | Abbas Araghchi | leader | Araghchi; Арагчи; عراقجي; 阿拉格齐
    PEZESHKIAN | Masoud Pezeshkian | leader | Pezeshkian; Пезешкиан*; بزشكيان; 佩泽希齐扬
    MBS | Mohammed bin Salman | leader | Mohammed bin Salman; Mohammad bin Salman; محمد بن سلمان; 穆罕默德·本·萨勒曼
    SISI | Abdel Fattah el-Sisi | leader | el-Sisi; al-Sisi; ас-Сиси; السيسي; 塞西
    ASSAD | Bashar al-Assad | leader | Bashar al-Assad; Assad; Асад*; بشار الأسد; 阿萨德; アサド
    AL-SHARAA | Ahmed al-Sharaa | leader | al-Sharaa; Jolani; аш-Шараа; أحمد الشرع; 沙拉
    HAFTAR | Khalifa Haftar | leader | Haftar; Hafter; Хафтар*; حفتر; 哈夫塔尔; ハフタル
    BURHAN | Abdel Fattah al-Burhan | leader | al-Burhan; Burhan; البرهان; 布尔汉
    HEMEDTI | Mohamed Hamdan Dagalo | leader | Hemedti; Dagalo; حميدتي
    KAGAME | Paul Kagame | leader | Kagame; Кагаме; 卡加梅
    TSHISEKEDI | Felix Tshisekedi | leader | Tshisekedi; Чисекеди
    ABIY | Abiy Ahmed | leader | Abiy Ahmed; Абий Ахмед*
    ALIYEV | Ilham Aliyev | leader | Aliyev; Alijew; Əliyev; Алиев*; Алієв*; علييف; 阿利耶夫
    PASHINYAN | Nikol Pashinyan | leader | Pashinyan; Paschinjan; Пашинян*; Пашінян*; 帕希尼扬
    MADURO | Nicolas Maduro | leader | Maduro; Мадуро; مادورو; 马杜罗
    PETRO | Gustavo Petro | leader | Gustavo Petro; 佩特罗
    POPE | Pope | leader | Pope Francis; Pope Leo; the Pope; Papst Franziskus; pape François; papa Francisco;
        Papa Francesco; Папа Римский; البابا; 教皇; 教宗
    """
}
