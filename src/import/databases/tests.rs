//! Exports as the databases write them, with invented papers.

use super::split;
use crate::article::Article;

fn articles(text: &str) -> Vec<Article> {
    split(&text.lines().collect::<Vec<_>>()).expect("an export")
}

fn told(article: &Article) -> [String; 4] {
    let date = article.date.map(|d| d.to_string()).unwrap_or_default();
    [article.outlet.clone(), article.title.clone(), article.byline.clone(), date]
}

#[test]
fn nexis_uni() {
    let made = articles(
        "User Name: Mara Quist\nDate and Time: Friday, April 4, 2031 10:20:00 AM BST\nJob Number: 1234567\n\nDocuments (2)\n\n\
         1. Pier closed for two weeks\n\nClient/Matter: -None-\nSearch Terms: pier\n\n2. Ferry users in the dark\n\n\
         Pier closed for two weeks\n\nHarbour Post (Selland)\n\nApril 2, 2031 Wednesday\n\n\n\nCopyright 2031 Harbour Post All Rights Reserved\n\n\
         Section: NEWS; Pg. A1\n\nLength: 312 words\n\nByline: Oda Lind and Ibo Marsh\n\nDateline: SELLAND \n\nBody\n\n\n\n\
         The harbour board voted late on Tuesday to close the pier.\n\n“Language: that is what we lack,” said Petra Holm.\n\nGraphic\n\n \n\nA gate\n\n\
         Classification\n\n\nLanguage: ENGLISH\n\nPublication-Type: Newspaper\n\nLoad-Date: April 3, 2031\n\n\nEnd of Document\n\n\
         Ferry users in the dark\n\nBay Courier\n\nApril 3, 2031 Thursday 11:15 AM GMT\n\nCopyright 2031 Bay Courier All Rights Reserved\n\n\
         Length: 99 words\n\nBody\n\nCommuters learned of the closing from a notice.\n\nLoad-Date: April 4, 2031\n\nEnd of Document\n",
    );
    assert_eq!(made.len(), 2);
    assert_eq!(
        told(&made[0]),
        ["Harbour Post (Selland)", "Pier closed for two weeks", "Oda Lind and Ibo Marsh", "2031-04-02"]
    );
    assert_eq!(
        made[0].text,
        "The harbour board voted late on Tuesday to close the pier.\n\n“Language: that is what we lack,” said Petra Holm."
    );
    assert_eq!(told(&made[1]), ["Bay Courier", "Ferry users in the dark", "", "2031-04-03"]);
    assert_eq!(made[1].text, "Commuters learned of the closing from a notice.");
}

#[test]
fn lexisnexis_academic() {
    let made = articles(
        "1 of 2 DOCUMENTS\n\n\nHarbour Post\n\nApril 2, 2031 Wednesday\nFinal Edition\n\nPier closed for two weeks\n\nBYLINE: By Oda Lind, Staff Writer\n\n\
         SECTION: NEWS; Pg. A1\n\nLENGTH: 312 words\n\nDATELINE: SELLAND\n\n\
         The harbour board voted late on Tuesday to close the eastern pier for\ntwo weeks while engineers look at the cracks in its foundations, which\n\
         are an old worry of the families there.\n\n“We were told in March that it was safe,” said Petra Holm.\n\nLOAD-DATE: April 3, 2031\n\n\
         LANGUAGE: ENGLISH\n\nGRAPHIC: PHOTO, a gate\n\nPUBLICATION-TYPE: Newspaper\n\n\nCopyright 2031 Harbour Post\nAll Rights Reserved\n\n\n\
         2 of 2 DOCUMENTS\n\n\nBay Courier\n\nApril 3, 2031\n\nLENGTH: 99 words\n\nHEADLINE: Ferry users in the dark\n\nBODY:\n\nCommuters learned of it from a notice.\n\n\
         LOAD-DATE: April 4, 2031\n",
    );
    assert_eq!(made.len(), 2);
    assert_eq!(
        told(&made[0]),
        ["Harbour Post", "Pier closed for two weeks", "Oda Lind, Staff Writer", "2031-04-02"]
    );
    assert_eq!(
        made[0].text,
        "The harbour board voted late on Tuesday to close the eastern pier for two weeks while engineers look at the cracks \
         in its foundations, which are an old worry of the families there.\n\n“We were told in March that it was safe,” said Petra Holm."
    );
    assert_eq!(told(&made[1]), ["Bay Courier", "Ferry users in the dark", "", "2031-04-03"]);
    assert_eq!(made[1].text, "Commuters learned of it from a notice.");
}

