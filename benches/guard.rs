//! What the guard costs: half a million notes of 80 characters searched for listed terms, against
//! copying them.

use leidraad::guard::search::Counts;
use leidraad::guard::terms::{Kind, Terms};

/// Notes of a large study.
const NOTES: usize = 500_000;

fn main() {
    divan::main();
}

/// Notes; one in fifty names somebody.
fn notes() -> Vec<String> {
    let note = |number: usize| {
        let who = if number.is_multiple_of(50) {
            "mevrouw Vries7"
        } else {
            "de collega"
        };
        let note =
            format!("schoolleiders stellen hun eigen doelen, zegt {who}, en dat jaar na jaar ook");
        debug_assert!((70..90).contains(&note.len()));
        note
    };
    (0..NOTES).map(note).collect()
}

/// A name, an address and an organisation each for as many as it takes.
fn terms(count: usize) -> Terms {
    let mut terms = Terms::default();
    for number in 0.. {
        if terms.len() >= count {
            break;
        }
        let first = ["Anna", "Bram", "Chantal", "Dirk", "Esra", "Fleur", "Greta"];
        let first = first.get(number % first.len()).copied().unwrap_or_default();
        let name = format!("{first}{number} Vries{number}");
        terms.add(&name, Kind::Name, &format!("R{number}"));
        terms.add(
            &format!("Stichting Horizon{number}"),
            Kind::Organisation,
            "school",
        );
        terms.add(
            &format!("{first}{number}@linde{number}.example"),
            Kind::Email,
            "R",
        );
    }
    terms
}

#[divan::bench(args = [43, 300], sample_count = 5, sample_size = 1)]
fn half_a_million_notes(bencher: divan::Bencher, listed: usize) {
    let (notes, terms) = (notes(), terms(listed));
    bencher
        .counter(divan::counter::ItemsCount::new(NOTES))
        .bench_local(|| {
            let mut counts = Counts::new();
            let bare = notes
                .iter()
                .map(|note| terms.without(note, &mut counts).into_owned());
            bare.map(|note| note.len()).sum::<usize>()
        });
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn the_same_copied(bencher: divan::Bencher) {
    let notes = notes();
    bencher
        .counter(divan::counter::ItemsCount::new(NOTES))
        .bench_local(|| {
            let copied = notes.iter().map(|note| divan::black_box(note.clone()));
            copied.map(|note| note.len()).sum::<usize>()
        });
}
