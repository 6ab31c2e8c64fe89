//! Which forms of names mean the same, within an article and across articles.

use super::described::{self, Described};
use super::descriptions;
use super::lexicon::*;
use super::runs::{self, Run};
use super::{Directory, Entry, Gender, NameKind, NameMention, Source, world};
use crate::article::Span;
use rustc_hash::{FxHashMap, FxHashSet};

/// A way of writing a name, counted over all articles.
#[derive(Default)]
struct Form {
    /// Plain words joined by blanks.
    key: String,
    /// Plain words.
    words: Vec<String>,
    /// Spellings with their counts.
    spellings: Vec<(String, u32)>,
    /// How often it stands as a name on its own evidence.
    strong: u32,
    /// How often a title or a person's description stands by it, and a group's.
    person: u32,
    group: u32,
    /// How often it follows `in`, `at`, `from`.
    located: u32,
    /// How often it does the saying.
    says: u32,
    male: u32,
    female: u32,
    flags: Flags,
    upper: bool,
    /// Descriptions, lower-cased, and whether one of them says which one.
    roles: Vec<(String, bool)>,
    kind: Option<NameKind>,
    /// Cluster it belongs to; none for a bare surname.
    cluster: Option<usize>,
}

/// A run with what it was seen as.
struct Seen {
    span: Span,
    form: usize,
    weak: bool,
    /// Title before it, plain: `president`.
    title: String,
    gender: Option<Gender>,
    located: bool,
}

/// Puts the runs of all sources together.
pub fn build(
    sources: &[Source],
    lexicon: &Lexicon,
    found: Vec<Vec<Run>>,
) -> (Directory, Vec<Vec<NameMention>>) {
    let mut forms = Forms::default();
    let mut acronyms: Vec<(usize, usize)> = Vec::new();
    let mut seen: Vec<Vec<Seen>> = Vec::with_capacity(sources.len());
    for (s, source) in sources.iter().enumerate() {
        let mut row: Vec<Seen> = Vec::with_capacity(found[s].len());
        let mut before: Option<&Run> = None;
        for run in &found[s] {
            let one = forms.read(source, s, lexicon, run);
            if let Some(earlier) = before.filter(|b| b.last + 1 == run.first)
                && source.layout.tokens[earlier.last].of(source.text) == "("
                && source.layout.tokens.get(run.last).is_some_and(|t| t.of(source.text) == ")")
                && let Some(long) = row.last()
            {
                acronyms.push((one.form, long.form));
            }
            row.push(one);
            before = Some(run);
        }
        seen.push(row);
    }
    for (s, source) in sources.iter().enumerate() {
        let extra = headline_names(source, s, lexicon, &forms);
        if !extra.is_empty() {
            seen[s].extend(extra);
            seen[s].sort_by_key(|m| m.span);
        }
    }
    let mut list = forms.list;
    tell_kinds(&mut list);
    let mut clusters = Clusters::default();
    let apart = junior_beside(&list, &seen);
    let shorts = clusters.persons(&mut list, &apart);
    clusters.others(&mut list, &acronyms);
    let mut resolver = Resolver { forms: &list, clusters, shorts, loose: FxHashMap::default() };
    let resolved: Vec<Vec<(Span, usize)>> = seen.iter().map(|row| resolver.article(row)).collect();
    let (directory, mut mentions, described) = finish(resolver, resolved, &seen);
    for (s, source) in sources.iter().enumerate() {
        described::add(source, s, lexicon, &described, &mut mentions[s]);
    }
    (directory, mentions)
}

#[derive(Default)]
struct Forms {
    list: Vec<Form>,
    by_key: FxHashMap<String, usize>,
    scratch: String,
}

