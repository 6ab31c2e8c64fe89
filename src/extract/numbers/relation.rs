//! How two numbers relate.

use super::{Hedge, Number, Role, currency, measure, noun};
use crate::extract::Relation;

/// How two numbers relate, units converted (an hour, 60 minutes). Symmetric.
///
/// * `Same`: the same interval, hedged alike.
/// * `Compatible`: intervals that overlap, an unhedged round figure taken as rounded (30,000 and
///   30,412; about 30,000 and 31,000; 800,000 and hundreds of thousands; over 21 and 21 or older).
/// * `Conflict`: intervals that are disjoint (12 and 15; 53-45 and 52-46; third and fourth); one figure in two
///   currencies (£2m and $2m).
/// * `None`: not comparable. Other roles; other units; a unit on one side only, or on neither, unless
///   both give the same value; people under unlike words (12 protesters, 15 people) unless they
///   agree; or a value so far beyond an open end (more than 60; 75,000) that it counts something else.
pub fn relation(a: &Number, b: &Number) -> Option<Relation> {
    if a.role != b.role {
        return None;
    }
    let Some(kin) = kinship(&a.unit, &b.unit) else {
        // a sum may be told in two currencies, but not as the same figure in both
        let same_figure = near(a.low, b.low) && near(a.high, b.high);
        let money = currency::are_told_apart(&a.unit, &b.unit);
        return (same_figure && money).then_some(Relation::Conflict);
    };
    let (fa, fb) = kin.factors;
    if let (Some(x), Some(y)) = (a.second, b.second) {
        return Some(if near(a.low, b.low) && near(x, y) { Relation::Same } else { Relation::Conflict });
    }
    let (x, y) = ((a.low * fa, a.high * fa), (b.low * fb, b.high * fb));
    let alike = near(x.0, y.0) && near(x.1, y.1);
    let relation = if alike && side(a.hedge) == side(b.hedge) {
        Relation::Same
    } else {
        let (sa, sb) = (a.slack * fa, b.slack * fb);
        // the coarser of two unhedged figures may be the other, rounded
        let slack = sa.max(sb);
        if alike || (x.0 - slack <= y.1 && y.0 - slack <= x.1) {
            if beyond(a.hedge, x, y) || beyond(b.hedge, y, x) {
                return None;
            }
            Relation::Compatible
        } else {
            Relation::Conflict
        }
    };
    match kin.close {
        true => Some(relation),
        // unlike words: agreement is worth telling, disagreement is not
        false if relation == Relation::Same && a.hedge != Hedge::Vague => Some(relation),
        false => (kin.people && relation == Relation::Compatible).then_some(relation),
    }
}

/// Hedges that say the same of the same interval.
fn side(hedge: Hedge) -> u8 {
    match hedge {
        Hedge::Over => 1,
        Hedge::AtLeast => 2,
        Hedge::Under => 3,
        Hedge::AtMost => 4,
        _ => 0,
    }
}

/// Whether `other` lies implausibly far on the open side of a hedged interval.
fn beyond(hedge: Hedge, of: (f64, f64), other: (f64, f64)) -> bool {
    match hedge {
        Hedge::Over | Hedge::AtLeast => other.0 > of.0 * 2.0,
        Hedge::Under | Hedge::AtMost => other.1 < of.1 / 2.0,
        _ => false,
    }
}

struct Kinship {
    /// What brings each side to a common unit.
    factors: (f64, f64),
    /// Whether they count the same thing.
    close: bool,
    /// Whether both count people.
    people: bool,
}

fn kinship(a: &str, b: &str) -> Option<Kinship> {
    let plain = Kinship { factors: (1.0, 1.0), close: true, people: false };
    if a.is_empty() || b.is_empty() {
        return Some(Kinship { close: false, ..plain });
    }
    if a == b || synonyms(a, b) {
        return Some(plain);
    }
    if let (Some((x, fx)), Some((y, fy))) = (measure::dimension(a), measure::dimension(b)) {
        return (x == y).then_some(Kinship { factors: (fx, fy), ..plain });
    }
    let people = noun::is_people(a) && noun::is_people(b);
    people.then_some(Kinship { close: false, people, ..plain })
}

/// Words that count the same things.
const CLASSES: &[&[&str]] = &[
    &["protester", "demonstrator", "marcher"],
    &["troops", "soldier", "servicemember"],
    &["bill", "measure"],
    &["dead", "death", "fatality"],
    &["official", "officials"],
    &["congressman", "lawmaker"],
    &["email", "e-mail"],
    &["shot", "bullet", "round"],
    &["job", "position"],
    &["state", "states"],
];

fn synonyms(a: &str, b: &str) -> bool {
    CLASSES.iter().any(|class| class.contains(&a) && class.contains(&b))
}

fn near(a: f64, b: f64) -> bool {
    a == b || (a - b).abs() <= 1e-3 * a.abs().max(b.abs())
}

impl Number {
    /// Whether it counts or measures rather than ranks.
    pub fn is_count(&self) -> bool {
        self.role == Role::Count
    }
}
