//! `leidraad man` and `leidraad completions`: made from the commands themselves.

use std::io::{self, BufWriter, Write};

use clap_mangen::Man;

use super::args::CompletionsArgs;
use super::failure::Failure;

/// Prints the manual page: the program, then each command.
///
/// # Errors
/// When it cannot be printed.
pub fn man(tag: &str) -> Result<(), Failure> {
    let mut command = super::command(tag);
    command.build();
    let mut out = BufWriter::new(io::stdout().lock());
    Man::new(command.clone()).render(&mut out)?;
    for below in command.get_subcommands() {
        section(below, &mut out)?;
    }
    Ok(out.flush()?)
}

fn section(command: &clap::Command, out: &mut impl Write) -> io::Result<()> {
    let man = Man::new(command.clone());
    let name = command.get_bin_name().unwrap_or_else(|| command.get_name());
    writeln!(out, ".SH \"{}\"", name.to_uppercase())?;
    man.render_description_section(out)?;
    man.render_synopsis_section(out)?;
    man.render_options_section(out)?;
    for below in command.get_subcommands() {
        section(below, out)?;
    }
    Ok(())
}

/// Prints completions for a shell.
///
/// # Errors
/// When they cannot be printed.
pub fn completions(tag: &str, args: &CompletionsArgs) -> Result<(), Failure> {
    let mut script = Vec::new();
    let mut command = super::command(tag);
    clap_complete::generate(args.shell, &mut command, "leidraad", &mut script);
    let mut out = BufWriter::new(io::stdout().lock());
    out.write_all(&script)?;
    Ok(out.flush()?)
}