impl Forms {
    fn read(&mut self, source: &Source, s: usize, lexicon: &Lexicon, run: &Run) -> Seen {
        let tokens = &source.layout.tokens;
        self.scratch.clear();
        for i in run.first..run.last {
            let word = lexicon.word(s, i);
            if word.plain == "," || (i == run.first && word.plain == "the" && run.last - run.first > 1) {
                continue;
            }
            if !self.scratch.is_empty() {
                self.scratch.push(' ');
            }
            self.scratch.push_str(&word.plain);
        }
        let form = match self.by_key.get(&self.scratch) {
            Some(&form) => form,
            None => {
                self.list.push(Form {
                    key: self.scratch.clone(),
                    words: self.scratch.split(' ').map(str::to_owned).collect(),
                    upper: true,
                    ..Form::default()
                });
                self.by_key.insert(self.scratch.clone(), self.list.len() - 1);
                self.list.len() - 1
            }
        };
        let last = lexicon.word(s, run.last - 1);
        let span = Span::new(
            tokens[run.first].span.start,
            tokens[run.last - 1].span.end - usize::from(last.possessive),
        );
        let one = &mut self.list[form];
        let spelling = span.of(source.text);
        match one.spellings.iter_mut().find(|(text, _)| text == spelling) {
            Some((_, count)) => *count += 1,
            None => one.spellings.push((spelling.to_owned(), 1)),
        }
        let mut gender = None;
        let mut title = String::new();
        for i in run.title..run.first {
            let word = lexicon.word(s, i);
            gender = match word.flags & (MALE | FEMALE) {
                MALE => Some(Gender::Male),
                FEMALE => Some(Gender::Female),
                _ => gender,
            };
        }
        if run.title < run.first {
            let raw = &lexicon.word(s, run.first - 1).plain;
            title = spelled_out(raw.clone());
            if title.is_empty() {
                title.push_str(raw);
            }
            one.person += 1;
        }
        for d in descriptions::of(source, s, lexicon, run) {
            let text = spelled_out(d.span.of(source.text).to_lowercase());
            let kinless = d.head & KIN == 0;
            if d.head & (ROLE | PERSON | KIN | TITLE) != 0 {
                one.person += 1;
            } else {
                one.group += 1;
            }
            gender = gender.or(match d.head & (MALE | FEMALE) {
                MALE => Some(Gender::Male),
                FEMALE => Some(Gender::Female),
                _ => None,
            });
            if text.is_empty() || !(kinless || text.contains(['’', '\''])) {
                continue;
            }
            match one.roles.iter_mut().find(|(role, _)| *role == text) {
                Some((_, definite)) => *definite |= d.definite,
                None => one.roles.push((text, d.definite)),
            }
        }
        match gender {
            Some(Gender::Male) => one.male += 1,
            Some(Gender::Female) => one.female += 1,
            None => {}
        }
        let near = |i: Option<usize>| i.filter(|&i| i < tokens.len()).map_or(0, |i| lexicon.word(s, i).flags);
        let located = near(run.title.checked_sub(1)) & LOCATIVE != 0;
        one.located += u32::from(located);
        one.says += u32::from(near(Some(run.last)) & SAYING != 0);
        one.strong += u32::from(!run.weak);
        one.flags |= (run.first..run.last).fold(0, |all, i| all | lexicon.word(s, i).flags);
        one.upper &= (run.first..run.last).all(|i| lexicon.word(s, i).shape == Shape::Upper);
        Seen { span, form, weak: run.weak, title, gender, located }
    }
}

/// Names in headlines, where capitals tell nothing: only forms that stand elsewhere.
fn headline_names(source: &Source, s: usize, lexicon: &Lexicon, forms: &Forms) -> Vec<Seen> {
    let mut found = Vec::new();
    let mut key = String::new();
    for sentence in &source.layout.sentences {
        if !runs::is_title_case(lexicon, s, sentence.first, sentence.last) {
            continue;
        }
        let mut i = sentence.first;
        while i < sentence.last {
            key.clear();
            let mut best = None;
            for j in i..sentence.last.min(i + 6) {
                if j > i {
                    key.push(' ');
                }
                key.push_str(&lexicon.word(s, j).plain);
                let known = forms.by_key.get(&key).copied().filter(|&f| forms.list[f].strong > 0);
                if let Some(form) = known {
                    best = Some((j + 1, form));
                }
                if lexicon.word(s, j).possessive > 0 {
                    break;
                }
            }
            let Some((end, form)) = best.filter(|_| lexicon.word(s, i).shape != Shape::Lower) else {
                i += 1;
                continue;
            };
            let possessive = usize::from(lexicon.word(s, end - 1).possessive);
            let tokens = &source.layout.tokens;
            let span = Span::new(tokens[i].span.start, tokens[end - 1].span.end - possessive);
            found.push(Seen { span, form, weak: false, title: String::new(), gender: None, located: false });
            i = end;
        }
    }
    found
}