#[test]
fn factiva_with_codes() {
    let made = articles(
        "SE News\nHD Pier closed for two weeks\nBY By Oda Lind\nWC 1,312 words\nPD 2 April 2031\nET 05:10\nSN Harbour Post\nSC HARP\nPG 1\nLA English\n\
         CY Copyright 2031 Harbour Post\nLP\nSELLAND — The harbour board voted late on Tuesday.\n\nTD\n\nIN the town nobody knew.\n\n“PD means police,” she said.\n\n\
         CO hbrd : Harbour Board\nIN itrans : Transport\nRE sell : Selland\nPUB Harbour Post Ltd\nAN Document HARP000020310402em42000b5\n\n\n\
         HD\nFerry users in the dark\nWC\n99 words\nPD\n3 April 2031\nSN\nBay Courier\nLA\nEnglish\nLP\nCommuters learned of it from a notice.\nAN\nDocument BAYC000020310403em43000b5\n",
    );
    assert_eq!(made.len(), 2);
    assert_eq!(told(&made[0]), ["Harbour Post", "Pier closed for two weeks", "Oda Lind", "2031-04-02"]);
    assert_eq!(
        made[0].text,
        "SELLAND — The harbour board voted late on Tuesday.\n\nIN the town nobody knew.\n\n“PD means police,” she said."
    );
    assert_eq!(told(&made[1]), ["Bay Courier", "Ferry users in the dark", "", "2031-04-03"]);
}

#[test]
fn factiva_as_shown() {
    let made = articles(
        "News\n\nPier closed for two weeks\n\nOda Lind\n\n312 words\n\n2 April 2031\n\n05:10\n\nHarbour Post\n\nHARP\n\n1\n\nEnglish\n\n\
         Copyright 2031 Harbour Post. All rights reserved.\n\nSELLAND — The harbour board voted late on Tuesday.\n\n“It was safe,” said Petra Holm.\n\n\
         Document HARP000020310402em42000b5\n\nFerry users in the dark\n\n99 words\n\n3 April 2031\n\nBay Courier\n\nBAYC\n\nEnglish\n\n© 2031 Bay Courier\n\n\
         Commuters learned of it from a notice.\n\nDocument BAYC000020310403em43000b5\n\nSearch Summary\n",
    );
    assert_eq!(made.len(), 2);
    assert_eq!(told(&made[0]), ["Harbour Post", "Pier closed for two weeks", "Oda Lind", "2031-04-02"]);
    assert_eq!(
        made[0].text,
        "SELLAND — The harbour board voted late on Tuesday.\n\n“It was safe,” said Petra Holm."
    );
    assert_eq!(told(&made[1]), ["Bay Courier", "Ferry users in the dark", "", "2031-04-03"]);
}

#[test]
fn proquest() {
    let made = articles(
        "____________________________________________________________\n\nReport Information from ProQuest\nApril 04 2031 10:20\n\
         ____________________________________________________________\n\nTable of contents\n\n1. Pier closed for two weeks\n\
         ____________________________________________________________\n\nDocument 1 of 2\n\nPier closed for two weeks\n\nAuthor: Lind, Oda\n\n\
         Publication info: Harbour Post ; Selland [Selland]02 Apr 2031: A.1.\n\nhttps://www.proquest.example/docview/1\n\nAbstract: The board voted.\n\nLinks: http://link.example\n\n\
         Full text: The harbour board voted late on Tuesday.\n\n“Subject to review,” said Petra Holm.\n\nSubject: Harbours; Ferries\n\nLocation: Selland\n\n\
         Title: Pier closed for two weeks\n\nPublication title: Harbour Post; Selland\n\nPublication date: Apr 2, 2031\n\nProQuest document ID: 123456\n\n\
         Document URL: https://www.proquest.example/docview/123456?accountid=1\n\nCopyright: Copyright Harbour Post Apr 2, 2031\n\
         ____________________________________________________________\n\nDocument 2 of 2\n\nFerry users in the dark\n\nAuthor: Petrov, Ana; Mori, Jun\n\n\
         Full text:\n\nCommuters learned of it from a notice.\n\nTitle: Ferry users in the dark\nPublication title: Bay Courier\nPublication date: Apr 3, 2031\nProQuest document ID: 7\n\
         ____________________________________________________________\n\nContact us at: https://support.example\n",
    );
    assert_eq!(made.len(), 2);
    assert_eq!(told(&made[0]), ["Harbour Post", "Pier closed for two weeks", "Oda Lind", "2031-04-02"]);
    assert_eq!(made[0].url, "https://www.proquest.example/docview/123456?accountid=1");
    assert_eq!(
        made[0].text,
        "The harbour board voted late on Tuesday.\n\n“Subject to review,” said Petra Holm."
    );
    assert_eq!(
        told(&made[1]),
        ["Bay Courier", "Ferry users in the dark", "Ana Petrov, Jun Mori", "2031-04-03"]
    );
}

