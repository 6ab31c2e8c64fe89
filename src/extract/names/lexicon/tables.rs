//! The closed lists of words that names are made of, and short forms of first names.

use super::{
    CALENDAR, DOCUMENT, FEMALE, FUNCTION, Flags, GROUP, KIN, LOCATIVE, MALE, MAYBE_CALENDAR, ORGANISATION,
    PARTICLE, PERSON, ROLE, ROLE_MODIFIER, SAYING, SUFFIX, TITLE,
};

pub(super) const TABLES: &[(Flags, &str)] = &[
    (
        FUNCTION,
        "a an the this that these those it its it's he him his he's she her hers she's they them their theirs \
         they're we us our ours we're we've you your yours you're you've i i'm i've i'd i'll me my mine who whom whose what \
         which when where why how and or but nor so yet if because although though while whereas since until \
         till unless after before as at by for from in into of off on onto out over under with without within \
         to toward towards through throughout during about above across against along among around behind \
         below beneath beside between beyond despite down except inside like near outside per than up upon via \
         is are was were be been being am do does did done has have had having can could may might must shall \
         should will would not no none never ever there here then now both each every either neither all any \
         some many most much more few several other another such same own only just even also too very still \
         again once let let's don't doesn't didn't can't won't isn't aren't that's there's what's here's yes ok okay \
         one two three four five six seven eight nine ten hundred thousand million billion first second third \
         mostly asked told said according meanwhile however instead perhaps rather whether",
    ),
    (LOCATIVE, "in at from near outside inside across around into through"),
    (
        TITLE,
        "mr mrs ms miss mx dr sen sens senator senators rep reps representative representatives gov governor president \
         vice-president ambassador gen col lt sgt cpl capt cmdr maj adm prof professor rev sir dame judge justice king queen prince \
         princess pope cardinal bishop archbishop sheriff mayor congressman congresswoman chancellor premier \
         councilman councilwoman councilor assemblyman assemblywoman delegate emperor sultan sheikh ayatollah \
         imam rabbi father sister captain colonel lieutenant sergeant admiral commander hon",
    ),
    (
        ROLE,
        "president senator representative governor ambassador general colonel captain admiral commander professor \
         judge justice sheriff mayor congressman congresswoman chancellor premier councilman councilwoman \
         secretary minister speaker leader whip chairman chairwoman chair chairperson co-chair co-chairman vice-chairman director chief \
         commissioner counsel attorney lawyer prosecutor officer official officials spokesman spokeswoman spokesperson spokespeople \
         spokesmen adviser advisor aide aides assistant manager strategist consultant analyst economist scientist \
         researcher engineer professor scholar historian author writer journalist reporter correspondent editor \
         columnist host anchor commentator pundit publisher blogger producer actor actress singer comedian \
         musician rapper artist director founder co-founder cofounder owner executive ceo cfo coo president-elect \
         treasurer trustee superintendent principal teacher coach player quarterback physician doctor nurse \
         surgeon psychologist psychiatrist agent detective investigator inspector deputy lieutenant sergeant soldier \
         pilot diplomat envoy negotiator delegate lobbyist activist advocate organizer organiser pollster \
         fundraiser donor businessman businesswoman entrepreneur investor banker billionaire mogul tycoon \
         developer lawmaker legislator congressperson politician candidate nominee contender hopeful front-runner frontrunner \
         challenger incumbent rival opponent dictator monarch king queen prince princess pope cardinal bishop \
         archbishop pastor reverend priest imam rabbi cleric ayatollah premier undersecretary librarian \
         fellow expert specialist administrator coordinator liaison trustee dean provost student resident clerk \
         comptroller controller auditor ombudsman solicitor barrister magistrate constable mouthpiece head boss \
         negotiator operative staffer staffers translator photographer democrat republican libertarian independent conservative liberal",
    ),
    (
        ROLE_MODIFIER,
        "house senate majority minority democratic republican gop deputy vice assistant associate acting former ex \
         interim executive prime press foreign defense defence interior treasury state labor energy education \
         commerce agriculture transportation housing homeland security national intelligence special chief \
         attorney surgeon lead senior junior top campaign communications political legal policy general \
         presidential district county city federal conservative liberal independent libertarian progressive supreme army navy \
         incoming outgoing then-president sen rep staff finance health veterans affairs rules managing co",
    ),
    (
        ORGANISATION,
        "committee subcommittee department ministry agency bureau administration commission council court \
         party congress parliament assembly association organization organisation union university college \
         school institute institution foundation fund bank group inc corp corporation company co ltd llc llp plc \
         center centre league alliance coalition federation club society network news times post journal tribune herald \
         gazette magazine press service services office authority board caucus conference campaign \
         army navy force forces guard corps police fbi command headquarters church hospital project \
         initiative partnership trust exchange industries holdings enterprises systems \
         technologies television radio broadcasting media studios airlines airways motors republicans democrats \
         conservatives lawmakers liberation movement brotherhood nations act pac laboratory laboratories observatory daily guardian",
    ),
    (
        CALENDAR,
        "monday tuesday wednesday thursday friday saturday sunday january february july september october \
         november december jan feb aug sept sep oct nov dec mon tue tues wed thu thur thurs fri christmas easter thanksgiving \
         ramadan hanukkah eastern edt est gmt p.m a.m",
    ),
    (MAYBE_CALENDAR, "march april may june august"),
    (PARTICLE, "de da di del della der den van von bin bint ibn al el la le du dos das ter ten"),
    (SUFFIX, "jr sr ii iii iv"),
    (
        KIN,
        "father mother son daughter wife husband brother sister uncle aunt grandfather grandmother grandson \
         granddaughter nephew niece cousin son-in-law daughter-in-law father-in-law mother-in-law brother-in-law \
         sister-in-law parents widow stepson stepdaughter fiancee fiance girlfriend boyfriend spouse child",
    ),
    (
        PERSON,
        "man woman boy girl gunman suspect victim survivor witness shooter attacker defendant plaintiff \
         whistleblower informant immigrant refugee veteran voter supporter critic protester demonstrator \
         newcomer freshman lady native celebrity star icon figure member colleague friend ally neighbor successor predecessor \
         adversary counterpart heir heiress teenager driver passenger employee employer worker farmer \
         moderator interviewer hawk moderate socialist socialite magnate financier provocateur czar envoy source",
    ),
    (
        GROUP,
        "group agency organization organisation company firm network newspaper magazine outlet website site \
         party committee department ministry union association coalition campaign administration government court \
         panel commission bureau institute foundation charity nonprofit think-tank university bank studio \
         broadcaster channel chain retailer maker giant startup team club league militia army alliance bloc \
         regime caucus council board publisher lawmakers republicans democrats members officials leaders \
         advocates activists critics supporters protesters outlets authorities police lawyers attorneys",
    ),
    (
        DOCUMENT,
        "letter statement lawsuit suit complaint report memo memorandum document indictment filing ruling \
         opinion order tweet tweets post message messages email e-mail op-ed article editorial book transcript excerpts remarks \
         resolution bill law study survey poll speech release affidavit testimony petition brief note ad \
         advertisement video recording tape website website's sign chant banner text agreement communique decision constitution",
    ),
    (
        SAYING,
        "said says say told tells tweeted tweets wrote writes added adds asked argued argues called claimed \
         claims continued declared explained insisted noted noting announced warned replied responded stated \
         suggested acknowledged testified vowed urged concluded predicted complained joked quipped posted \
         remarked reiterated recalled stressed accused adding saying telling writing describing described \
         boasted demanded denounced criticized defended denied dismissed emphasized pledged promised \
         blasted slammed mocked praised observed thinks believes",
    ),
    (
        MALE,
        "mr sir king prince father husband son brother uncle chairman congressman spokesman councilman \
         assemblyman businessman grandfather grandson nephew actor monsieur man boy gunman pope son-in-law \
         father-in-law brother-in-law emperor sultan cardinal bishop",
    ),
    (
        FEMALE,
        "mrs ms miss dame queen princess mother wife daughter sister aunt chairwoman congresswoman \
         spokeswoman councilwoman assemblywoman businesswoman grandmother granddaughter niece actress madame \
         woman girl lady heiress widow daughter-in-law mother-in-law sister-in-law",
    ),
];

