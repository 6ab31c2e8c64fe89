//! What the terminal at the other end can show.

use crate::export::table::Style;
use std::io::IsTerminal as _;

/// How the table is drawn: to the width of the terminal, between 60 and 160 columns, with colour; 100
/// columns and plain where the result goes elsewhere.
pub fn style(standard_output: bool) -> Style {
    let terminal = standard_output && std::io::stdout().is_terminal();
    let columns = if terminal { terminal_size::terminal_size() } else { None };
    let width = columns.map_or(100, |(columns, _)| usize::from(columns.0).clamp(60, 160));
    Style { width, colour: standard_output && colour(terminal, |name| std::env::var(name).ok()) }
}

/// Whether to use colour, by the conventions of no-color.org and bixense.com/clicolors.
fn colour(terminal: bool, variable: impl Fn(&str) -> Option<String>) -> bool {
    let set = |name: &str| variable(name).filter(|value| !value.is_empty());
    if set("NO_COLOR").is_some() {
        return false;
    }
    if set("CLICOLOR_FORCE").is_some_and(|value| value != "0") {
        return true;
    }
    terminal
        && set("CLICOLOR").is_none_or(|value| value != "0")
        && set("TERM").is_none_or(|value| value != "dumb")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colour_follows_the_conventions() {
        type Case<'c> = (bool, &'c [(&'c str, &'c str)], bool);
        let cases: [Case; 9] = [
            (true, &[], true),
            (false, &[], false),
            (true, &[("NO_COLOR", "1")], false),
            (true, &[("NO_COLOR", "")], true),
            (true, &[("CLICOLOR", "0")], false),
            (false, &[("CLICOLOR", "1")], false),
            (false, &[("CLICOLOR_FORCE", "1")], true),
            (false, &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")], false),
            (true, &[("TERM", "dumb")], false),
        ];
        for (terminal, variables, expected) in cases {
            let variable = |name: &str| {
                variables.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_string())
            };
            assert_eq!(colour(terminal, variable), expected, "{terminal} {variables:?}");
        }
    }
}
