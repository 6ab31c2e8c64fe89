//! What a frame of the window costs, from the user's input to triangles, without drawing them.
//!
//! ```text
//! cargo bench --bench window
//! ```
//!
//! Twelve articles of 2,000 words on an invented flood, made from templates: most sentences are told by
//! several outlets in one of several wordings, with numbers that differ now and then. The aim is 8 ms a
//! frame in every view.

use eframe::egui::{
    Context, Event, MouseWheelSource, MouseWheelUnit, Pos2, RawInput, Rect, TouchPhase, pos2, vec2,
};
use parallax::app::command::Command;
use parallax::app::state::Tab;
use parallax::app::{App, Opening, theme};
use parallax::article::Article;
use parallax::workspace::Change;

fn main() {
    divan::main();
}

/// Frames in which nothing changes, as when the pointer moves over the view.
#[divan::bench(args = ["Overview", "Table", "Side by side"])]
fn frame_at_rest(bencher: divan::Bencher, view: &str) {
    let mut window = Window::open(12, view);
    let mut x = 300.0;
    bencher.bench_local(|| {
        x = if x > 1500.0 { 300.0 } else { x + 7.0 };
        window.frame(vec![Event::PointerMoved(pos2(x, 500.0))])
    });
}

/// Frames in which the view is scrolled on, rows never seen before coming into sight.
#[divan::bench(args = ["Overview", "Table", "Side by side"])]
fn frame_while_scrolling(bencher: divan::Bencher, view: &str) {
    let mut window = Window::open(12, view);
    window.frame(vec![Event::PointerMoved(pos2(900.0, 500.0))]);
    let mut turn = 0;
    bencher.bench_local(|| {
        turn += 1;
        // down for a while, then up again
        let lines = if turn % 400 < 200 { -4.0 } else { 4.0 };
        window.frame(vec![wheel(lines)])
    });
}

/// The rows worked out anew for a word that is searched for, and the frame that shows them.
#[divan::bench]
fn frame_after_a_search(bencher: divan::Bencher) {
    let mut window = Window::open(12, "Table");
    let mut words = ["harbour", "levee", "", "mayor"].into_iter().cycle();
    bencher.bench_local(|| {
        let word = words.next().unwrap_or_default();
        window.app.apply(Command::Search(word.into()), &window.ctx);
        window.frame(Vec::new())
    });
}

/// From the slider to the table that follows it: 10 articles of 1,000 words.
#[divan::bench]
fn slider_to_table(bencher: divan::Bencher) {
    let mut window = Window::with(articles(10, 1_000), "Table");
    let mut strictness = [0.4, 0.6, 0.45, 0.55].into_iter().cycle();
    bencher.bench_local(|| {
        let value = strictness.next().unwrap_or(0.5);
        window.app.apply(Command::Strictness(value), &window.ctx);
        window.frame(Vec::new())
    });
}

fn wheel(lines: f32) -> Event {
    Event::MouseWheel {
        unit: MouseWheelUnit::Line,
        delta: vec2(0.0, lines),
        phase: TouchPhase::Move,
        source: MouseWheelSource::Wheel,
        modifiers: Default::default(),
    }
}

struct Window {
    ctx: Context,
    app: App,
    time: f64,
}

impl Window {
    fn open(count: usize, view: &str) -> Window {
        Window::with(articles(count, 2_000), view)
    }

    fn with(articles: Vec<Article>, view: &str) -> Window {
        let ctx = Context::default();
        theme::install(&ctx);
        let mut app = App::new(&ctx, Opening { in_place: true, ..Opening::default() });
        app.apply(Command::Change(Box::new(Change::Add(articles))), &ctx);
        let tab = Tab::ALL.into_iter().find(|tab| tab.name() == view).unwrap_or(Tab::Table);
        app.apply(Command::Show(tab), &ctx);
        let mut window = Window { ctx, app, time: 0.0 };
        for _ in 0..4 {
            window.frame(Vec::new());
        }
        let comparison = window.app.comparison().expect("compared in place");
        assert!(comparison.rows.len() >= 300, "{} rows are too few to measure", comparison.rows.len());
        window
    }

