//! The window's icon, drawn: one line seen from two places, and what differs between them.

use eframe::egui::IconData;

/// Width and height in pixels.
const SIZE: usize = 64;

/// The icon.
pub fn icon() -> IconData {
    let mut rgba = Vec::with_capacity(SIZE * SIZE * 4);
    for y in 0..SIZE {
        for x in 0..SIZE {
            rgba.extend(pixel(x as f32 + 0.5, y as f32 + 0.5));
        }
    }
    IconData { rgba, width: SIZE as u32, height: SIZE as u32 }
}

/// Two columns of three bars on a rounded ground; the middle bars are apart and of another colour.
fn pixel(x: f32, y: f32) -> [u8; 4] {
    const GROUND: [f32; 3] = [75.0, 63.0, 167.0];
    const PAPER: [f32; 3] = [251.0, 250.0, 247.0];
    const VERMILION: [f32; 3] = [255.0, 127.0, 94.0];
    let bars = [
        (12.0, 17.0, 18.0, PAPER),
        (34.0, 17.0, 18.0, PAPER),
        (12.0, 29.0, 18.0, VERMILION),
        (34.0, 29.0, 11.0, VERMILION),
        (12.0, 41.0, 18.0, PAPER),
        (34.0, 41.0, 18.0, PAPER),
    ];
    let mut color = GROUND;
    for (left, top, width, bar) in bars {
        let inside = cover(x, y, (left, top, width, 6.0), 2.0);
        color = std::array::from_fn(|n| color[n] + (bar[n] - color[n]) * inside);
    }
    let alpha = cover(x, y, (2.0, 2.0, 60.0, 60.0), 13.0);
    [color[0] as u8, color[1] as u8, color[2] as u8, (alpha * 255.0) as u8]
}

/// How much of the pixel around (x, y) a rounded rectangle covers.
fn cover(x: f32, y: f32, (left, top, width, height): (f32, f32, f32, f32), radius: f32) -> f32 {
    let dx = (left + radius - x).max(x - (left + width - radius)).max(0.0);
    let dy = (top + radius - y).max(y - (top + height - radius)).max(0.0);
    (radius + 0.5 - dx.hypot(dy)).clamp(0.0, 1.0)
}