fn tell_kinds(forms: &mut [Form]) {
    let titled: FxHashSet<String> = forms
        .iter()
        .filter(|f| f.person > 0)
        .filter_map(|f| f.words.iter().rev().find(|w| flags(w) & SUFFIX == 0).cloned())
        .collect();
    for form in forms.iter_mut() {
        let n = form.words.iter().filter(|w| flags(w) & SUFFIX == 0).count();
        let last = form.words.iter().rev().find(|w| flags(w) & SUFFIX == 0).map_or("", String::as_str);
        let known = world::get(&form.key);
        let first_name = form.words.first().is_some_and(|w| flags(w) & (MAN | WOMAN) != 0);
        let initial = n >= 3 && form.words[1..n - 1].iter().any(|w| w.chars().count() == 1);
        let organisation = form.flags & ORGANISATION != 0 && form.words.len() > 1;
        let suffixed = n < form.words.len();
        let short = (2..=3).contains(&n) && form.located == 0;
        let personal = ((2..=5).contains(&n) && (first_name || initial || suffixed))
            || (n == 1 && (first_name || titled.contains(last)) && !form.upper)
            || (short && titled.contains(last))
            || (short && form.says > 0 && !form.upper);
        form.kind = Some(if let Some(known) = known {
            if form.person > form.located && form.person > 1 && form.words.len() == 1 {
                NameKind::Person
            } else {
                known.kind
            }
        } else if form.person > form.group && !organisation {
            NameKind::Person
        } else if organisation || form.group > 0 {
            NameKind::Group
        } else if personal {
            NameKind::Person
        } else if form.upper && n == 1 {
            NameKind::Group
        } else if form.located * 2 > form.strong {
            NameKind::Place
        } else {
            NameKind::Other
        });
    }
    // a bare surname of somebody named in full
    let surnames: FxHashSet<String> = forms
        .iter()
        .filter(|f| f.kind == Some(NameKind::Person) && f.words.len() > 1)
        .filter_map(|f| f.words.iter().rev().find(|w| flags(w) & SUFFIX == 0).cloned())
        .collect();
    for form in forms.iter_mut() {
        if form.words.len() == 1 && form.kind == Some(NameKind::Other) && surnames.contains(&form.words[0]) {
            form.kind = Some(NameKind::Person);
        }
    }
}

/// Surnames whose `Jr.` is another person than the one without: both are written, or the short form
/// with suffix is used.
fn junior_beside(forms: &[Form], seen: &[Vec<Seen>]) -> FxHashSet<String> {
    let mut apart = FxHashSet::default();
    for form in forms {
        let is_suffixed = form.words.last().is_some_and(|w| flags(w) & SUFFIX != 0);
        if is_suffixed && form.words.len() == 2 {
            apart.insert(form.words[0].clone());
        }
    }
    for row in seen {
        let mut full: FxHashMap<&str, (bool, bool)> = FxHashMap::default();
        for one in row {
            let form = &forms[one.form];
            let n = form.words.len();
            let suffixed = flags(&form.words[n - 1]) & SUFFIX != 0;
            if n >= 2 + usize::from(suffixed) {
                let surname = form.words[n - 1 - usize::from(suffixed)].as_str();
                let both = full.entry(surname).or_default();
                if suffixed {
                    both.1 = true;
                } else {
                    both.0 = true;
                }
            }
            if n == 1 && one.title == "president" {
                full.entry(form.words[0].as_str()).or_default().0 = true;
            }
        }
        apart.extend(full.iter().filter(|(_, both)| both.0 && both.1).map(|(name, _)| (*name).to_owned()));
    }
    apart
}

/// People's forms that do not tell one person by themselves, by surname.
type Shorts = FxHashMap<String, Vec<usize>>;

#[derive(Default)]
struct Clusters {
    /// Forms of each.
    members: Vec<Vec<usize>>,
}

impl Clusters {
    fn add(&mut self, forms: &mut [Form], form: usize) -> usize {
        self.members.push(vec![form]);
        forms[form].cluster = Some(self.members.len() - 1);
        self.members.len() - 1
    }

    fn join(&mut self, forms: &mut [Form], form: usize, cluster: usize) {
        self.members[cluster].push(form);
        forms[form].cluster = Some(cluster);
    }