#[test]
fn an_article_is_no_export() {
    for text in [
        "Pier closed\n\nThe board voted.\n\nEnd of Document\n",
        "1 of 2 DOCUMENTS\n\nThe board lost one of two documents, it said.",
        "The report has 812 words\n\n812 words\n\nDocument nobody read",
        "Full text: the board said\n\nTitle: none",
        "",
    ] {
        assert!(split(&text.lines().collect::<Vec<_>>()).is_none(), "{text}");
    }
}

/// As the German and the French edition of LexisNexis write.
#[test]
fn nexis_in_other_languages() {
    let made = articles(
        "Ausgabeauftrag: Dokument(e) 1-2\n\nBegriffe: mole\n\nDokument 1 von 2\n\n\nHafenpost\n\n2. April 2031 Mittwoch\n\nMole für zwei Wochen \
         gesperrt\n\nAUTOR: Oda Lind\n\nRUBRIK: LOKALES; S. 1\n\nLÄNGE: 312 Wörter\n\nDer Hafenrat beschloss am späten Dienstag, die östliche \
         Mole zu sperren.\n\n„Man sagte uns im März, sie sei sicher“, sagte Petra Holm.\n\nUPDATE: 3. April 2031\n\nSPRACHE: GERMAN; DEUTSCH\n\n\
         GRAFIK: Ein Tor\n\nPUBLIKATIONSTYP: Zeitung\n\n\nCopyright 2031 Hafenpost\nAlle Rechte vorbehalten\n\n\
         Dokument 2 von 2\n\n\nLe Courrier du Port\n\nmercredi 2 avril 2031\n\nLa jetée fermée deux semaines\n\nAUTEUR: Ana Petrov\n\nRUBRIQUE: \
         VILLE; Pg. 3\n\nLONGUEUR: 99 mots\n\nLe conseil du port a voté mardi.\n\nLANGUE: FRENCH; FRANÇAIS\n",
    );
    assert_eq!(made.len(), 2);
    assert_eq!(told(&made[0]), ["Hafenpost", "Mole für zwei Wochen gesperrt", "Oda Lind", "2031-04-02"]);
    assert_eq!(
        made[0].text,
        "Der Hafenrat beschloss am späten Dienstag, die östliche Mole zu sperren.\n\n„Man sagte uns im März, sie sei sicher“, sagte Petra Holm."
    );
    assert_eq!(
        told(&made[1]),
        ["Le Courrier du Port", "La jetée fermée deux semaines", "Ana Petrov", "2031-04-02"]
    );
    assert_eq!(made[1].text, "Le conseil du port a voté mardi.");
}

/// As Factiva shows articles where it is used in German: counted headlines, and the publisher behind the text.
#[test]
fn factiva_in_german() {
    let made = articles(
        "Dow Jones Factiva\n\n1) Mole für zwei Wochen gesperrt\n\n312 Wörter\n\n2 April 2031\n\nHafenpost online\n\nHAPOST\n\nDeutsch\n\n\
         Copyright 2031 Hafen Verlag SE\n\nDer Hafenrat beschloss am späten Dienstag, die östliche Mole für zwei Wochen zu sperren.\n\n\
         „Man sagte uns im März, sie sei sicher“, sagte Petra Holm.\n\nHafen Verlag SE\n\nDokument HAPOST0020310402em42000b5\n\n\
         2) Pendler ahnungslos\n\n99 Wörter\n\n3 Mai 2031\n\nBuchtkurier\n\nBUCHT\n\nDeutsch\n\nCopyright 2031 Buchtkurier\n\n\
         Die Pendler erfuhren es aus einem Aushang am Tor, wie sie sagten, und von den Fischern.\n\nNiemand Kam.\n\n\
         Dokument BUCHT00020310503em43000b5\n\nZusammenfassung der Suche\n",
    );
    assert_eq!(made.len(), 2);
    assert_eq!(told(&made[0]), ["Hafenpost online", "Mole für zwei Wochen gesperrt", "", "2031-04-02"]);
    assert!(made[0].text.ends_with("sagte Petra Holm."), "{}", made[0].text);
    assert_eq!(told(&made[1]), ["Buchtkurier", "Pendler ahnungslos", "", "2031-05-03"]);
}

