//! What is said of the sample.

/// What is said of sign-ups, of who is chosen, and of how far the sample is.
#[derive(Debug)]
pub struct SampleTexts {
    /// Something in a file: `{file}`, `{line}`, `{what}`.
    pub at_line: &'static str,
    /// A rule of screening without a condition, or with several.
    pub conditions: &'static str,
    /// A rule about an attribute that no column gives: `{name}`.
    pub no_column_for: &'static str,
    /// A rule about numbers looks at bands: `{name}`.
    pub banded: &'static str,
    /// How many are wanted is no whole number: `{name}`.
    pub no_count: &'static str,
    /// A quota that names no attribute.
    pub no_cell: &'static str,
    /// Bands that do not rise: `{name}`.
    pub bands: &'static str,
    /// study.toml says nothing of sign-ups: `{file}`.
    pub no_mapping: &'static str,
    /// Before an example of what it could say.
    pub mapping_hint: &'static str,
    /// What stands above the example.
    pub mapping_head: &'static str,
    /// A file without anything in it.
    pub empty: &'static str,
    /// A file that is no table; what it seems to be: `{kind}`.
    pub no_table_but: &'static str,
    /// A file that is no table.
    pub no_table: &'static str,
    /// A file that would fill the memory: `{most}` megabytes.
    pub large: &'static str,
    /// A column that study.toml names and the file lacks: `{column}`.
    pub column_missing: &'static str,
    /// The same with one that looks like it: `{column}`, `{near}`.
    pub column_near: &'static str,
    /// The columns that there are: `{columns}`.
    pub columns_are: &'static str,
    /// A column that is there twice: `{column}`, `{first}`, `{second}`.
    pub column_twice: &'static str,
    /// An attribute of the column that names somebody: `{name}`, `{column}`.
    pub naming_column: &'static str,
    /// A cell: `{number}`, `{column}`, `{what}`.
    pub cell: &'static str,
    /// No address.
    pub no_address: &'static str,
    /// Something that is no address.
    pub not_an_address: &'static str,
    /// Several addresses in one cell.
    pub several_addresses: &'static str,
    /// An address that is there already: `{line}`.
    pub address_twice: &'static str,
    /// An answer that is not listed: `{text}`, `{attribute}`.
    pub not_listed: &'static str,
    /// The same with one that looks like it: `{text}`, `{near}`, `{attribute}`.
    pub not_listed_near: &'static str,
    /// An answer that has to be a number: `{text}`, `{attribute}`.
    pub not_a_number: &'static str,
    /// An answer that names somebody: `{attribute}`.
    pub names_somebody: &'static str,
    /// An answer that is too long for an attribute: `{length}`, `{most}`, `{attribute}`.
    pub too_long: &'static str,
    /// Nothing was taken in.
    pub nothing_taken: &'static str,
    /// Rows without sign-ups.
    pub no_rows: &'static str,
    /// New ones: `{count}`, `{first}`, `{last}`.
    pub taken: &'static str,
    /// One new one: `{first}`.
    pub taken_one: &'static str,
    /// None is new.
    pub none_new: &'static str,
    /// Screened out: `{count}`, `{reason}`.
    pub screened: &'static str,
    /// The key lacks who signed up: `{participants}`.
    pub key_lacks: &'static str,
    /// How to go on without them.
    pub key_lacks_hint: &'static str,
    /// Who withdrew is not known again: `{participants}`.
    pub left: &'static str,
    /// Had signed up before: `{count}`.
    pub known: &'static str,
    /// Signed up more than once, and one of them counts: `{count}`.
    pub doubles: &'static str,
    /// Answers otherwise than before: `{participant}`, `{names}`.
    pub differs: &'static str,
    /// Where who is who stands: `{file}`.
    pub key_is: &'static str,
    /// The file was in another encoding: `{encoding}`.
    pub encoding: &'static str,
    /// Nobody is known by this number: `{participant}`.
    pub unknown: &'static str,
    /// Somebody who withdrew: `{participant}`.
    pub has_left: &'static str,
    /// A place that has to be accounted for: `{place}`.
    pub needs_why: &'static str,
    /// A reason that names somebody who is in the key.
    pub why_names: &'static str,
    /// It stood so already: `{participant}`, `{place}`.
    pub same: &'static str,
    /// Now stands so: `{participants}`, `{place}`.
    pub set: &'static str,
    /// The rules of the study had screened somebody out: `{participant}`, `{why}`.
    pub was_screened: &'static str,
    /// An interview was held with somebody who is now not in the sample: `{participant}`.
    pub interviewed_already: &'static str,
    /// The places, in the order of [`crate::journal::deed::Place`].
    pub places: [&'static str; 7],
    /// The head of a column with places.
    pub place_head: &'static str,
    /// The heads of the counts of a table of quotas.
    pub quota_heads: [&'static str; 5],
    /// Every value of an attribute.
    pub every: &'static str,
    /// All together.
    pub total: &'static str,
    /// No attribute to count by.
    pub no_strata: &'static str,
    /// An attribute that nobody has: `{name}`.
    pub no_attribute: &'static str,
    /// The same with those that there are: `{names}`.
    pub attributes_are: &'static str,
    /// What is wanted adds up to different numbers: `{sums}`.
    pub sums_differ: &'static str,
    /// Nothing says how many are to be chosen.
    pub no_number: &'static str,
    /// A proposal: `{count}`, `{open}`, `{seed}`.
    pub proposal: &'static str,
    /// Nobody has to be chosen any more: `{chosen}`, `{planned}`.
    pub enough: &'static str,
    /// There are not enough: `{open}`, `{wanted}`.
    pub too_few: &'static str,
    /// Head of the table of what comes of it.
    pub comes_of_it: &'static str,
    /// How to take it over.
    pub take_over: &'static str,
    /// Head of a column with participants.
    pub participant: &'static str,
    /// The lines of the flow.
    pub flow: FlowTexts,
}

/// The lines of the flow from who was approached to what was analysed.
#[derive(Debug)]
pub struct FlowTexts {
    /// Asked to sign up.
    pub approached: &'static str,
    /// Signed up.
    pub signed_up: &'static str,
    /// Came in otherwise.
    pub otherwise: &'static str,
    /// Does not belong in the sample.
    pub screened_out: &'static str,
    /// Can be chosen from.
    pub eligible: &'static str,
    /// Not decided.
    pub open: &'static str,
    /// Kept for the member check.
    pub reserve: &'static str,
    /// Of these, took part in one.
    pub checked: &'static str,
    /// Not taken.
    pub declined: &'static str,
    /// Did not want to.
    pub refused: &'static str,
    /// Chosen.
    pub chosen: &'static str,
    /// Did not turn up.
    pub no_show: &'static str,
    /// Not held yet.
    pub to_interview: &'static str,
    /// Interviewed.
    pub interviewed: &'static str,
    /// Interviewed, and not to the end.
    pub begun: &'static str,
    /// Withdrew.
    pub withdrawn: &'static str,
    /// No fragment counts yet.
    pub to_analyse: &'static str,
    /// Analysed.
    pub analysed: &'static str,
    /// No reason was given.
    pub no_reason: &'static str,
    /// The heads of a table.
    pub heads: [&'static str; 2],
}
