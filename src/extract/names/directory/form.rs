//! Ways of writing a name, counted over all articles, and what their words and neighbours tell of them.

use crate::article::Span;
use crate::extract::names::lexicon::*;
use crate::extract::names::runs::{self, Run};
use crate::extract::names::{Gender, NameKind, Source, descriptions, world};
use rustc_hash::{FxHashMap, FxHashSet};

/// A way of writing a name, counted over all articles.
#[derive(Default)]
pub(super) struct Form {
    /// Plain words joined by blanks.
    pub(super) key: String,
    /// Plain words.
    pub(super) words: Vec<String>,
    /// Spellings with their counts.
    pub(super) spellings: Vec<(String, u32)>,
    /// How often it stands as a name on its own evidence.
    pub(super) strong: u32,
    /// How often a title or a person's description stands by it, and a group's.
    pub(super) person: u32,
    pub(super) group: u32,
    /// How often it is said to be somebody's relative.
    pub(super) kin: u32,
    /// How often it follows `in`, `at`, `from`.
    pub(super) located: u32,
    /// How often it does the saying.
    pub(super) says: u32,
    pub(super) male: u32,
    pub(super) female: u32,
    pub(super) flags: Flags,
    pub(super) upper: bool,
    /// Descriptions, lower-cased, and whether one of them says which one.
    pub(super) roles: Vec<(String, bool)>,
    pub(super) kind: Option<NameKind>,
    /// Cluster it belongs to; none for a bare surname.
    pub(super) cluster: Option<usize>,
}

/// A run with what it was seen as.
pub(super) struct Seen {
    pub(super) span: Span,
    pub(super) form: usize,
    pub(super) weak: bool,
    /// Title before it, plain: `president`.
    pub(super) title: String,
    pub(super) gender: Option<Gender>,
    pub(super) located: bool,
}

#[derive(Default)]
pub(super) struct Forms {
    pub(super) list: Vec<Form>,
    pub(super) by_key: FxHashMap<String, usize>,
    pub(super) scratch: String,
}

/// Names in headlines, where capitals tell nothing: only forms that stand elsewhere.
pub(super) fn headline_names(source: &Source, s: usize, lexicon: &Lexicon, forms: &Forms) -> Vec<Seen> {
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

pub(super) fn tell_kinds(forms: &mut [Form]) {
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
        // `U.S. Weighs Petrov`, of a headline that was not seen to be one
        let led = form.words.len() > 1 && form.person == 0 && {
            flags(&form.words[0]) & (MAN | WOMAN) == 0 && world::is_acronym(&form.words[0])
        };
        let personal = personal && !led;
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
pub(super) fn junior_beside(forms: &[Form], seen: &[Vec<Seen>]) -> FxHashSet<String> {
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

/// Surnames by which some article calls somebody before it names anybody in full with them: `President Vance … his
/// father, Orlo Vance`.
pub(super) fn used_bare(forms: &[Form], seen: &[Vec<Seen>]) -> FxHashSet<String> {
    let mut bare = FxHashSet::default();
    for row in seen {
        let mut full: FxHashSet<&str> = FxHashSet::default();
        for one in row.iter().filter(|one| !one.weak) {
            match &forms[one.form].words[..] {
                [surname] if !full.contains(surname.as_str()) => {
                    bare.insert(surname.clone());
                }
                [_, .., surname] => {
                    full.insert(surname);
                }
                _ => {}
            }
        }
    }
    bare
}

/// A description with its titles written out: `sen.` becomes `senator`; empty for `mr.` and its like.
pub(super) fn spelled_out(text: String) -> String {
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

impl Forms {
    pub(super) fn read(&mut self, source: &Source, s: usize, lexicon: &Lexicon, run: &Run) -> Seen {
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
            one.kin += u32::from(!kinless);
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
        // `Petrov said`, `Petrov, who helped`
        let word = |i: usize| tokens.get(i).map_or("", |t| t.of(source.text));
        let person = word(run.last) == "," && word(run.last + 1) == "who";
        one.says += u32::from(person || near(Some(run.last)) & SAYING != 0);
        one.strong += u32::from(!run.weak);
        one.flags |= (run.first..run.last).fold(0, |all, i| all | lexicon.word(s, i).flags);
        one.upper &= (run.first..run.last).all(|i| lexicon.word(s, i).shape == Shape::Upper);
        Seen { span, form, weak: run.weak, title, gender, located }
    }
}

impl Form {
    /// Whether it is never named but as somebody's relative.
    pub(super) fn is_only_kin(&self) -> bool {
        self.kin > 0 && self.kin >= self.strong
    }

    pub(super) fn located_only(&self) -> bool {
        self.located > 0 && self.person == 0
    }
}
