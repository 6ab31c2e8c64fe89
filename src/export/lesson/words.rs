//! The instructions of the tasks, in the words of three levels.

use super::{Level, TaskKind};

/// What a task is called.
pub fn name(kind: TaskKind) -> &'static str {
    match kind {
        TaskKind::FindTheDifference => "Find the difference",
        TaskKind::LeftOut => "What is left out?",
        TaskKind::WhoHasIt => "Which article has it?",
        TaskKind::Order => "What comes first?",
        TaskKind::Introduced => "How are they introduced?",
        TaskKind::SortByCertainty => "How sure is it?",
        TaskKind::WhoSaysSo => "Who says so?",
        TaskKind::Headlines => "Which headline fits?",
        TaskKind::FactOrOpinion => "Fact or opinion?",
        TaskKind::WhoIsQuoted => "Who is quoted?",
        TaskKind::Grid => "Comparison grid",
    }
}

/// What is to be done.
pub fn instruction(kind: TaskKind, level: Level) -> &'static str {
    use Level::{Plain, Secondary, University};
    match (kind, level) {
        (TaskKind::FindTheDifference, Plain) => {
            "Read the two texts in each pair. Underline the words that are not the same. Then tick one box. \
             If the two texts cannot both be true, tick “contradict”."
        }
        (TaskKind::FindTheDifference, Secondary) => {
            "Each pair comes from two articles about the same event. Underline what differs, then tick the box \
             that fits best. If both cannot be true, tick “contradict”, whatever else differs."
        }
        (TaskKind::FindTheDifference, University) => {
            "Each pair juxtaposes two outlets’ accounts. Mark every divergence and classify the pair; where the \
             accounts are incompatible, “contradict” takes precedence. Be ready to argue what the divergence does \
             to the reader’s picture of the event."
        }
        (TaskKind::LeftOut, Plain) => {
            "One article gives only a part of what a person said. Find the whole sentence in the other article. \
             Write down the missing words. Is the meaning still the same?"
        }
        (TaskKind::LeftOut, Secondary) => {
            "These quotations were shortened. Find the longer version in the article named, write down the words \
             that are missing, and say whether the meaning changes."
        }
        (TaskKind::LeftOut, University) => {
            "These quotations were truncated or elided. Locate the fuller version in the article named, supply the \
             missing words, and assess whether the cut is fair to the speaker."
        }
        (TaskKind::WhoHasIt, Plain) => {
            "Somebody said these words. Which articles have exactly these words? Look for them and tick the boxes."
        }
        (TaskKind::WhoHasIt, Secondary) => {
            "Tick every article that quotes these words exactly. Why might the others leave them out?"
        }
        (TaskKind::WhoHasIt, University) => {
            "Tick every article that carries these words verbatim. What does each outlet’s selection of quotations \
             do to its account?"
        }
        (TaskKind::Order, Plain) => {
            "Both articles have this. Find it and write the number of the line. In which article does it come \
             earlier? Tick it."
        }
        (TaskKind::Order, Secondary) => {
            "Both articles have this, one much earlier than the other. Write down the lines, and tick where it \
             comes earlier. What does that tell the reader?"
        }
        (TaskKind::Order, University) => {
            "Locate each in both articles, citing the line, and tick the one that gives it the greater prominence. \
             What does the placing imply about news value?"
        }
        (TaskKind::Introduced, Plain) => {
            "How does each article first tell who this person is? Copy the words. Do they sound the same?"
        }
        (TaskKind::Introduced, Secondary) => {
            "Find where each article first names the person and copy the words that say who it is. What picture \
             does each choice of words give?"
        }
        (TaskKind::Introduced, University) => {
            "Record how each article introduces the person at first mention. What does each label foreground, and \
             what does it leave out?"
        }
        (TaskKind::SortByCertainty, Plain) => {
            "How sure is the article? Tick the box that fits (sometimes two fit). Underline the words that show it."
        }
        (TaskKind::SortByCertainty, Secondary) => {
            "Does the article say that it is so, that someone says so, or that it may be so? Tick what fits (two may \
             fit) and underline the words that show it."
        }
        (TaskKind::SortByCertainty, University) => {
            "Classify how far each article commits itself: flat assertion, attribution, hedge (two may combine). Mark \
             the words that carry it."
        }
        (TaskKind::WhoSaysSo, Plain) => {
            "Who said this? Look in the articles. Write the letter of the person."
        }
        (TaskKind::WhoSaysSo, Secondary) => {
            "Match each quotation with its speaker. Use the articles, and note the line where you found it."
        }
        (TaskKind::WhoSaysSo, University) => {
            "Attribute each quotation, citing article and line. What gives this speaker standing to say it?"
        }
        (TaskKind::Headlines, Plain) => {
            "Read the articles. Which headline belongs to which article? Write the letter of the article."
        }
        (TaskKind::Headlines, Secondary) => {
            "The headlines were taken off the articles. Which belongs to which? Write the letter of the article, \
             and the word that gave it away."
        }
        (TaskKind::Headlines, University) => {
            "Reunite each headline with its article, and name the textual evidence. What does each headline choose \
             to put first?"
        }
        (TaskKind::FactOrOpinion, Plain) => {
            "Can you check it, or is it what a person thinks? Tick one box for each sentence."
        }
        (TaskKind::FactOrOpinion, Secondary) => {
            "Which of these could be checked, and which give somebody’s judgement? Tick one box in each row. \
             (A statement that can be checked may still turn out to be wrong.)"
        }
        (TaskKind::FactOrOpinion, University) => {
            "Classify each as a verifiable claim or an evaluative judgement. (Verifiable does not mean true.) \
             How would you verify the former?"
        }
        (TaskKind::WhoIsQuoted, Plain) => {
            "Which article has words of these people in quotation marks? Tick the boxes. Who is missing?"
        }
        (TaskKind::WhoIsQuoted, Secondary) => {
            "Tick which article quotes whom in quotation marks. Whose voice is heard most, and who is not heard at all?"
        }
        (TaskKind::WhoIsQuoted, University) => {
            "Tick which article quotes whom directly. What does the selection of voices imply about each outlet’s \
             sources and framing?"
        }
        (TaskKind::Grid, Plain) => "Read the articles. Write short notes in the boxes.",
        (TaskKind::Grid, Secondary) => "Compare the articles. Take notes in the boxes, with line numbers.",
        (TaskKind::Grid, University) => {
            "Compare the coverage systematically. Note evidence with article and line throughout."
        }
    }
}

/// The rows of the comparison grid that have a box for each article.
pub fn grid(level: Level) -> [(&'static str, f32); 6] {
    match level {
        Level::Plain => [
            ("Headline", 12.0),
            ("How does it begin?", 18.0),
            ("Facts, and who says so", 42.0),
            ("Who speaks?", 24.0),
            ("Strong words", 18.0),
            ("What came before? (background)", 18.0),
        ],
        _ => [
            ("Headline", 12.0),
            ("Lead: what comes first?", 18.0),
            ("Facts, each with its source", 42.0),
            ("Whose voices?", 24.0),
            ("Loaded words", 18.0),
            ("Context and background", 18.0),
        ],
    }
}

/// The rows of the comparison grid that are about all articles.
pub fn across(level: Level) -> [(&'static str, f32); 3] {
    match level {
        Level::Plain => {
            [("In all articles", 24.0), ("Only in one article", 24.0), ("I still want to know", 18.0)]
        }
        _ => [
            ("What all include", 24.0),
            ("What is left out, and by whom", 24.0),
            ("What I still want to know", 18.0),
        ],
    }
}