    /// Full names of people; gives the clusters of each surname.
    fn persons(&mut self, forms: &mut [Form], apart: &FxHashSet<String>) -> Shorts {
        let mut full: Vec<usize> = (0..forms.len())
            .filter(|&f| {
                let n = forms[f].words.iter().filter(|w| flags(w) & SUFFIX == 0).count();
                forms[f].kind == Some(NameKind::Person) && n >= 2 && forms[f].strong > 0
            })
            .collect();
        // the fullest first, so that a short form finds what it shortens
        full.sort_by(|&a, &b| {
            let (a, b) = (&forms[a], &forms[b]);
            b.words.len().cmp(&a.words.len()).then_with(|| a.key.cmp(&b.key))
        });
        let mut by_surname: Shorts = FxHashMap::default();
        for form in full {
            let (names, suffix) = parts(&forms[form].words);
            let surname = names[names.len() - 1].clone();
            let same: Vec<usize> = by_surname
                .get(&surname)
                .map(|clusters| {
                    clusters
                        .iter()
                        .copied()
                        .filter(|&c| {
                            self.members[c].iter().all(|&m| {
                                let (others, other_suffix) = parts(&forms[m].words);
                                let suffixes = suffix == other_suffix
                                    || ((suffix.is_none() || other_suffix.is_none())
                                        && !apart.contains(&surname));
                                suffixes && same_given_names(names, others)
                            })
                        })
                        .collect()
                })
                .unwrap_or_default();
            match same[..] {
                [one] => self.join(forms, form, one),
                _ => {
                    // `de Léon` of `Kevin de Léon` is no full name
                    let tail = by_surname.get(&surname).is_some_and(|clusters| {
                        clusters.iter().any(|&c| {
                            self.members[c].iter().any(|&m| {
                                let (others, _) = parts(&forms[m].words);
                                others.len() > names.len() && others.ends_with(names)
                            })
                        })
                    });
                    if tail {
                        continue;
                    }
                    let cluster = self.add(forms, form);
                    by_surname.entry(surname).or_default().push(cluster);
                }
            }
        }
        by_surname
    }

    /// Organisations, places and the rest.
    fn others(&mut self, forms: &mut [Form], acronyms: &[(usize, usize)]) {
        let mut order: Vec<usize> = (0..forms.len())
            .filter(|&f| {
                let form = &forms[f];
                form.cluster.is_none() && form.strong > 0 && form.kind != Some(NameKind::Person)
            })
            .collect();
        order.sort_by(|&a, &b| {
            let (a, b) = (&forms[a], &forms[b]);
            b.words.len().cmp(&a.words.len()).then_with(|| a.key.cmp(&b.key))
        });
        let mut introduced: FxHashMap<usize, usize> = FxHashMap::default();
        for &(short, long) in acronyms {
            if short != long && is_acronym_of(&forms[short], &forms[long]) {
                let best = introduced.entry(short).or_insert(long);
                if forms[long].key < forms[*best].key {
                    *best = long;
                }
            }
        }
        let mut known: FxHashMap<&'static str, usize> = FxHashMap::default();
        let mut by_bag: FxHashMap<String, usize> = FxHashMap::default();
        let mut placed: Vec<usize> = Vec::new();
        for form in order {
            if let Some(what) = world::get(&forms[form].key)
                && !introduced.contains_key(&form)
            {
                match known.get(what.canonical) {
                    Some(&cluster) => self.join(forms, form, cluster),
                    None => {
                        let cluster = self.add(forms, form);
                        known.insert(what.canonical, cluster);
                    }
                }
                continue;
            }
            let bag = bag(&forms[form].words);
            if let Some(&cluster) = by_bag.get(&bag) {
                self.join(forms, form, cluster);
                continue;
            }
            let long = introduced.get(&form).and_then(|&long| forms[long].cluster).or_else(|| {
                let mut fits = placed
                    .iter()
                    .copied()
                    .filter(|&p| {
                        is_acronym_of(&forms[form], &forms[p]) || is_shorter(&forms[form], &forms[p])
                    })
                    .filter_map(|p| forms[p].cluster);
                let first = fits.next()?;
                fits.all(|c| c == first).then_some(first)
            });
            let cluster = match long {
                Some(cluster) => {
                    self.join(forms, form, cluster);
                    cluster
                }
                None => self.add(forms, form),
            };
            by_bag.insert(bag, cluster);
            if forms[form].words.len() > 1 {
                placed.push(form);
            }
        }
    }
}

/// A person's names without suffix, and the suffix.
fn parts(words: &[String]) -> (&[String], Option<&str>) {
    match words.split_last() {
        Some((last, names)) if names.len() > 1 && flags(last) & SUFFIX != 0 => (names, Some(last)),
        _ => (words, None),
    }
}

