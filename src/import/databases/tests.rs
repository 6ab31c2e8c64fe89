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