/// A page that Factiva saves: everything in a form, codes and values in the cells of a table.
#[test]
fn factiva_as_a_page() {
    let row = |code: &str, value: &str| {
        format!("<tr><td align=\"right\" class=\"index\"><b>{code}</b>&nbsp;</td><td>{value}</td></tr>")
    };
    let article = |n: u32, head: &str, body: &str| {
        let rows = [
            row("HD", &format!("<b class='frHeadline'>{head}</b>")),
            row("BY", "Par Ana Petrov"),
            row("WC", "295 mots"),
            row("PD", "2 avril 2031"),
            row("ET", "15:32"),
            row("SN", "Le Courrier du Port"),
            row("SC", "CDPORT"),
            row("LA", "Français"),
            row("CY", "(c) Courrier.   "),
            row("LP", &format!("<p class=\"articleParagraph frarticleParagraph\">{body}</p>")),
            row(
                "TD",
                "<p class=\"articleParagraph\">« On nous a dit en mars que tout allait bien », a dit Petra Holm.</p>",
            ),
            row("NS", "<br/>gcat : Political/General News"),
            row("IPC", "<br/>INGE | VOTE"),
            row("PUB", "<br/>Courrier SA"),
            row("AN", &format!("<br/>Document CDPORT0020310402e7ct0001{n}")),
        ];
        format!("<div class=\"article frArticle\"><table>{}</table><br/></div><br/>", rows.concat())
    };
    let page = format!(
        "<!DOCTYPE html><html><head><title>Factiva</title></head><body><div id=\"navcontainer\"><h1>Factiva</h1></div><form \
         name=\"PageBaseForm\" method=\"post\"><div id=\"contentWrapper\">{}{}<div id=\"pageFooter\"><span>© 2031 Factiva, \
         Inc.</span></div></div></form></body></html>",
        article(1, "La jetée fermée", "Le conseil du port a voté mardi soir la fermeture de la jetée est."),
        article(
            2,
            "Les passagers surpris",
            "Les passagers l’ont appris par une affiche collée à la grille du port."
        ),
    );
    let read = crate::import::read_bytes("factiva.html", page.as_bytes(), &crate::import::Options::default());
    assert_eq!(read.problems, []);
    assert_eq!(read.articles.len(), 2);
    assert_eq!(
        told(&read.articles[0]),
        ["Le Courrier du Port", "La jetée fermée", "Ana Petrov", "2031-04-02"]
    );
    assert_eq!(
        read.articles[1].text,
        "Les passagers l’ont appris par une affiche collée à la grille du port.\n\n« On nous a dit en mars que tout allait bien », a dit Petra Holm."
    );
}

/// A page that LexisNexis saves: a number, then each field in a paragraph of its own.
#[test]
fn lexisnexis_as_a_page() {
    let line = |text: &str| {
        format!("<BR><DIV CLASS=\"c5\"><P CLASS=\"c6\"><SPAN CLASS=\"c2\">{text}</SPAN></P>\n</DIV>\n")
    };
    let field = |name: &str, value: &str| {
        format!(
            "<BR><DIV CLASS=\"c5\"><P CLASS=\"c6\"><SPAN CLASS=\"c8\">{name}: </SPAN><SPAN CLASS=\"c2\">{value}</SPAN></P>\n</DIV>\n"
        )
    };
    let article = |n: u32| {
        [
            line(&format!("{n} of 2146 DOCUMENTS")),
            line("Harbour Post"),
            "<BR><DIV CLASS=\"c3\"><P CLASS=\"c1\"><SPAN CLASS=\"c4\">April</SPAN><SPAN CLASS=\"c2\"> 2, 2031, Wednesday, Late Edition - \
             Final<BR>Correction Appended</SPAN></P>\n</DIV>\n"
                .to_owned(),
            line("Pier closed;<BR>Two weeks at least"),
            field("BYLINE", "By ODA LIND"),
            field("SECTION", "Section B; Page 22, Column 2; City Desk"),
            field("LENGTH", "121 words"),
            "<BR><DIV CLASS=\"c5\"><P CLASS=\"c9\"><SPAN CLASS=\"c2\">The harbour board voted late on Tuesday.</SPAN></P>\n<P \
             CLASS=\"c9\"><SPAN CLASS=\"c2\"> &quot;It was safe,&quot; said Petra Holm, </SPAN><SPAN CLASS=\"c4\">of the \
             nets</SPAN><SPAN CLASS=\"c2\"> stall.</SPAN></P>\n</DIV>\n"
                .to_owned(),
            field("LANGUAGE", "ENGLISH"),
            field("CORRECTION-DATE", "April 4, 2031, Friday"),
            field("CORRECTION", "<BR>The board has nine members."),
            field("GRAPHIC", "Table"),
            line("Copyright 2031 Post Company"),
        ]
        .concat()
    };
    let page = format!(
        "<HTML><HEAD><TITLE>&nbsp;</TITLE></HEAD><BODY>{}{}</BODY></HTML>",
        article(2001),
        article(2002)
    );
    let read = crate::import::read_bytes("lexis.html", page.as_bytes(), &crate::import::Options::default());
    assert_eq!(read.articles.len(), 2, "{read:?}");
    assert_eq!(
        told(&read.articles[1]),
        ["Harbour Post", "Pier closed; Two weeks at least", "ODA LIND", "2031-04-02"]
    );
    assert_eq!(
        read.articles[0].text,
        "The harbour board voted late on Tuesday.\n\n\"It was safe,\" said Petra Holm, of the nets stall."
    );
}