/// Whether two full names with one surname can be one person's.
fn same_given_names(a: &[String], b: &[String]) -> bool {
    let (a, b) = (&a[..a.len() - 1], &b[..b.len() - 1]);
    let (Some(first_a), Some(first_b)) = (a.first(), b.first()) else { return false };
    if same_first_name(first_a, first_b) {
        return match (a.get(1), b.get(1)) {
            (Some(x), Some(y)) if a.len() == b.len() => {
                same_first_name(x, y) || x.starts_with(&y[..]) || y.starts_with(&x[..])
            }
            _ => true,
        };
    }
    // known by the middle name: `K. Michael Doe`, `Michael Doe`
    let middle = |long: &[String], short: &String| {
        long.len() > 1 && long[1..].iter().any(|w| w.len() > 1 && same_first_name(w, short))
    };
    (a.len() > b.len() && middle(a, first_b)) || (b.len() > a.len() && middle(b, first_a))
}

const SMALL: &[&str] = &["of", "the", "and", "on", "for", "in", "&", "to", "against"];

/// The words of an organisation in any order: `Department of Justice`, `Justice Department`.
fn bag(words: &[String]) -> String {
    let mut content: Vec<&str> = words.iter().map(String::as_str).filter(|w| !SMALL.contains(w)).collect();
    if content.len() > 1 {
        content.retain(|w| *w != "u.s.");
    }
    content.sort_unstable();
    content.join(" ")
}

/// Whether one word in capitals is made of the initials of the other form.
fn is_acronym_of(short: &Form, long: &Form) -> bool {
    if short.words.len() != 1 || !short.upper || long.words.len() < 2 {
        return false;
    }
    let word = &short.words[0];
    // every way of shortening starts with the first letter of a word of the long form
    if !long.words.iter().any(|w| w.as_bytes().first() == word.as_bytes().first()) {
        return false;
    }
    let initials = |all: bool| -> String {
        long.words
            .iter()
            .filter(|w| all || !SMALL.contains(&w.as_str()))
            .filter_map(|w| w.chars().next())
            .collect()
    };
    word.len() >= 2
        && {
            let (content, every) = (initials(false), initials(true));
            [&content, &every].into_iter().any(|i| i == word)
            || (word.len() >= 3 && (content.ends_with(word.as_str()) || content.strip_suffix('a').is_some_and(|c| c == word)))
            // CENTCOM: starts of the words, in order
            || (word.len() >= 5 && made_of_starts(word, &long.words))
        }
}

fn made_of_starts(word: &str, words: &[String]) -> bool {
    let mut rest = word;
    for w in words {
        let shared = rest.bytes().zip(w.bytes()).take_while(|(a, b)| a == b).count();
        if shared == 0 && !SMALL.contains(&w.as_str()) {
            return false;
        }
        rest = rest.get(shared..).unwrap_or("");
    }
    rest.is_empty()
}

/// Whether an organisation's name is a shorter way of writing the other: `Harbour Committee` of
/// `Permanent Select Committee on the Harbour`, `Safari Club` of `Safari Club International`.
fn is_shorter(short: &Form, long: &Form) -> bool {
    if short.words.len() < 2 || short.words.len() >= long.words.len() || long.kind != Some(NameKind::Group) {
        return false;
    }
    if !short.words.iter().all(|w| SMALL.contains(&w.as_str()) || long.words.contains(w)) {
        return false;
    }
    let content = |f: &'_ Form| -> Vec<String> {
        f.words.iter().filter(|w| !SMALL.contains(&w.as_str())).cloned().collect()
    };
    let (a, b) = (content(short), content(long));
    if a.len() < 2 {
        return false;
    }
    let head = |f: &Form| f.words.iter().find(|w| flags(w) & ORGANISATION != 0).cloned();
    let same_head = head(short).is_some() && head(short) == head(long) && a.len() >= 2;
    let subset = a.iter().all(|w| b.contains(w));
    let tail_only = long.words.starts_with(&short.words)
        && long.words[short.words.len()..].iter().all(|w| {
            flags(w) & ORGANISATION != 0
                || matches!(w.as_str(), "international" | "inc" | "worldwide" | "usa" | "global")
        })
        && short.kind != Some(NameKind::Place);
    let front = long.words.ends_with(&short.words)
        && long.words[..long.words.len() - short.words.len()]
            .iter()
            .all(|w| world::is_known(w) || w == "national" || w == "federal");
    (same_head && subset && a.len() > 1 && b.len() <= a.len() + 2) || tail_only || front
}

