//! The tables: languages (ISO 639-1) with their names in lower case, in order, parted by spaces; forms of one name are
//! parted by bars.

/// Languages and their names, in order.
pub(super) type Names = &'static [(&'static [&'static str], &'static str)];

/// The twelve months.
pub(super) const MONTHS: Names = &[
    (
        &["en"],
        "january|jan february|feb march|mar april|apr may june|jun july|jul august|aug \
         september|sept|sep october|oct november|nov december|dec",
    ),
    (
        &["de"],
        "januar|jänner|jan februar|feber|feb märz|mär|mrz april|apr mai juni|jun juli|jul \
         august|aug september|sept|sep oktober|okt november|nov dezember|dez",
    ),
    (
        &["fr"],
        "janvier|janv février|fevrier|févr mars avril|avr mai juin juillet|juil août|aout \
         septembre|sept octobre|oct novembre|nov décembre|decembre|déc",
    ),
    (
        &["es", "gl"],
        "enero|ene febrero|feb marzo|mar abril|abr mayo|may junio|jun julio|jul agosto|ago \
         septiembre|setiembre|sept|sep octubre|oct noviembre|nov diciembre|dic",
    ),
    (
        &["it"],
        "gennaio|gen febbraio|feb marzo|mar aprile|apr maggio|mag giugno|giu luglio|lug \
         agosto|ago settembre|set ottobre|ott novembre|nov dicembre|dic",
    ),
    (
        &["pt"],
        "janeiro|jan fevereiro|fev março|mar abril|abr maio|mai junho|jun julho|jul agosto|ago \
         setembro|set outubro|out novembro|nov dezembro|dez",
    ),
    (&["ca"], "gener febrer març abril maig juny juliol agost setembre octubre novembre desembre"),
    (
        &["nl", "af"],
        "januari|januarie|jan februari|februarie|feb maart|mrt april|apr mei juni|junie|jun \
         juli|julie|jul augustus|aug september|sept|sep oktober|okt november|nov \
         december|desember|dec",
    ),
    (
        &["sv"],
        "januari|jan februari|feb mars april|apr maj juni juli augusti|aug september|sept \
         oktober|okt november|nov december|dec",
    ),
    (
        &["da", "nb", "no", "nn"],
        "januar|jan februar|feb marts|mars april|apr maj|mai juni juli august|aug september|sept \
         oktober|okt november|nov december|dec|desember|des",
    ),
    (
        &["fi"],
        "tammikuuta|tammikuu helmikuuta|helmikuu maaliskuuta|maaliskuu huhtikuuta|huhtikuu \
         toukokuuta|toukokuu kesäkuuta|kesäkuu heinäkuuta|heinäkuu elokuuta|elokuu \
         syyskuuta|syyskuu lokakuuta|lokakuu marraskuuta|marraskuu joulukuuta|joulukuu",
    ),
    (
        &["pl"],
        "stycznia|styczeń lutego|luty marca|marzec kwietnia|kwiecień maja|maj czerwca|czerwiec \
         lipca|lipiec sierpnia|sierpień września|wrzesień października|październik \
         listopada|listopad grudnia|grudzień",
    ),
    (
        &["cs"],
        "ledna|leden února|únor března|březen dubna|duben května|květen června|červen \
         července|červenec srpna|srpen září října|říjen listopadu|listopad prosince|prosinec",
    ),
    (
        &["sk"],
        "januára|január februára|február marca|marec apríla|apríl mája|máj júna|jún júla|júl \
         augusta|august septembra|september októbra|október novembra|november decembra|december",
    ),
    (
        &["hr"],
        "siječnja|siječanj veljače|veljača ožujka|ožujak travnja|travanj svibnja|svibanj \
         lipnja|lipanj srpnja|srpanj kolovoza|kolovoz rujna|rujan listopada|listopad \
         studenoga|studenog|studeni prosinca|prosinac",
    ),
    (
        &["hu"],
        "január|jan február|febr március|márc április|ápr május június|jún július|júl \
         augusztus|aug szeptember|szept október|okt november|nov december|dec",
    ),
    (
        &["ro"],
        "ianuarie|ian februarie|feb martie|mar aprilie|apr mai iunie|iun iulie|iul august|aug \
         septembrie|sept octombrie|oct noiembrie|nov decembrie|dec",
    ),
    (&["tr"], "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık"),
    (
        &["id", "ms"],
        "januari|jan februari|feb maret|mac april|apr mei juni|jun juli|jul agustus|ogos \
         september|sep oktober|okt november|nov desember|disember|des",
    ),
    (
        &["ru"],
        "января|январь|янв февраля|февраль|фев марта|март|мар апреля|апрель|апр мая|май июня|июнь \
         июля|июль августа|август|авг сентября|сентябрь|сент октября|октябрь|окт \
         ноября|ноябрь|нояб декабря|декабрь|дек",
    ),
    (
        &["uk"],
        "січня|січень лютого|лютий березня|березень квітня|квітень травня|травень червня|червень \
         липня|липень серпня|серпень вересня|вересень жовтня|жовтень листопада|листопад \
         грудня|грудень",
    ),
    (&["bg"], "януари февруари март април май юни юли август септември октомври ноември декември"),
    (
        &["el"],
        "ιανουαρίου|ιανουάριος φεβρουαρίου|φεβρουάριος μαρτίου|μάρτιος απριλίου|απρίλιος \
         μαΐου|μάιος ιουνίου|ιούνιος ιουλίου|ιούλιος αυγούστου|αύγουστος σεπτεμβρίου|σεπτέμβριος \
         οκτωβρίου|οκτώβριος νοεμβρίου|νοέμβριος δεκεμβρίου|δεκέμβριος",
    ),
    (
        &["ar"],
        "يناير|جانفي فبراير|فيفري|شباط مارس|آذار أبريل|ابريل|إبريل|نيسان مايو|أيار \
         يونيو|جوان|حزيران يوليو|جويلية|تموز أغسطس|اغسطس|أوت|آب سبتمبر|أيلول أكتوبر|اكتوبر نوفمبر \
         ديسمبر",
    ),
    (&["fa"], "ژانویه فوریه مارس آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر"),
    (
        &["he"],
        "בינואר|ינואר בפברואר|פברואר במרץ|מרץ באפריל|אפריל במאי|מאי ביוני|יוני ביולי|יולי \
         באוגוסט|אוגוסט בספטמבר|ספטמבר באוקטובר|אוקטובר בנובמבר|נובמבר בדצמבר|דצמבר",
    ),
    (&["hi"], "जनवरी फ़रवरी|फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर"),
];

/// The seven days of the week, from Monday on.
pub(super) const WEEKDAYS: Names = &[
    (&["en"], "monday tuesday wednesday thursday friday saturday sunday"),
    (&["de"], "montag dienstag mittwoch donnerstag freitag samstag|sonnabend sonntag"),
    (&["fr"], "lundi mardi mercredi jeudi vendredi samedi dimanche"),
    (&["es"], "lunes martes miércoles jueves viernes sábado domingo"),
    (&["it"], "lunedì martedì mercoledì giovedì venerdì sabato domenica"),
    (&["pt"], "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo"),
    (&["nl"], "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag"),
    (&["sv"], "måndag tisdag onsdag torsdag fredag lördag söndag"),
    (&["da", "nb", "no"], "mandag tirsdag onsdag torsdag fredag lørdag søndag"),
    (&["pl"], "poniedziałek wtorek środa|środę czwartek piątek sobota|sobotę niedziela|niedzielę"),
    (&["ru"], "понедельник вторник среда|среду четверг пятница|пятницу суббота|субботу воскресенье"),
    (&["tr"], "pazartesi salı çarşamba perşembe cuma cumartesi pazar"),
    (&["ar"], "الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد"),
];
