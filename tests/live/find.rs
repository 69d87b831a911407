//! Find: exact ids first, signs as they are.

use crate::fixture::sit;
use leidraad::live::find::Find;
use leidraad::live::model::Level;

fn found(table: &crate::fixture::Table, query: &str) -> Vec<String> {
    let mut find = Find::everything(table.session());
    find.query.insert(query);
    find.look();
    find.hits().map(|hit| hit.id.clone()).collect()
}

#[test]
fn an_exact_id_comes_first_and_every_id_is_found_by_itself() {
    let table = sit();
    for item in table.session().outline.items() {
        assert_eq!(found(&table, &item.id.to_lowercase())[0], item.id);
    }
}

#[test]
fn signs_are_looked_for_as_they_are() {
    let mut table = sit();
    table.says("hoezo! zei hij", Level::Note);
    assert_eq!(found(&table, "hoezo!"), ["1"]);
    assert!(found(&table, "!qqq").is_empty());
}

#[test]
fn notes_are_found_by_their_words_unless_struck() {
    let mut table = sit();
    table.says("jaarplannen lezen", Level::Note);
    assert_eq!(found(&table, "jaarplannen lezen")[0], "1");
    table.ok("/strike 1");
    assert!(!found(&table, "jaarplannen lezen").contains(&"1".to_owned()));
    table.says("/find qqqqzzzz", Level::Warn);
}

#[test]
fn letters_with_accents_are_found_without_them() {
    let mut table = sit();
    table.says("één financiële lijn", Level::Note);
    assert_eq!(found(&table, "financiele")[0], "1");
}