struct Resolver<'a> {
    forms: &'a [Form],
    clusters: Clusters,
    shorts: Shorts,
    /// People known by a bare surname only, by surname and whether titled president.
    loose: FxHashMap<(String, bool), usize>,
}

impl Resolver<'_> {
    /// The cluster of each mention of one article.
    fn article(&mut self, row: &[Seen]) -> Vec<(Span, usize)> {
        let mut introduced: Vec<(usize, usize)> = Vec::new();
        let mut suffix_used: FxHashSet<&str> = FxHashSet::default();
        for (at, one) in row.iter().enumerate() {
            let form = &self.forms[one.form];
            if form.kind == Some(NameKind::Person)
                && let Some(cluster) = form.cluster
            {
                introduced.push((at, cluster));
            }
            if form.words.len() == 2 && flags(&form.words[1]) & SUFFIX != 0 {
                suffix_used.insert(&form.words[0]);
            }
        }
        let mut out = Vec::with_capacity(row.len());
        for (at, one) in row.iter().enumerate() {
            let form = &self.forms[one.form];
            let single = form.words.len() == 1;
            if let Some(cluster) = form.cluster {
                let taken = single && !one.located && form.kind != Some(NameKind::Person);
                let person = taken.then(|| self.introduced_as(&introduced, at, one, &suffix_used)).flatten();
                // `Jordan` where `Jim Jordan` is named
                let person = person.filter(|_| !one.weak || form.strong == 0 || !one.title.is_empty());
                out.push((one.span, person.unwrap_or(cluster)));
                continue;
            }
            let person = self.introduced_as(&introduced, at, one, &suffix_used);
            if one.weak {
                out.extend(person.map(|p| (one.span, p)));
                continue;
            }
            if let Some(cluster) = person.or_else(|| self.anywhere(one, &suffix_used)) {
                out.push((one.span, cluster));
                continue;
            }
            if form.strong == 0 {
                continue;
            }
            let president = one.title == "president";
            let key = (form.key.clone(), president && self.shorts.contains_key(&form.key));
            let next = self.clusters.members.len();
            let cluster = *self.loose.entry(key).or_insert(next);
            if cluster == next {
                self.clusters.members.push(vec![one.form]);
            }
            out.push((one.span, cluster));
        }
        out
    }

    /// The person named in full in this article whom the short form at `at` means.
    fn introduced_as(
        &self,
        introduced: &[(usize, usize)],
        at: usize,
        one: &Seen,
        suffix_used: &FxHashSet<&str>,
    ) -> Option<usize> {
        let form = &self.forms[one.form];
        let fits: Vec<(usize, usize)> = introduced
            .iter()
            .copied()
            .filter(|&(_, c)| self.is_short_of(form, c, suffix_used) && self.agrees(one, c))
            .collect();
        let titled = |c: usize| self.has_role(c, &one.title);
        let first = fits.first()?.1;
        if one.title == "president" && !fits.iter().any(|&(_, c)| titled(c)) {
            // an untitled namesake may be the president's son
            let elsewhere = self.shorts.get(&form.key).is_some_and(|cs| cs.iter().any(|&c| titled(c)));
            let suffixed = fits.iter().all(|&(_, c)| self.is_suffixed(c));
            if elsewhere || suffixed {
                return None;
            }
        }
        if fits.iter().all(|&(_, c)| c == first) {
            return Some(first);
        }
        let narrowed: Vec<(usize, usize)> = if one.title.is_empty() || !fits.iter().any(|&(_, c)| titled(c)) {
            fits
        } else {
            fits.into_iter().filter(|&(_, c)| titled(c)).collect()
        };
        narrowed.iter().rev().find(|&&(p, _)| p < at).or(narrowed.first()).map(|&(_, c)| c)
    }

    /// The one person of that short form in all articles.
    fn anywhere(&self, one: &Seen, suffix_used: &FxHashSet<&str>) -> Option<usize> {
        let form = &self.forms[one.form];
        let surname = parts(&form.words).0.last()?;
        let clusters = self.shorts.get(surname)?;
        let mut fits: Vec<usize> = clusters
            .iter()
            .copied()
            .filter(|&c| self.is_short_of(form, c, suffix_used) && self.agrees(one, c))
            .collect();
        if !one.title.is_empty() && fits.iter().any(|&c| self.has_role(c, &one.title)) {
            fits.retain(|&c| self.has_role(c, &one.title));
        }
        if fits.len() > 1 && fits.iter().any(|&c| !self.is_suffixed(c)) {
            fits.retain(|&c| !self.is_suffixed(c));
        }
        if one.title == "president" && fits.iter().all(|&c| self.is_suffixed(c)) {
            return None;
        }
        let strength = |c: usize| self.clusters.members[c].iter().map(|&m| self.forms[m].strong).sum::<u32>();
        fits.sort_by_key(|&c| std::cmp::Reverse(strength(c)));
        match fits[..] {
            [one] => Some(one),
            [one, two, ..] if strength(one) >= 3 * strength(two) => Some(one),
            _ => None,
        }
    }

    fn is_suffixed(&self, cluster: usize) -> bool {
        self.clusters.members[cluster].iter().any(|&m| parts(&self.forms[m].words).1.is_some())
    }

    fn has_role(&self, cluster: usize, title: &str) -> bool {
        !title.is_empty()
            && self.clusters.members[cluster]
                .iter()
                .any(|&m| self.forms[m].roles.iter().any(|(role, _)| role.ends_with(title)))
    }

    /// Whether a bare surname, the end of a full name, or a first name can mean the person.
    fn is_short_of(&self, form: &Form, cluster: usize, suffix_used: &FxHashSet<&str>) -> bool {
        let (names, suffix) = parts(&form.words);
        let (names, suffix) = match names {
            [one, last] if flags(last) & SUFFIX != 0 => (std::slice::from_ref(one), Some(last.as_str())),
            _ => (names, suffix),
        };
        self.clusters.members[cluster].iter().any(|&m| {
            let (full, full_suffix) = parts(&self.forms[m].words);
            let ends = full.len() > names.len() && full.ends_with(names);
            let starts = names.len() == 1 && full.len() > 1 && full[0] == names[0] && names[0].len() > 1;
            match suffix {
                Some(_) => ends && suffix == full_suffix,
                None => {
                    (ends && !(full_suffix.is_some() && suffix_used.contains(names[0].as_str())))
                        || (starts && !form.located_only())
                }
            }
        })
    }

    fn agrees(&self, one: &Seen, cluster: usize) -> bool {
        match (one.gender, gender_of(self.forms, &self.clusters.members[cluster])) {
            (Some(a), Some(b)) => a == b,
            _ => true,
        }
    }
}