    /// Lays out and tessellates one frame; gives back how many triangles it has.
    fn frame(&mut self, events: Vec<Event>) -> usize {
        self.time += 1.0 / 60.0;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, vec2(1920.0, 1080.0))),
            time: Some(self.time),
            events,
            ..RawInput::default()
        };
        let output = self.ctx.run_ui(input, |ui| self.app.show(ui));
        let points = output.pixels_per_point;
        output.textures_delta.set.len() + self.ctx.tessellate(output.shapes, points).len()
    }
}

/// `count` articles of about `words` words on one event, always the same ones.
fn articles(count: usize, words: usize) -> Vec<Article> {
    (0..count)
        .map(|outlet| {
            let mut text = String::new();
            let mut written = 0;
            let mut sentence = 0;
            while written < words {
                // Two of three things are told by each outlet, its own choice, in its own order.
                if !(sentence * 7 + outlet * 3).is_multiple_of(3) {
                    let told = told(sentence, outlet);
                    written += told.split_whitespace().count();
                    text.push_str(if text.is_empty() {
                        ""
                    } else if sentence % 3 == 0 {
                        "\n\n"
                    } else {
                        " "
                    });
                    text.push_str(&told);
                }
                sentence += 1;
            }
            Article {
                outlet: format!("Outlet {outlet}"),
                title: format!("Flood in the delta, told by outlet {outlet}"),
                text,
                ..Article::default()
            }
        })
        .collect()
}

const PLACES: [&str; 12] = [
    "Aldmoor",
    "Brackwater",
    "Corvale",
    "Dunmere",
    "Eastlow",
    "Farholt",
    "Greyford",
    "Hazelby",
    "Inverley",
    "Jarrow Point",
    "Kestrel Bay",
    "Linden",
];
const NAMES: [&str; 12] = [
    "Odile Farrant",
    "Tomas Verlander",
    "Ines Halloran",
    "Samir Oduya",
    "Petra Lindqvist",
    "Ruan Castellane",
    "Vera Tolland",
    "Ilse Brandt",
    "Dessa Okonjo",
    "Marek Solano",
    "Yusuf Adeyemi",
    "Clara Whitcombe",
];
const THINGS: [&str; 10] = [
    "the levee",
    "the ferry",
    "the school",
    "the hospital",
    "the rail bridge",
    "the pumping station",
    "the harbour",
    "the market hall",
    "the old mill",
    "the power line",
];

/// The thing number `n`, as an outlet tells it.
fn told(n: usize, outlet: usize) -> String {
    let (place, name, thing) = (PLACES[n % 12], NAMES[(n / 2) % 12], THINGS[(n / 3) % 10]);
    let count = 100 + n * 13 + if outlet % 4 == 1 { 40 } else { 0 };
    match (n % 4, outlet % 3) {
        (0, 0) => format!(
            "“We could not hold {thing} in {place} for another night, and {count} people knew it,” said {name}."
        ),
        (0, 1) => format!("{name} said: “We could not hold {thing} in {place}, and {count} people knew it.”"),
        (0, _) => format!("“We could not keep {thing} in {place} for another night,” {name} said."),
        (1, 0) => {
            format!("About {count} residents of {place} had to leave their homes when {thing} gave way.")
        }
        (1, 1) => format!("When {thing} gave way, {count} people in {place} were told to leave their homes."),
        (1, _) => format!("In {place} {count} residents left their homes after {thing} broke."),
        (2, 0) => {
            format!("{name} inspected {thing} near {place} and ordered {count} sandbags to be brought there.")
        }
        (2, 1) => format!("{count} sandbags were ordered for {thing} near {place} by {name}."),
        (2, _) => format!("Near {place}, {name} ordered {count} sandbags for {thing}."),
        (_, 0) => {
            format!("The water at {place} rose by {count} millimetres within an hour and reached {thing}.")
        }
        (_, 1) => {
            format!("Within an hour the water at {place} rose {count} millimetres and reached {thing}.")
        }
        (_, _) => {
            format!("At {place} the water reached {thing}, rising by {count} millimetres within an hour.")
        }
    }
}
