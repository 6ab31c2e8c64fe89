//! What is said about characters that no typeface has.

use std::collections::BTreeSet;

/// The scripts most asked for, as ranges of code points (Unicode, Blocks.txt).
const SCRIPTS: [(u32, u32, &str); 21] = [
    (0x0530, 0x058F, "Armenian"),
    (0x0590, 0x05FF, "Hebrew"),
    (0x0600, 0x077F, "Arabic"),
    (0x0900, 0x097F, "Devanagari"),
    (0x0980, 0x09FF, "Bengali"),
    (0x0A00, 0x0DFF, "an Indian script"),
    (0x0E00, 0x0E7F, "Thai"),
    (0x10A0, 0x10FF, "Georgian"),
    (0x1100, 0x11FF, "Korean"),
    (0x1200, 0x139F, "Ethiopic"),
    (0x2190, 0x27BF, "signs"),
    (0x2E80, 0x2FDF, "Chinese characters"),
    (0x3040, 0x30FF, "Japanese kana"),
    (0x3400, 0x9FFF, "Chinese characters"),
    (0xAC00, 0xD7AF, "Korean"),
    (0xF900, 0xFAFF, "Chinese characters"),
    (0xFB1D, 0xFB4F, "Hebrew"),
    (0xFB50, 0xFDFF, "Arabic"),
    (0xFE70, 0xFEFF, "Arabic"),
    (0x1F000, 0x1FAFF, "emoji"),
    (0x20000, 0x3FFFF, "Chinese characters"),
];

/// How many code points are named.
const NAMED: usize = 12;

/// What there is to say about characters that are drawn as empty boxes; `None` where there are none.
pub fn unshown(missing: &BTreeSet<char>) -> Option<String> {
    if missing.is_empty() {
        return None;
    }
    let script = |c: &char| {
        let point = u32::from(*c);
        SCRIPTS.iter().find(|(from, to, _)| (*from..=*to).contains(&point)).map(|(_, _, name)| *name)
    };
    let scripts: BTreeSet<&str> = missing.iter().filter_map(script).collect();
    let scripts = match scripts.is_empty() {
        true => String::new(),
        false => format!(" ({})", scripts.into_iter().collect::<Vec<_>>().join(", ")),
    };
    let mut points: Vec<String> =
        missing.iter().take(NAMED).map(|c| format!("U+{:04X}", u32::from(*c))).collect();
    if missing.len() > NAMED {
        points.push("…".into());
    }
    let told = match missing.len() {
        1 => "1 character is shown as an empty box, because no typeface on this computer has it".to_owned(),
        n => {
            format!("{n} characters are shown as empty boxes, because no typeface on this computer has them")
        }
    };
    Some(format!("{told}{scripts}: {}. What they stand for can still be copied.", points.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_shown_is_named() {
        assert_eq!(unshown(&BTreeSet::new()), None);
        let told = unshown(&"日א\u{1F600}".chars().collect()).unwrap();
        assert!(told.starts_with("3 characters are") && told.contains("(Chinese characters, Hebrew, emoji)"));
        assert!(told.contains("U+05D0, U+65E5, U+1F600"), "{told}");
    }
}