impl Form {
    fn located_only(&self) -> bool {
        self.located > 0 && self.person == 0
    }
}

fn gender_of(forms: &[Form], members: &[usize]) -> Option<Gender> {
    let (male, female) = members.iter().fold((0, 0), |(m, f), &i| (m + forms[i].male, f + forms[i].female));
    if male != female {
        return Some(if male > female { Gender::Male } else { Gender::Female });
    }
    let first = members
        .iter()
        .filter(|&&m| forms[m].words.len() > 1)
        .fold(0, |all, &m| all | flags(&forms[m].words[0]));
    match first & (MAN | WOMAN) {
        MAN => Some(Gender::Male),
        WOMAN => Some(Gender::Female),
        _ => None,
    }
}

fn finish(
    resolver: Resolver,
    resolved: Vec<Vec<(Span, usize)>>,
    seen: &[Vec<Seen>],
) -> (Directory, Vec<Vec<NameMention>>, Described) {
    let forms = resolver.forms;
    let clusters = resolver.clusters.members;
    // which short forms came to mean which cluster
    let mut shorts: Vec<Vec<usize>> = vec![Vec::new(); clusters.len()];
    let mut used = vec![false; clusters.len()];
    for (row, seen) in resolved.iter().zip(seen) {
        let mut at = 0;
        for &(span, cluster) in row {
            used[cluster] = true;
            while seen[at].span != span {
                at += 1;
            }
            let form = seen[at].form;
            if !clusters[cluster].contains(&form) && !shorts[cluster].contains(&form) {
                shorts[cluster].push(form);
            }
        }
    }
    let mut meanings = vec![0_u32; forms.len()];
    for &short in shorts.iter().flatten() {
        meanings[short] += 1;
    }
    let mut definite: Vec<(usize, String)> = Vec::new();
    let mut entries: Vec<(Entry, usize)> = Vec::new();
    for (c, members) in clusters.iter().enumerate() {
        if !used[c] {
            continue;
        }
        let known = members.iter().find_map(|&m| world::get(&forms[m].key));
        let kind = forms[members[0]].kind.unwrap_or(NameKind::Other);
        let canonical = match known {
            Some(known) if kind != NameKind::Person => known.canonical.to_owned(),
            _ => display(forms, members),
        };
        let all = || members.iter().chain(&shorts[c]).copied();
        let everyone: Vec<usize> = all().collect();
        let mut roles: Vec<(String, bool)> =
            members.iter().flat_map(|&m| forms[m].roles.iter().cloned()).collect();
        for &short in &shorts[c] {
            // a title of a surname two people share says nothing about either
            let shared = meanings[short] > 1;
            if !shared {
                roles.extend(forms[short].roles.iter().cloned());
            }
        }
        definite.extend(roles.iter().filter(|(_, definite)| *definite).map(|(role, _)| (c, role.clone())));
        let mut aliases: Vec<String> = all()
            .flat_map(|m| forms[m].spellings.iter().map(|(text, _)| text.to_lowercase()))
            .chain(roles.iter().filter(|(_, definite)| *definite).map(|(role, _)| format!("the {role}")))
            .collect();
        let mut roles: Vec<String> = roles.into_iter().map(|(role, _)| role).collect();
        roles.sort();
        roles.dedup();
        aliases.sort();
        aliases.dedup();
        let gender = if kind == NameKind::Person { gender_of(forms, &everyone) } else { None };
        entries.push((Entry { canonical, kind, gender, aliases, roles }, c));
    }
    // a president and a namesake, both by surname only, are told apart by nothing else
    let presidents: FxHashSet<usize> =
        resolver.loose.iter().filter(|((_, president), _)| *president).map(|(_, &c)| c).collect();
    entries.sort_by(|(a, one), (b, other)| {
        a.canonical
            .cmp(&b.canonical)
            .then(a.kind.cmp(&b.kind))
            .then_with(|| a.aliases.cmp(&b.aliases))
            .then_with(|| a.roles.cmp(&b.roles))
            .then(presidents.contains(one).cmp(&presidents.contains(other)))
    });
    let mut owners: FxHashMap<String, u32> = FxHashMap::default();
    for (entry, _) in &entries {
        for alias in &entry.aliases {
            *owners.entry(alias.clone()).or_default() += 1;
        }
    }
    let mut place = vec![0; clusters.len()];
    for (at, (entry, cluster)) in entries.iter_mut().enumerate() {
        place[*cluster] = at;
        entry.aliases.retain(|a| owners[a] == 1);
    }
    let entries: Vec<Entry> = entries.into_iter().map(|(entry, _)| entry).collect();
    let mut described = Described::default();
    for (c, alias) in definite {
        let owners = described.entry(world::key(&alias)).or_default();
        if entries[place[c]].kind == NameKind::Person && !owners.contains(&place[c]) {
            owners.push(place[c]);
        }
    }
    let mentions = resolved
        .into_iter()
        .map(|row| {
            row.into_iter()
                .map(|(span, cluster)| NameMention {
                    span,
                    kind: entries[place[cluster]].kind,
                    entry: place[cluster],
                })
                .collect()
        })
        .collect();
    (Directory { entries }, mentions, described)
}

