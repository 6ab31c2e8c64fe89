//! The `parallax` program.

fn main() -> std::process::ExitCode {
    parallax::cli::main(window)
}

/// Opens the window, or says why there is none.
#[cfg(feature = "window")]
fn window(files: Vec<std::path::PathBuf>) -> Result<(), String> {
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let unix = cfg!(all(unix, not(any(target_os = "macos", target_os = "ios", target_os = "android"))));
    if unix && !set("DISPLAY") && !set("WAYLAND_DISPLAY") && !set("WAYLAND_SOCKET") {
        return Err("there is no display to open a window on".into());
    }
    let folder = parallax::workspace::folders::state();
    parallax::app::run(parallax::app::Opening { files, folder, ..Default::default() })
}

/// Without the feature `window` there is only the command line, and nothing to say about it.
#[cfg(not(feature = "window"))]
fn window(_files: Vec<std::path::PathBuf>) -> Result<(), String> {
    Err(String::new())
}
