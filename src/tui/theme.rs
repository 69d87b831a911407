//! The colours: one accent, for a light or a dark terminal or in the terminal's own palette. Colour
//! is never the only signal: what matters is bold, reversed or has a sign as well.

use ratatui::style::{Color, Modifier, Style};

/// The styles the screen is drawn in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    /// What is open now, and the marks that lead the eye there.
    pub accent: Style,
    /// What is there when it is looked for.
    pub quiet: Style,
    /// What is said aloud.
    pub strong: Style,
    /// What needs a look.
    pub warn: Style,
    /// What cannot be overlooked: a whole row.
    pub loud: Style,
    /// The row that is selected.
    pub chosen: Style,
    /// What was struck out.
    pub struck: Style,
    /// What names somebody.
    pub named: Style,
}

/// The colours that differ between themes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Palette {
    accent: Color,
    quiet: Color,
    warn: Color,
}

/// On a light ground: indexes of the fixed part of the 256 colours, which no terminal's own scheme
/// changes.
const LIGHT: Palette = Palette {
    accent: Color::Indexed(25),
    quiet: Color::Indexed(240),
    warn: Color::Indexed(124),
};

/// On a dark ground.
const DARK: Palette = Palette {
    accent: Color::Indexed(117),
    quiet: Color::Indexed(248),
    warn: Color::Indexed(216),
};

impl Theme {
    /// Without colour: bold, dim and reversed only.
    #[must_use]
    pub fn colourless() -> Theme {
        let plain = Style::new();
        Theme {
            accent: plain.add_modifier(Modifier::BOLD),
            quiet: plain.add_modifier(Modifier::DIM),
            strong: plain.add_modifier(Modifier::BOLD),
            warn: plain.add_modifier(Modifier::BOLD),
            loud: plain.add_modifier(Modifier::BOLD | Modifier::REVERSED),
            chosen: plain.add_modifier(Modifier::REVERSED),
            struck: plain.add_modifier(Modifier::DIM | Modifier::CROSSED_OUT),
            named: plain.add_modifier(Modifier::BOLD | Modifier::UNDERLINED),
        }
    }

    /// The terminal's own colours: magenta is the one of the sixteen that is read about as well on
    /// light as on dark, and dim is whatever the terminal takes it to be.
    #[must_use]
    pub fn own() -> Theme {
        let mut theme = Theme::colourless();
        theme.accent = theme.accent.fg(Color::Magenta);
        theme.warn = theme.warn.fg(Color::Magenta);
        theme.named = theme.named.fg(Color::Magenta);
        theme
    }

    /// For a light ground.
    #[must_use]
    pub fn light() -> Theme {
        Theme::with(LIGHT)
    }

    /// For a dark ground.
    #[must_use]
    pub fn dark() -> Theme {
        Theme::with(DARK)
    }

    fn with(palette: Palette) -> Theme {
        let quiet = Style::new().fg(palette.quiet);
        let bare = Theme::colourless();
        Theme {
            accent: bare.accent.fg(palette.accent),
            quiet,
            warn: bare.warn.fg(palette.warn),
            named: bare.named.fg(palette.warn),
            struck: quiet.add_modifier(Modifier::CROSSED_OUT),
            ..bare
        }
    }

    /// The theme that the environment asks for: `NO_COLOR` (no-color.org) outweighs all; some
    /// terminals say in `COLORFGBG` what ground they draw on; else the terminal's own colours.
    #[must_use]
    pub fn of_environment(variable: impl Fn(&str) -> Option<String>) -> Theme {
        if variable("NO_COLOR").is_some_and(|value| !value.is_empty()) {
            return Theme::colourless();
        }
        let ground = variable("COLORFGBG")
            .and_then(|value| value.rsplit(';').next().and_then(|last| last.parse().ok()));
        match ground {
            Some(7 | 15) => Theme::light(),
            Some(0..=15_u8) => Theme::dark(),
            _ => Theme::own(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The colour of an index in the fixed part of the 256 colours.
    fn rgb(color: Color) -> [f64; 3] {
        let Color::Indexed(index) = color else {
            panic!("{color:?} is not of the fixed part");
        };
        let level = |step: u8| {
            if step == 0 {
                0.0
            } else {
                f64::from(step) * 40.0 + 55.0
            }
        };
        match index {
            232.. => [f64::from(index - 232) * 10.0 + 8.0; 3],
            16.. => {
                let cube = index - 16;
                [level(cube / 36), level(cube / 6 % 6), level(cube % 6)]
            }
            _ => panic!("{index} is not of the fixed part"),
        }
    }

    /// WCAG 2.2, relative luminance.
    fn luminance(rgb: [f64; 3]) -> f64 {
        let linear = |value: f64| {
            let value = value / 255.0;
            if value <= 0.04045 {
                value / 12.92
            } else {
                ((value + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * linear(rgb[0]) + 0.7152 * linear(rgb[1]) + 0.0722 * linear(rgb[2])
    }

    fn contrast(one: [f64; 3], other: [f64; 3]) -> f64 {
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    #[test]
    fn text_stands_out_from_light_and_dark_grounds_by_four_and_a_half_to_one() {
        let grounds = [
            (LIGHT, [[255.0, 255.0, 255.0], [238.0, 238.0, 232.0]]),
            (DARK, [[0.0, 0.0, 0.0], [46.0, 52.0, 64.0]]),
        ];
        for (palette, grounds) in grounds {
            for color in [palette.accent, palette.quiet, palette.warn] {
                for ground in grounds {
                    let found = contrast(rgb(color), ground);
                    assert!(found >= 4.5, "{color:?} on {ground:?}: {found:.2}");
                }
            }
        }
    }

    #[test]
    fn the_environment_chooses_and_no_color_outweighs_it() {
        let of = |set: &[(&str, &str)]| {
            let set: Vec<(String, String)> = set
                .iter()
                .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
                .collect();
            Theme::of_environment(move |name| {
                let found = set.iter().find(|(known, _)| known == name);
                found.map(|(_, value)| value.clone())
            })
        };
        assert_eq!(of(&[]), Theme::own());
        assert_eq!(of(&[("COLORFGBG", "0;15")]), Theme::light());
        assert_eq!(of(&[("COLORFGBG", "15;default;0")]), Theme::dark());
        assert_eq!(of(&[("COLORFGBG", "x")]), Theme::own());
        let both = [("COLORFGBG", "0;15"), ("NO_COLOR", "1")];
        assert_eq!(of(&both), Theme::colourless());
        assert_eq!(of(&[("NO_COLOR", "")]), Theme::own());
    }

    #[test]
    fn every_signal_survives_without_colour() {
        let bare = Theme::colourless();
        for style in [
            bare.accent,
            bare.warn,
            bare.loud,
            bare.chosen,
            bare.quiet,
            bare.named,
        ] {
            assert_ne!(style.add_modifier, Modifier::empty());
        }
    }
}
