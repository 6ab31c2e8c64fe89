//! What a frame of the window costs, from the user's input to triangles, without drawing them, and how
//! long the table takes to follow the slider.
//!
//! ```text
//! cargo bench --bench window                 articles made from nothing, see `made`
//! cargo bench --bench window -- FOLDER       the articles in a folder: the slider, step by step
//! ```
//!
//! The aims: 8 ms a frame in every view with twelve articles of 2,000 words and 600 rows; 50 ms from the
//! slider to the table with ten articles of 1,000 words, at every strictness.

mod made;

use eframe::egui::{
    Context, CursorIcon, Event, Modifiers, MouseWheelSource, MouseWheelUnit, PointerButton, Pos2, RawInput,
    Rect, ThemePreference, TouchPhase, pos2, vec2,
};
use parallax::app::command::Command;
use parallax::app::loaded::Loaded;
use parallax::app::state::Tab;
use parallax::app::{App, Opening, theme};
use parallax::article::Article;
use parallax::compare::{Decisions, Prepared, Settings};
use parallax::workspace::Change;
use std::path::{Path, PathBuf};
use std::time::Instant;

fn main() {
    let folders = std::env::args().skip(1).map(PathBuf::from).filter(|path| path.is_dir());
    let folders: Vec<PathBuf> = folders.collect();
    if folders.is_empty() {
        divan::main();
    }
    for folder in folders {
        step_by_step(&folder);
    }
}

/// Every view, and what may stand over or beside it.
const SCENES: [&str; 10] = [
    "Overview",
    "Table",
    "Side by side",
    "Overview, inspector",
    "Table, inspector",
    "Side by side, inspector",
    "Table, dark",
    "Table, export",
    "Table, lesson",
    "Table, repetitive",
];

/// Frames in which nothing changes, as when the pointer moves over the view.
#[divan::bench(args = SCENES)]
fn frame_at_rest(bencher: divan::Bencher, scene: &str) {
    let mut window = Window::open(scene);
    let mut x = 300.0;
    bencher.bench_local(|| {
        x = if x > 1500.0 { 300.0 } else { x + 7.0 };
        window.frame(vec![Event::PointerMoved(pos2(x, 500.0))])
    });
}

/// Frames in which the view is scrolled on, rows never seen before coming into sight.
#[divan::bench(args = SCENES)]
fn frame_while_scrolling(bencher: divan::Bencher, scene: &str) {
    let mut window = Window::open(scene);
    window.frame(vec![Event::PointerMoved(pos2(900.0, 500.0))]);
    let mut turn = 0;
    bencher.bench_local(|| {
        turn += 1;
        // down for a while, then up again
        let lines = if turn % 400 < 200 { -4.0 } else { 4.0 };
        window.frame(vec![wheel(lines)])
    });
}

/// Frames in which a column's edge is drawn to and fro with the pointer.
#[divan::bench(args = ["Table", "Table, repetitive"])]
fn frame_while_a_column_is_resized(bencher: divan::Bencher, scene: &str) {
    let mut window = Window::open(scene);
    let edge = window.first_edge();
    window.frame(vec![Event::PointerMoved(edge)]);
    window.frame(vec![button(edge, true)]);
    let mut turn = 0;
    bencher.bench_local(|| {
        turn += 1;
        let by = (turn % 40) as f32 * 3.0;
        window
            .frame(vec![Event::PointerMoved(edge + vec2(if turn % 80 < 40 { by } else { 120.0 - by }, 0.0))])
    });
}

/// Frames in which the window gets wider and narrower.
#[divan::bench(args = SCENES)]
fn frame_while_the_window_is_resized(bencher: divan::Bencher, scene: &str) {
    let mut window = Window::open(scene);
    let mut turn = 0;
    bencher.bench_local(|| {
        turn += 1;
        window.width = 1500.0 + (turn % 100) as f32 * 4.0;
        window.frame(Vec::new())
    });
}

/// The rows worked out anew for a word that is searched for, and the frame that shows them.
#[divan::bench]
fn frame_after_a_search(bencher: divan::Bencher) {
    let mut window = Window::open("Table");
    let mut words = ["storm", "council", "", "mayor"].into_iter().cycle();
    bencher.bench_local(|| {
        let word = words.next().unwrap_or_default();
        window.app.apply(Command::Search(word.into()), &window.ctx);
        window.frame(Vec::new())
    });
}

/// From the slider to the table that follows it: ten articles of 1,000 words, the slider drawn from the middle
/// to either end in a window just opened, so that every position is a new one.
#[divan::bench(args = ["news", "repetitive"], sample_count = 8, sample_size = 1)]
fn slider_to_table_eleven_times(bencher: divan::Bencher, kind: &str) {
    let articles = made::articles(kind, 10, 1_000);
    bencher.with_inputs(|| Window::with(articles.clone(), "Table")).bench_local_refs(|window| {
        for step in [5, 4, 3, 2, 1, 0, 6, 7, 8, 9, 10] {
            window.app.apply(Command::Strictness(f64::from(step) / 10.0 + 0.01), &window.ctx);
            window.frame(Vec::new());
        }
    });
}

