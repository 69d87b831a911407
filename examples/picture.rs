//! Makes the picture in the README: a real run in a pseudo-terminal, typed as an interviewer would,
//! its screen drawn as SVG.
//!
//! `cargo build && cargo run --example picture > docs/screen.svg`

use std::error::Error;
use std::fmt::Write as _;
use std::io::{Read as _, Write};
use std::num::NonZero;
use std::sync::mpsc::channel;
use std::time::{Duration, Instant};

use portable_pty::{CommandBuilder, PtySize, native_pty_system};
use vt100::{Cell, Color, Parser};

const ROWS: u16 = 24;
const COLUMNS: u16 = 80;
/// The size of a cell in the picture.
const CELL: (f32, f32) = (8.4, 18.0);

/// What is typed: keys, and how long the screen rests after them.
const KEYS: &[&str] = &[
    "/consent yes\r",
    "/next\r",
    "/go O1\r",
    "vooral de schoolleiders, daarna de bestuurder\r",
    "begint zelf al over doelen voor taal #basis\r",
    "/mentioned O2.1\r",
    "? vraag nog naar de school die niet mee wilde\r",
    "/go O2.1\r",
    "> wij kijken of de school haar eigen doelen haalt #proces\r",
    "schoolleiders stellen hun eigen doelen\r",
    "/tick breed\r",
    "hij leest mee in de jaarpla",
];

fn main() -> Result<(), Box<dyn Error>> {
    let study = tempfile::tempdir()?;
    let pair = native_pty_system().openpty(PtySize {
        rows: ROWS,
        cols: COLUMNS,
        pixel_width: 0,
        pixel_height: 0,
    })?;
    let program = std::env::current_exe()?.with_file_name("../leidraad");
    let mut command = CommandBuilder::new(program);
    command.args([
        "run",
        "kwaliteitszorg",
        "-p",
        "R7",
        "--lang",
        "nl",
        "--study",
    ]);
    command.arg(study.path());
    command.env("TERM", "xterm-256color");
    command.env("COLORFGBG", "15;0");
    let mut child = pair.slave.spawn_command(command)?;

    let (sender, bytes) = channel();
    let mut reader = pair.master.try_clone_reader()?;
    std::thread::spawn(move || {
        let mut buffer = [0; 4096];
        while let Ok(length @ 1..) = reader.read(&mut buffer) {
            if sender
                .send(buffer.get(..length).unwrap_or_default().to_vec())
                .is_err()
            {
                return;
            }
        }
    });
    let mut parser = Parser::new(at_least_one(ROWS), at_least_one(COLUMNS), 0);
    let mut writer = pair.master.take_writer()?;
    let mut settle = |for_ms: u64| {
        let until = Instant::now() + Duration::from_millis(for_ms);
        while let Some(left) = until.checked_duration_since(Instant::now()) {
            if let Ok(bytes) = bytes.recv_timeout(left) {
                parser.process(&bytes);
            }
        }
    };
    settle(1_500);
    for keys in KEYS {
        writer.write_all(keys.as_bytes())?;
        settle(1_000);
    }
    child.kill()?;
    println!("{}", svg(&parser)?);
    Ok(())
}

fn at_least_one(count: u16) -> NonZero<u16> {
    NonZero::new(count).unwrap_or(NonZero::<u16>::MIN)
}

fn svg(parser: &Parser) -> Result<String, std::fmt::Error> {
    let (width, height) = (
        f32::from(COLUMNS) * CELL.0 + 24.0,
        f32::from(ROWS) * CELL.1 + 24.0,
    );
    let mut out = String::new();
    writeln!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:.0} {height:.0}\" \
         font-family=\"ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace\" font-size=\"14\">\n\
         <rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"#1b1d21\"/>"
    )?;
    let screen = parser.screen();
    for row in 0..ROWS {
        for column in 0..COLUMNS {
            let Some(cell) = screen.cell(row, column).filter(|cell| cell.has_contents()) else {
                continue;
            };
            draw_cell(&mut out, cell, row, column)?;
        }
    }
    let (row, column) = screen.cursor_position();
    writeln!(
        out,
        "<rect x=\"{:.1}\" y=\"{:.1}\" width=\"2\" height=\"16\" fill=\"#e6e6e6\"/>\n</svg>",
        12.0 + f32::from(column) * CELL.0,
        12.0 + f32::from(row) * CELL.1 + 1.0
    )?;
    Ok(out)
}

fn draw_cell(out: &mut String, cell: &Cell, row: u16, column: u16) -> std::fmt::Result {
    let (x, y) = (
        12.0 + f32::from(column) * CELL.0,
        12.0 + f32::from(row) * CELL.1,
    );
    let (mut front, mut ground) = (
        colour(cell.fgcolor(), "#e6e6e6"),
        colour(cell.bgcolor(), ""),
    );
    if cell.inverse() {
        (front, ground) = ("#1b1d21".to_owned(), front);
    }
    if !ground.is_empty() {
        writeln!(
            out,
            "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{:.1}\" height=\"{}\" fill=\"{ground}\"/>",
            CELL.0 + 0.2,
            CELL.1
        )?;
    }
    let text = cell
        .contents()
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;");
    if text.trim().is_empty() {
        return Ok(());
    }
    let weight = if cell.bold() {
        " font-weight=\"bold\""
    } else {
        ""
    };
    let faint = if cell.dim() { " opacity=\"0.6\"" } else { "" };
    writeln!(
        out,
        "<text x=\"{x:.1}\" y=\"{:.1}\" fill=\"{front}\"{weight}{faint}>{text}</text>",
        y + 14.0
    )
}

/// A terminal's colour as one of the picture.
fn colour(color: Color, otherwise: &str) -> String {
    const BASIC: [&str; 16] = [
        "#1b1d21", "#e06c75", "#98c379", "#e5c07b", "#61afef", "#c678dd", "#56b6c2", "#c8ccd4",
        "#7f848e", "#e88388", "#b1d196", "#edd29c", "#8cc7f5", "#d7a1e7", "#83cbd3", "#ffffff",
    ];
    match color {
        Color::Default => otherwise.to_owned(),
        Color::Rgb(red, green, blue) => format!("#{red:02x}{green:02x}{blue:02x}"),
        Color::Idx(index @ 0..16) => BASIC
            .get(usize::from(index))
            .copied()
            .unwrap_or("")
            .to_owned(),
        Color::Idx(index @ 16..232) => {
            let level = |step: u8| if step == 0 { 0 } else { 55 + 40 * step };
            let at = index - 16;
            let (red, green, blue) = (level(at / 36), level(at / 6 % 6), level(at % 6));
            format!("#{red:02x}{green:02x}{blue:02x}")
        }
        Color::Idx(index) => {
            let grey = 8 + 10 * (index - 232);
            format!("#{grey:02x}{grey:02x}{grey:02x}")
        }
    }
}
