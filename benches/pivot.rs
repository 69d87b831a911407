//! How long the real program takes to import, count and export a study of 100 sessions and 50,000 notes.

// A benchmark that cannot set up its files has nothing to measure.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::fmt::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

const SESSIONS: usize = 100;
const NOTES: usize = 500;

fn main() {
    divan::main();
}

fn table(folder: &Path) {
    let concepts = ["doelen", "basis", "druk", "ondersteunen", "inbedding", ""];
    let mut table = String::from("participant,concept,text\n");
    for row in 0..SESSIONS * NOTES {
        let (participant, concept) = (row / NOTES + 1, concepts[row % concepts.len()]);
        writeln!(
            table,
            "R{participant},{concept},Fragment {row} over het stellen van doelen"
        )
        .unwrap();
    }
    std::fs::write(folder.join("table.csv"), table).unwrap();
}

fn leidraad(study: &Path, args: &[&str]) {
    let done = Command::new(env!("CARGO_BIN_EXE_leidraad"))
        .current_dir(study)
        .args(["--study", "."])
        .args(args)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    assert!(done.unwrap().success());
}

#[divan::bench(sample_count = 10)]
fn import(bencher: divan::Bencher<'_, '_>) {
    let fresh = || {
        let study = tempfile::tempdir().unwrap();
        table(study.path());
        study
    };
    let import = |study: tempfile::TempDir| {
        leidraad(study.path(), &["import", "fragments", "table.csv"]);
        study
    };
    bencher.with_inputs(fresh).bench_values(import);
}

#[divan::bench(sample_count = 10, args = ["pivot", "list", "verify"])]
fn read(bencher: divan::Bencher<'_, '_>, command: &str) {
    let study = tempfile::tempdir().unwrap();
    table(study.path());
    leidraad(study.path(), &["import", "fragments", "table.csv"]);
    bencher.bench(|| leidraad(study.path(), &[command]));
}

#[divan::bench(sample_count = 10, args = ["csv", "jsonl", "xlsx", "qdpx", "taguette", "maxqda"])]
fn export(bencher: divan::Bencher<'_, '_>, format: &str) {
    let study = tempfile::tempdir().unwrap();
    table(study.path());
    leidraad(study.path(), &["import", "fragments", "table.csv"]);
    bencher.bench(|| leidraad(study.path(), &["export", format, "-o", "out.zip"]));
}