/// Prints what the table costs that follows the slider to each position, the first time and again.
fn step_by_step(folder: &Path) {
    let mut paths: Vec<PathBuf> =
        std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    paths.sort();
    let inputs: Vec<_> = paths.into_iter().map(Into::into).collect();
    let articles = parallax::import::read_all(&inputs, &Default::default(), &|_, _| (), &|| false).articles;
    for (name, articles) in [
        (folder.display().to_string(), articles),
        ("made news".into(), made::articles("news", 10, 1_000)),
        ("made repetitive".into(), made::articles("repetitive", 10, 1_000)),
    ] {
        let words: usize = articles.iter().map(|article| article.text.split_whitespace().count()).sum();
        println!("{name}: {} articles, {words} words", articles.len());
        println!("  strictness   rows  line up  look-ups  overview  first in the window    again (ms)");
        let mut window = Window::with(articles.clone(), "Table");
        let prepared = Prepared::read(&articles);
        let decisions = Decisions::default();
        prepared.compare(&Settings::default(), &decisions);
        for strictness in [0.5, 0.4, 0.3, 0.2, 0.1, 0.0, 0.6, 0.8, 1.0] {
            let (outcome, line_up) = timed(|| prepared.compare(&Settings { strictness }, &decisions));
            let rows = outcome.comparison.rows.len();
            let (loaded, look_ups) = timed(|| Loaded::new(outcome.comparison));
            let (_, overview) = timed(|| loaded.overview().pairs.len());
            let elsewhere = if strictness > 0.5 { 0.5 } else { 1.0 };
            let mut follow = || {
                window.app.apply(Command::Strictness(elsewhere), &window.ctx);
                window.frame(Vec::new());
                timed(|| {
                    window.app.apply(Command::Strictness(strictness), &window.ctx);
                    window.frame(Vec::new());
                })
                .1
            };
            let (first, again) = (follow(), follow());
            println!(
                "  {strictness:>10.1} {rows:>6} {line_up:>8.1} {look_ups:>9.1} {overview:>9.1} {first:>20.1} {again:>13.1}"
            );
        }
    }
}

/// What `work` gives and how many milliseconds it took: of CPU, all threads together, where the system tells;
/// else on the clock.
fn timed<T>(work: impl FnOnce() -> T) -> (T, f64) {
    let (begun, before) = (Instant::now(), cpu());
    let done = work();
    let clock = begun.elapsed().as_secs_f64() * 1000.0;
    (done, before.zip(cpu()).map_or(clock, |(before, after)| after - before))
}

/// Milliseconds of CPU that the threads of this process have had, as Linux counts them.
fn cpu() -> Option<f64> {
    let threads = std::fs::read_dir("/proc/self/task").ok()?;
    let nanoseconds = threads.flatten().filter_map(|thread| {
        let told = std::fs::read_to_string(thread.path().join("schedstat")).ok()?;
        told.split_whitespace().next()?.parse::<f64>().ok()
    });
    Some(nanoseconds.sum::<f64>() / 1e6)
}

fn wheel(lines: f32) -> Event {
    Event::MouseWheel {
        unit: MouseWheelUnit::Line,
        delta: vec2(0.0, lines),
        phase: TouchPhase::Move,
        source: MouseWheelSource::Wheel,
        modifiers: Modifiers::default(),
    }
}

fn button(pos: Pos2, pressed: bool) -> Event {
    Event::PointerButton { pos, button: PointerButton::Primary, pressed, modifiers: Modifiers::default() }
}

struct Window {
    ctx: Context,
    app: App,
    time: f64,
    width: f32,
    /// The pointer's shape in the last frame.
    shape: CursorIcon,
}

impl Window {
    /// Twelve articles of 2,000 words as `scene` shows them: a view, and what stands over it.
    fn open(scene: &str) -> Window {
        let (view, more) = scene.split_once(", ").unwrap_or((scene, ""));
        let kind = if more == "repetitive" { more } else { "news" };
        let mut window = Window::with(made::articles(kind, 12, 2_000), view);
        let rows = window.app.comparison().map_or(0, |comparison| comparison.rows.len());
        assert!(rows >= 600 || kind == "repetitive", "{rows} rows are too few to measure");
        let command = match more {
            "inspector" => Some(Command::Inspect { row: 0, reading: Some(0) }),
            "export" => Some(Command::Export),
            "lesson" => Some(Command::Lesson),
            _ => None,
        };
        if more == "dark" {
            window.ctx.set_theme(ThemePreference::Dark);
        }
        command.into_iter().for_each(|command| window.app.apply(command, &window.ctx));
        (0..8).for_each(|_| _ = window.frame(Vec::new()));
        window
    }

    fn with(articles: Vec<Article>, view: &str) -> Window {
        let ctx = Context::default();
        theme::install(&ctx);
        let mut app = App::new(&ctx, Opening { in_place: true, ..Opening::default() });
        app.apply(Command::Change(Box::new(Change::Add(articles))), &ctx);
        let tab = Tab::ALL.into_iter().find(|tab| tab.name() == view).unwrap_or(Tab::Table);
        app.apply(Command::Show(tab), &ctx);
        let mut window = Window { ctx, app, time: 0.0, width: 1920.0, shape: CursorIcon::Default };
        (0..4).for_each(|_| _ = window.frame(Vec::new()));
        window
    }

    /// The right edge of the table's first column, found by the pointer's shape.
    fn first_edge(&mut self) -> Pos2 {
        for y in (60..200).step_by(10) {
            for x in (300..800).step_by(3) {
                let at = pos2(x as f32, y as f32);
                self.frame(vec![Event::PointerMoved(at)]);
                self.frame(Vec::new());
                if self.shape == CursorIcon::ResizeHorizontal {
                    return at;
                }
            }
        }
        panic!("the table has no edge to draw at")
    }

    /// Lays out and tessellates one frame; gives back how many triangles it has.
    fn frame(&mut self, events: Vec<Event>) -> usize {
        self.time += 1.0 / 60.0;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, vec2(self.width, 1080.0))),
            time: Some(self.time),
            events,
            ..RawInput::default()
        };
        let output = self.ctx.run_ui(input, |ui| self.app.show(ui));
        self.shape = output.platform_output.cursor_icon;
        let points = output.pixels_per_point;
        output.textures_delta.set.len() + self.ctx.tessellate(output.shapes, points).len()
    }
}
