//! Whether the desktop is light or dark. Elsewhere the windowing system tells; X11 and Wayland do not, so the
//! desktop's settings portal is asked, over the session's own bus, and listened to for as long as the window lives.

use eframe::egui::{Context, Theme};
use std::sync::{Arc, Mutex, PoisonError};

/// What the desktop was last heard to have chosen.
#[derive(Clone, Default)]
pub struct Desktop(Arc<Mutex<Option<Theme>>>);

impl Desktop {
    /// Listens on a thread of its own; where no portal answers nothing is ever heard.
    pub fn listen(ctx: &Context) -> Desktop {
        let desktop = Desktop::default();
        #[cfg(all(unix, not(target_os = "macos")))]
        {
            let (heard, ctx) = (desktop.clone(), ctx.clone());
            let thread = std::thread::Builder::new().name("the desktop's look".into());
            // Without a thread, as without a portal, the window is light.
            drop(thread.spawn(move || {
                portal::listen(|theme| {
                    *heard.0.lock().unwrap_or_else(PoisonError::into_inner) = theme;
                    ctx.request_repaint();
                })
            }));
        }
        #[cfg(not(all(unix, not(target_os = "macos"))))]
        let _ = ctx;
        desktop
    }

    /// Light or dark; `None` where the desktop does not say.
    pub fn theme(&self) -> Option<Theme> {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(all(unix, not(target_os = "macos")))]
mod portal {
    use eframe::egui::Theme;
    use zbus::blocking::{Connection, Proxy};
    use zbus::zvariant::{OwnedValue, Value};

    const NAMESPACE: &str = "org.freedesktop.appearance";
    const KEY: &str = "color-scheme";

    /// Tells what is chosen now, and whenever that changes; returns where nobody answers.
    pub fn listen(tell: impl Fn(Option<Theme>)) -> zbus::Result<()> {
        let bus = Connection::session()?;
        let settings = Proxy::new(
            &bus,
            "org.freedesktop.portal.Desktop",
            "/org/freedesktop/portal/desktop",
            "org.freedesktop.portal.Settings",
        )?;
        let changes = settings.receive_signal("SettingChanged")?;
        // older portals know the other call only
        let asked = |how: &str| settings.call::<_, _, OwnedValue>(how, &(NAMESPACE, KEY));
        let chosen: OwnedValue = asked("ReadOne").or_else(|_| asked("Read"))?;
        tell(theme(&chosen));
        for change in changes {
            let body = change.body();
            if let Ok((NAMESPACE, KEY, value)) = body.deserialize::<(&str, &str, Value)>() {
                tell(theme(&value));
            }
        }
        Ok(())
    }

    /// What a value of the setting stands for.
    fn theme(value: &Value) -> Option<Theme> {
        match value {
            Value::U32(1) => Some(Theme::Dark),
            Value::U32(2) => Some(Theme::Light),
            Value::Value(inner) => theme(inner),
            _ => None,
        }
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        #[test]
        fn settings_are_read_as_portals_give_them() {
            assert_eq!(theme(&Value::U32(1)), Some(Theme::Dark));
            assert_eq!(theme(&Value::U32(2)), Some(Theme::Light));
            assert_eq!(theme(&Value::U32(0)), None, "no preference");
            assert_eq!(
                theme(&Value::Value(Box::new(Value::U32(1)))),
                Some(Theme::Dark),
                "from older portals"
            );
            assert_eq!(theme(&Value::from("dark")), None);
        }
    }
}