/// Short forms of first names.
pub(super) const NICKNAMES: &[&[&str]] = &[
    &["robert", "bob", "bobby", "rob", "robbie"],
    &["michael", "mike", "mick", "mickey"],
    &["william", "bill", "billy", "will", "willie"],
    &["james", "jim", "jimmy", "jamie"],
    &["john", "jack", "johnny"],
    &["jonathan", "jon"],
    &["joseph", "joe", "joey"],
    &["thomas", "tom", "tommy", "thom"],
    &["richard", "rick", "dick", "rich", "ricky"],
    &["charles", "chuck", "charlie"],
    &["daniel", "dan", "danny"],
    &["david", "dave"],
    &["edward", "ed", "eddie", "ted", "ned"],
    &["theodore", "ted", "teddy"],
    &["donald", "don", "donny"],
    &["douglas", "doug"],
    &["gregory", "greg"],
    &["jeffrey", "jeff", "geoffrey", "geoff"],
    &["kenneth", "ken", "kenny"],
    &["lawrence", "larry"],
    &["matthew", "matt"],
    &["mitchell", "mitch"],
    &["nicholas", "nick"],
    &["patrick", "pat"],
    &["peter", "pete"],
    &["philip", "phillip", "phil"],
    &["raymond", "ray"],
    &["ronald", "ron", "ronnie"],
    &["rudolph", "rudy"],
    &["samuel", "sam", "sammy"],
    &["stephen", "steven", "steve"],
    &["timothy", "tim"],
    &["anthony", "tony"],
    &["andrew", "andy", "drew"],
    &["benjamin", "ben", "benny"],
    &["bernard", "bernie"],
    &["christopher", "chris"],
    &["alexander", "alex", "alexandria", "alexandra"],
    &["zachary", "zach"],
    &["francis", "frank"],
    &["frederick", "fred"],
    &["gerald", "jerry", "jerrold"],
    &["leonard", "len", "lenny"],
    &["louis", "lou", "lewis"],
    &["martin", "marty"],
    &["nathaniel", "nathan", "nate"],
    &["robin", "rob"],
    &["rodney", "rod", "rodrick"],
    &["terrence", "terry"],
    &["victor", "vic"],
    &["vincent", "vince"],
    &["walter", "walt"],
    &["joshua", "josh"],
    &["jacob", "jake"],
    &["elizabeth", "liz", "beth", "betsy", "betty", "lizzie"],
    &["katherine", "catherine", "kathryn", "kate", "kathy", "cathy", "katie"],
    &["margaret", "maggie", "peggy", "meg"],
    &["deborah", "debra", "debbie", "deb"],
    &["patricia", "pat", "patty", "tricia"],
    &["barbara", "barb"],
    &["susan", "sue", "suzanne"],
    &["jennifer", "jen", "jenny"],
    &["pamela", "pam"],
    &["cynthia", "cindy"],
    &["judith", "judy"],
    &["victoria", "vicky", "tori"],
    &["samantha", "sam"],
    &["jacqueline", "jackie"],
    &["christine", "christina", "chris", "tina"],
    &["stephanie", "steph"],
    &["madeleine", "madeline"],
    &["rebecca", "becky"],
    &["abigail", "abby"],
    &["amanda", "mandy"],
    &["sarah", "sara"],
];