/// A description with its titles written out: `sen.` becomes `senator`; empty for `mr.` and its like.
fn spelled_out(text: String) -> String {
    if let Some((front, last)) = text.rsplit_once(' ')
        && matches!(last, "sen." | "rep." | "gov." | "gen." | "prof.")
    {
        return format!("{front} {}", spelled_out(last.to_owned()));
    }
    match text.trim_end_matches('.') {
        "mr" | "mrs" | "ms" | "miss" | "mx" | "dr" | "hon" => String::new(),
        "sen" => "senator".into(),
        "rep" => "representative".into(),
        "gov" => "governor".into(),
        "gen" => "general".into(),
        "prof" => "professor".into(),
        _ => text,
    }
}

/// The fullest spelling: most words, then most often written, then first in the alphabet.
fn display(forms: &[Form], members: &[usize]) -> String {
    members
        .iter()
        .flat_map(|&m| {
            forms[m].spellings.iter().map(move |(text, count)| (forms[m].words.len(), *count, text))
        })
        .max_by(|a, b| {
            let shouted = |t: &str| t.len() > 6 && !t.contains(char::is_lowercase);
            (!shouted(a.2), a.0, a.1).cmp(&(!shouted(b.2), b.0, b.1)).then_with(|| b.2.cmp(a.2))
        })
        .map(|(_, _, text)| text.clone())
        .unwrap_or_default()
}
