//! What is asked when a study begins: each question with its usual answer, which Enter takes.

use std::io::{self, Write as _};

use crate::cli::context::Context;
use crate::cli::failure::{Failure, Kind};
use crate::guide::load::{known, load};
use crate::safe::shown;

/// A question on the terminal.
#[derive(Debug)]
pub struct Question<'a> {
    words: &'a str,
    usual: &'a str,
}

impl<'a> Question<'a> {
    /// A question and the answer that Enter gives.
    pub fn new(words: &'a str, usual: &'a str) -> Question<'a> {
        Question { words, usual }
    }

    /// Asks; an empty line and the end of the input are the usual answer.
    ///
    /// # Errors
    /// When it cannot be put, or the answer not be read.
    pub fn answer(&self) -> Result<String, Failure> {
        self.put().map(|(answer, _)| answer)
    }

    /// Asks until the answer will do.
    ///
    /// # Errors
    /// As [`Question::answer`], and when the input ends or an answer cannot be looked up.
    pub fn until<T>(&self, takes: impl Fn(&str) -> Result<T, Failure>) -> Result<T, Failure> {
        loop {
            let (answer, is_last) = self.put()?;
            match takes(&answer) {
                Err(failure) if !is_last && failure.kind != Kind::NobodyReads => {
                    // The question comes again: how the program would end is of no use.
                    let _ = failure.report();
                }
                found => return found,
            }
        }
    }

    /// The answer, and whether the input ended with it.
    fn put(&self) -> Result<(String, bool), Failure> {
        let mut err = io::stderr().lock();
        write!(err, "{} [{}] ", self.words, shown(self.usual))?;
        err.flush()?;
        let mut answer = String::new();
        let is_last = io::stdin().read_line(&mut answer)? == 0;
        if is_last {
            writeln!(err)?;
        }
        let answer = match answer.trim() {
            "" => self.usual,
            answer => answer,
        };
        Ok((answer.to_owned(), is_last))
    }
}

/// Shows the guides to start from with a number each, the template first; gives their ids.
///
/// # Errors
/// When they cannot be shown.
pub fn guides(context: &Context, language: &str) -> Result<Vec<String>, Failure> {
    let folder = context.guides_folder();
    let mut ids: Vec<String> = known(Some(&folder)).into_iter().map(|(id, _)| id).collect();
    ids.sort_by_key(|id| id != super::USUAL);
    let mut err = io::stderr().lock();
    for (at, id) in ids.iter().enumerate() {
        let title = load(id, Some(&folder)).ok();
        let title = title
            .as_ref()
            .map_or("", |it| it.guide.title.words(language));
        writeln!(err, "  {}  {:<28} {}", at + 1, shown(id), shown(title))?;
    }
    Ok(ids)
}

/// The id that a number stands for, else the answer itself.
#[must_use]
pub fn numbered<'a>(answer: &'a str, ids: &'a [String]) -> &'a str {
    let number = answer.parse::<usize>().ok();
    let id = number.and_then(|number| ids.get(number.checked_sub(1)?));
    id.map_or(answer, String::as_str)
}
