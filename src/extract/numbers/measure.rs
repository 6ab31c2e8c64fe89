//! Measures and stretches of time: how each is spelt, and how they are converted.

use super::currency;
use crate::extract::atoms::{self, Lower, Period};

/// What a measure measures, with the factor to its base unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Dimension {
    Length,
    Area,
    Weight,
    Volume,
    Time,
    Age,
    Speed,
    Bytes,
}

/// Normal forms of measures: their spellings, dimension and factor (metres, square metres,
/// kilograms, litres, seconds, years, km/h, bytes).
const MEASURES: &[(&str, &[&str], Dimension, f64)] = &[
    ("km", &["km", "kms", "kilometer", "kilometers", "kilometre", "kilometres"], Dimension::Length, 1_000.0),
    ("miles", &["mile", "miles", "mi"], Dimension::Length, 1_609.344),
    ("m", &["meter", "meters", "metre", "metres"], Dimension::Length, 1.0),
    ("cm", &["cm", "centimeter", "centimeters", "centimetre", "centimetres"], Dimension::Length, 0.01),
    ("mm", &["mm", "millimeter", "millimeters", "millimetre", "millimetres"], Dimension::Length, 0.001),
    ("feet", &["foot", "feet", "ft"], Dimension::Length, 0.3048),
    ("inches", &["inch", "inches"], Dimension::Length, 0.0254),
    ("yards", &["yard", "yards", "yd"], Dimension::Length, 0.9144),
    ("acres", &["acre", "acres"], Dimension::Area, 4_046.86),
    ("hectares", &["hectare", "hectares", "ha"], Dimension::Area, 10_000.0),
    ("kg", &["kg", "kgs", "kilo", "kilos", "kilogram", "kilograms"], Dimension::Weight, 1.0),
    ("g", &["g", "gram", "grams", "gramme", "grammes"], Dimension::Weight, 0.001),
    ("mg", &["mg", "milligram", "milligrams"], Dimension::Weight, 1e-6),
    ("lb", &["lb", "lbs", "pound", "pounds"], Dimension::Weight, 0.453_592),
    ("oz", &["oz", "ounce", "ounces"], Dimension::Weight, 0.028_349_5),
    ("tons", &["ton", "tons"], Dimension::Weight, 907.185),
    ("tonnes", &["tonne", "tonnes"], Dimension::Weight, 1_000.0),
    ("l", &["liter", "liters", "litre", "litres"], Dimension::Volume, 1.0),
    ("ml", &["ml", "milliliter", "milliliters"], Dimension::Volume, 0.001),
    ("gallons", &["gallon", "gallons"], Dimension::Volume, 3.785_41),
    ("barrels", &["barrel", "barrels"], Dimension::Volume, 158.987),
    ("cups", &["cup", "cups"], Dimension::Volume, 0.236_588),
    ("mph", &["mph"], Dimension::Speed, 1.609_344),
    ("km/h", &["kph", "kmh", "kmph"], Dimension::Speed, 1.0),
    ("knots", &["knot", "knots"], Dimension::Speed, 1.852),
    ("MB", &["mb", "megabyte", "megabytes"], Dimension::Bytes, 1e6),
    ("GB", &["gb", "gigabyte", "gigabytes"], Dimension::Bytes, 1e9),
    ("TB", &["tb", "terabyte", "terabytes"], Dimension::Bytes, 1e12),
];

const PERIODS: &[(Period, &str)] = &[
    (Period::Second, "seconds"),
    (Period::Minute, "minutes"),
    (Period::Hour, "hours"),
    (Period::Day, "days"),
    (Period::Weekend, "weekends"),
    (Period::Week, "weeks"),
    (Period::Fortnight, "fortnights"),
    (Period::Month, "months"),
    (Period::Quarter, "quarters"),
    (Period::Year, "years"),
    (Period::Decade, "decades"),
    (Period::Century, "centuries"),
];

/// The dimension and factor of a unit's normal form.
pub(super) fn dimension(name: &str) -> Option<(Dimension, f64)> {
    if let Some(period) = name.strip_suffix(" old") {
        let &(period, _) = PERIODS.iter().find(|p| p.1 == period)?;
        return Some((Dimension::Age, atoms::seconds(period)));
    }
    if let Some(&(period, _)) = PERIODS.iter().find(|p| p.1 == name) {
        return Some((Dimension::Time, atoms::seconds(period)));
    }
    MEASURES.iter().find(|m| m.0 == name).map(|m| (m.2, m.3))
}

/// The normal form of the measure that a word, in any case, names.
pub(super) fn measure(word: &str) -> Option<&'static str> {
    let lower = Lower::new(word);
    let word = lower.as_str();
    MEASURES.iter().find(|m| m.1.contains(&word)).map(|m| m.0)
}

/// Whether letters written onto digits are a measure: the `km` of `30km`, the `h` of `3h`.
pub(super) fn is_measure(letters: &str) -> bool {
    suffix_unit(letters).is_some()
}

/// The unit that letters written onto digits stand for.
pub(super) fn suffix_unit(letters: &str) -> Option<&'static str> {
    match letters {
        "h" | "hr" | "hrs" => Some("hours"),
        "min" | "mins" => Some("minutes"),
        "C" => Some("°C"),
        "F" => Some("°F"),
        "yo" => Some("years old"),
        _ => currency::code(letters).or_else(|| measure(letters)),
    }
}

/// The normal form of a stretch of time.
pub(super) fn period_name(period: Period) -> &'static str {
    PERIODS.iter().find(|p| p.0 == period).map_or("", |p| p.1)
}
