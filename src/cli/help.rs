//! What `--help` says beyond the arguments themselves.

/// What the program is for, with first commands to try.
pub const LONG_ABOUT: &str = "\
Parallax lines up several articles about one event and shows, quotation by quotation and fact by fact, \
where the outlets agree, where they reword, shorten or contradict each other, and what each leaves out. \
Everything it says is shown from the articles' own words. It works offline and sends nothing anywhere; \
only a page whose address you give is fetched.

  parallax                                          open the window
  parallax post.html courier.md radio.txt           open it with these articles
  parallax compare *.html                           compare them here, in the terminal
  parallax compare *.html --output table.xlsx       write a workbook (or html, docx, pdf, csv …)
  parallax lesson *.html --output crane.docx        write a lesson sheet, its key and the articles
  parallax check --against speech.txt *.html        check the quotations against a transcript";

/// What `compare` does.
pub const COMPARE_ABOUT: &str = "\
Compare articles (also what happens when only files are named). One table for the terminal, or a file: \
--output table.xlsx, .html, .docx, .pdf, .csv, .md and others.";

/// Examples, words, files, columns and exit codes.
pub const AFTER_HELP: &str = "\
Examples:
  parallax compare post.html courier.md radio.txt
  parallax compare *.html --only quotes --verdict reworded,cut
  parallax compare *.txt --output table.xlsx
  parallax compare https://post.example/pier courier.md
  parallax compare *.txt --output readings.csv --bom
  parallax compare *.txt --output report.docx --rows r2,r5,r9 --without note,confirmed
  parallax compare *.txt --verdict conflict --format csv --layout wide > conflicts.csv
  cat draft.txt | parallax compare - courier.md

What the words mean:
  ≠ conflict     both cannot be true, or the sources contradict each other
  ≈ reworded     a word inside the quotation marks is replaced, added, dropped or masked
  ◐ cut          Shortened: one source quotes a shorter piece of the same words
  ◎ compatible   values of different precision that can both be true (30,412; about 30,000)
  ● same         Same words, but for punctuation, capitals and the like
  ● agree        the same fact, and nothing contradicts it
  ◌ related      about the same matter; whether they say the same is for you to check
  ○ single       Only here: one source has it

Files that are read:
  text      plain text, Markdown with YAML front matter (title, outlet, byline, date, url)
  pages     web pages saved as .html, .mhtml or .webarchive; an address (https://…) is fetched,
            that page and nothing else
  documents .docx, .odt, .rtf, .pdf, .epub, .eml
  databases exports of Nexis Uni, LexisNexis, Factiva and ProQuest with several articles each
  tables    .csv, .tsv, .xlsx, .ods, .json, .jsonl with a row for each article and columns such
            as outlet, title, date, url and text (--columns names others); where there is an event
            column, each event is compared by itself: --event chooses one, --output FOLDER/
            writes a file for each
  others    archives (.zip, .gz, .warc), folders of all these, and projects that the window has
            saved (.parallax), which are compared with their settings and decisions

Files that are written:
  xlsx      a workbook with sheets Overview, Wide, Long, Presence, Differences and Sources
  html      one web page: sources, overview, the table, the articles side by side; it prints well
  csv, tsv  one table, laid out as --layout says:
              long         a line for every passage (what is written if you do not say)
              wide         a line for every quotation or fact, a column for every source
              presence     the same, with 1 where the source has it and 0 where it has not
              differences  a line for every difference, with each source's words
              overview     how many rows there are of each verdict
              sources      the articles with their citations and the hashes of their texts
  docx, pdf the table on landscape pages, with its sources and a legend; --layout as for csv.
            A pdf holds its typefaces; scripts that ours lack are set in those of the computer
  md, json  a report; the whole comparison, for programs
  xml       a critical apparatus in TEI P5 (parallel segmentation), the articles as witnesses
  jsonld    the passages as W3C Web Annotations
  ris, bib  the sources for reference managers and for LaTeX
  --output - writes to standard output. What Parallax has written is not read as an article; a
  json can be read again for the articles it holds.
  Every file says which version and settings made it, from which texts; csv and tsv in the first
  line of their last column, made.

Columns of the long layout, whose names --fields and --without take:
  event                    in front, where the articles are about several events
  row, kind, label         the row's id, quote or fact, and its short name
  verdict, differences     as above; number, date, name, speaker, negation, certainty, wording …
  sources, independent     how many articles have the row, and how many of them are no copies
  matching                 firm, likely or loose: how sure it is that the passages belong together
  source, outlet, date     the article's letter, outlet and day; address is its web address
  reading, text, speaker   the passage's id, its words, and who says them
  start, end               where it stands in the article's text, counted in characters from 0
  position, place          how far into the article, from 0 to 1; headline, lead or body
  confirmed, note          what you have confirmed and noted
  before, after, evidence  with --with context and --with evidence

Formulas:
  A cell that a spreadsheet would take for a formula (it begins with = + - @ or a tab) gets an
  apostrophe in front in csv and tsv, an unseen character (U+2060) in html; in xlsx all are text.

Exit codes:
  0  all files were read, compared and written
  1  some file could not be read; the others were compared and written
  2  wrong usage
  3  nothing was written: no file could be read, or the result could not be written

parallax alone, or with files and nothing else, opens the window. Where there is no display it says
so, compares the files in the terminal (or the sample, if none are named) and ends with these codes.
Colour is used on a terminal only; NO_COLOR, CLICOLOR=0 and CLICOLOR_FORCE=1 are respected.";