/// A page or message that ProQuest makes: no rules between the records.
#[test]
fn proquest_as_a_page() {
    let field = |name: &str, value: &str| {
        format!("<p style=\"margin-bottom:5pt\"><strong>{name}: </strong>{value}</p>\n")
    };
    let article = |n: u32, title: &str, body: &str| {
        [
            format!("<div style=\"margin-bottom:20px;border-bottom:2px solid #ccc\"><a name=\"DocID_{n}\"></a><p></p>"),
            format!("<p style=\"font-size:11pt;font-weight:bold;\">{title}</p>"),
            field("Author", "Lind, Oda"),
            field("Publication info", "Harbour Post ; Selland [Selland]02 Apr 2031: AA.2."),
            format!("<p><a href=\"https://search.proquest.example/docview/{n}\">ProQuest document link</a></p>"),
            field("Abstract", ""),
            "<p>The board voted.</p><div><strong>Links: </strong><a href=\"http://x.example\">eLinks</a></div>".to_owned(),
            format!("<p><strong>Full text: </strong><text wordcount=\"239\"><title></title><p>{body}</p> <p>“It was safe,” said Petra Holm.</p></text></p>"),
            field("Subject", "Harbours; Ferries"),
            field("Company / organization", "Name: Harbour Board; NAICS: 1"),
            field("Publication title", "Harbour Post; Selland"),
            field("Publication date", "Apr 2, 2031"),
            field("Section", "News; Part A"),
            field("Document URL", &format!("<a href=\"#\">https://search.proquest.example/docview/{n}?accountid=0</a>")),
            field("Copyright", "(Copyright (c) 2031 Harbour Post)"),
            field("Last updated", "2031-11-07"),
            field("Database", "Selland Dailies"),
            "</div>\n".to_owned(),
        ]
        .concat()
    };
    let page = format!(
        "<html><body>{}{}</body></html>",
        article(1, "Pier closed for two weeks", "The harbour board voted late on Tuesday."),
        article(2, "Ferry users in the dark", "Commuters learned of it from a notice.")
    );
    let read =
        crate::import::read_bytes("proquest.html", page.as_bytes(), &crate::import::Options::default());
    assert_eq!(read.articles.len(), 2, "{read:?}");
    assert_eq!(
        told(&read.articles[1]),
        ["Harbour Post", "Ferry users in the dark", "Oda Lind", "2031-04-02"]
    );
    assert_eq!(
        read.articles[1].text,
        "Commuters learned of it from a notice.\n\n“It was safe,” said Petra Holm."
    );
    assert_eq!(read.articles[0].url, "https://search.proquest.example/docview/1?accountid=0");
    // sent by mail
    let message = format!(
        "From: ProQuest <results@proquest.example>\r\nSubject: Your results\r\nMIME-Version: 1.0\r\nContent-Type: text/html; \
         charset=utf-8\r\n\r\n{page}\r\n"
    );
    let sent =
        crate::import::read_bytes("results.eml", message.as_bytes(), &crate::import::Options::default());
    let told_twice: Vec<_> = sent.articles.iter().map(told).collect();
    assert_eq!(told_twice, read.articles.iter().map(told).collect::<Vec<_>>());
}
