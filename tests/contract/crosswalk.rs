//! What became of the concepts of a study in one that repeats it, and the two studies' counts side by
//! side.

use std::fs;

use serde_json::Value;

use crate::fixture::{SMALL, Study};

/// A study with a pivot of its own, and a replica of it in `replica/`.
fn replica() -> Study {
    let study = Study::new();
    study.held("R1", &["one #a", "two #a1", "three #b"]);
    study.held("R2", &["four #a"]);
    study.held("R3", &["five #b"]);
    study.out(&["guide", "pack", "-o", "p.zip"]);
    study.out(&["pivot", "--format", "csv", "-o", "first.csv"]);
    study.out(&["new", "replica", "--from", "p.zip", "--lang", "en"]);
    study
}

/// The replica's guide with other concepts: `b` in other words, `loose` gone, `c` new.
fn changed() -> String {
    let loose = "id = \"loose\"\nname.en = \"Loose\"\nname.nl = \"Los\"\n";
    assert!(SMALL.contains(loose));
    let new = "id = \"c\"\nheading = true\nname.en = \"Gamma\"\nname.nl = \"Gamma\"\n";
    let text = SMALL.replace(loose, new);
    text.replace("name.en = \"Beta\"", "name.en = \"Beta, wider\"")
}

fn in_replica<'a>(args: &[&'a str]) -> Vec<&'a str> {
    [&["--study", "replica"], args].concat()
}

const CROSSWALK: &str = "replica/guides/small.crosswalk.toml";

/// A right crosswalk for the changed guide.
const RIGHT: &str = "\
[[concept]]
id = \"top\"
is = \"same\"
[[concept]]
id = \"a\"
is = \"same\"
[[concept]]
id = \"a1\"
is = \"same\"
[[concept]]
id = \"b\"
is = \"adapted\"
why = \"wider here\"
[[concept]]
id = \"c\"
is = \"new\"
[[concept]]
from = \"loose\"
is = \"dropped\"
why = \"never used\"
[[concept]]
id = \"rest\"
is = \"same\"
";

#[test]
fn where_the_concepts_are_the_same_no_crosswalk_is_needed() {
    let study = replica();
    let out = study.out(&in_replica(&["guide", "crosswalk", "--format", "csv"]));
    let rows: Vec<&str> = out.lines().collect();
    assert_eq!(rows[..2], ["id,is,from,why", "top,same,top,"]);
    assert_eq!(rows.len(), 7);
}

#[test]
fn a_draft_says_what_can_be_told_and_asks_the_rest() {
    let study = replica();
    study.write("replica/guides/small.toml", changed());
    let none = study.ran(&in_replica(&["guide", "crosswalk"]));
    assert_eq!(none.code, 1, "{none:?}");
    assert!(none.err.contains("--draft"), "{}", none.err);
    study.out(&in_replica(&["guide", "crosswalk", "--draft"]));
    let draft = fs::read_to_string(study.path(CROSSWALK)).unwrap();
    for part in [
        "id = \"a1\"\nis = \"same\"\n",
        "# differs in: name.en\nid = \"b\"\nis = \"adapted\"\nwhy = \"\"\n",
        "id = \"c\"\nis = \"?\"\n",
        "from = \"loose\"\nis = \"dropped\"\nwhy = \"\"\n",
        "Tried out 2.1",
    ] {
        assert!(draft.contains(part), "{part}: {draft}");
    }
    let again = study.ran(&in_replica(&["guide", "crosswalk", "--draft"]));
    assert_eq!(again.code, 3, "{again:?}");
    assert_eq!(fs::read_to_string(study.path(CROSSWALK)).unwrap(), draft);
    // It cannot be used before it is filled in.
    let open = study.ran(&in_replica(&["guide", "crosswalk"]));
    assert_eq!(open.code, 1, "{open:?}");
    for said in [
        "`c` is not decided",
        "why `b` is adapted",
        "why `loose` is dropped",
    ] {
        assert!(open.err.contains(said), "{said}: {}", open.err);
    }
    let whole = draft
        .replace("is = \"?\"", "is = \"adapted\"\nfrom = \"loose\"")
        .replace("why = \"\"", "why = \"wider\"");
    let (before, rest) = whole
        .split_once("from = \"loose\"\nis = \"dropped\"")
        .unwrap();
    let before = before.rsplit_once("[[concept]]").unwrap().0;
    let after = rest
        .split_once("[[concept]]")
        .map_or(String::new(), |(_, rest)| format!("[[concept]]{rest}"));
    study.write(CROSSWALK, format!("{before}{after}"));
    let dutch = study.ran(&in_replica(&["guide", "crosswalk", "--lang", "nl"]));
    assert_eq!(dutch.code, 0, "{dutch:?}");
    assert!(dutch.out.contains("aangepast"), "{}", dutch.out);
}

#[test]
fn all_that_is_wrong_in_a_crosswalk_is_said_with_line_and_column() {
    let study = replica();
    study.write("replica/guides/small.toml", changed());
    let wrong = "\
[[concept]]
id = \"a\"
is = \"sam\"
[[concept]]
id = \"b\"
is = \"same\"
[[concept]]
id = \"b\"
is = \"new\"
[[concept]]
id = \"zz\"
is = \"adapted\"
from = \"a11\"
why = \"x\"
[[concept]]
id = \"c\"
is = \"adapted\"
from = \"b\"
whom = \"x\"
[[concept]]
is = \"same\"
[[concept]]
is = \"dropped\"
why = \"x\"
";
    study.write(CROSSWALK, wrong);
    let ran = study.ran(&in_replica(&["guide", "crosswalk"]));
    assert_eq!(ran.code, 1, "{ran:?}");
    for said in [
        ":3:6: error: `is` cannot be `sam` (did you mean `same`?)",
        ":4:1: error: `b` is said to be the same, and differs in name.en",
        ":8:6: error: `b` stands in line 5 already",
        ":11:6: error: this study has no concept `zz`",
        ":13:8: error: the first study has no concept `a11` (did you mean `a1`?)",
        ":18:8: error: the first study's `b` stands in line 5 already",
        ":19:1: error:",
        ":15:1: error: it is not said why `c` is adapted",
        ":20:1: error: a line that is same has to name the concept of this study",
        ":22:1: error: a line that is dropped has to name the concept of the first study",
        ":1:1: error: the concept `rest` of this study is not in it",
        ":1:1: error: the first study's concept `loose` is not in it",
    ] {
        assert!(ran.err.contains(said), "{said}: {}", ran.err);
    }
    // The check of the guide says so too, and the guide can be used.
    let check = study.ran(&in_replica(&["guide", "check", "small"]));
    assert_eq!(check.code, 0, "{check:?}");
    assert!(
        check.out.contains("small.crosswalk.toml:3:6: doubt"),
        "{}",
        check.out
    );
    study.write(CROSSWALK, RIGHT);
    let fine = study.out(&in_replica(&["guide", "check", "small"]));
    assert!(!fine.contains("crosswalk"), "{fine}");
    study.out(&in_replica(&["guide", "pack", "-o", "q.zip"]));
    study.out(&["new", "third", "--from", "q.zip"]);
    let packed = fs::read_to_string(study.path("third/pack/crosswalk.small.toml"));
    assert_eq!(packed.unwrap(), RIGHT);
    study.write(CROSSWALK, b"\xff\xfe[[concept");
    let bytes = study.ran(&in_replica(&["guide", "crosswalk"]));
    assert_eq!(bytes.code, 1, "{bytes:?}");
    study.write(CROSSWALK, "[[concept]]\nid = \n");
    let toml = study.ran(&in_replica(&["guide", "crosswalk"]));
    assert_eq!(toml.code, 1, "{toml:?}");
    assert!(toml.err.contains("small.crosswalk.toml:2"), "{}", toml.err);
}

#[test]
fn two_studies_stand_side_by_side_and_what_has_no_counterpart_apart() {
    let study = replica();
    study.write("replica/guides/small.toml", changed());
    study.write(CROSSWALK, RIGHT);
    study.typed(
        &["--study", "replica", "run", "small", "-p", "R1", "--plain"],
        &["x #a", "y #c", "z #c", "w #b"],
    );
    let beside = |format: &str| {
        study.ran(&in_replica(&[
            "pivot",
            "--beside",
            "first.csv",
            "--format",
            format,
        ]))
    };
    let csv = beside("csv");
    assert_eq!(
        csv.out,
        "heading,other_heading,is,fragments,participants,share,other_fragments,other_participants,other_share\n\
         a,a,same,1,1,25.0,3,2,60.0\n\
         b,b,adapted,1,1,25.0,2,2,40.0\n\
         rest,rest,same,0,0,0.0,0,0,0.0\n\
         c,,new,2,1,50.0,,,\n\
         total,total,,4,1,100.0,5,3,100.0\n"
    );
    assert!(csv.err.contains("not prevalence"), "{}", csv.err);
    let table = beside("table").out;
    assert!(table.contains("(without a counterpart)"), "{table}");
    assert!(table.contains("What is adapted"), "{table}");
    let json: Value = serde_json::from_str(&beside("json").out).unwrap();
    assert_eq!(json["headings"][1]["is"], "adapted");
    assert_eq!(json["headings"][3]["there"], Value::Null);
    assert_eq!(json["total"]["there"]["participants"], 3);
    study.out(&in_replica(&[
        "pivot",
        "--beside",
        "first.csv",
        "--format",
        "xlsx",
        "-o",
        "b.xlsx",
    ]));
    assert!(study.path("b.xlsx").is_file());
    // A heading is the same only when all that counts under it is.
    let parts = RIGHT.replace(
        "id = \"a1\"\nis = \"same\"",
        "id = \"a1\"\nis = \"adapted\"\nwhy = \"other examples\"",
    );
    study.write(CROSSWALK, parts);
    assert!(beside("csv").out.contains("a,a,adapted,"));
    // Spreadsheets write it with other signs.
    let semicolons = fs::read_to_string(study.path("first.csv"))
        .unwrap()
        .replace(',', ";");
    study.write(
        "first.csv",
        format!("\u{feff}{}", semicolons.replace('\n', "\r\n")),
    );
    assert_eq!(beside("csv").code, 0);
}

#[test]
fn a_file_that_is_no_such_pivot_is_refused_with_all_that_is_wrong() {
    let study = replica();
    let refused = |text: &str, said: &[&str]| {
        study.write("bad.csv", text);
        let ran = study.ran(&in_replica(&["pivot", "--beside", "bad.csv"]));
        assert_eq!((ran.code, ran.out.as_str()), (1, ""), "{text}: {ran:?}");
        for said in said {
            assert!(ran.err.contains(said), "{text}: {said}: {}", ran.err);
        }
    };
    refused("", &["participant"]);
    refused(
        "topic,a,b,rest,total\ntotal,0,0,0,0\n",
        &["line 1", "`topic`"],
    );
    refused(
        "participant,a,bb,a,total\nR1,1,x,0,-1\nR1,1\ntotal,1,0,0,0\n",
        &[
            "line 1: the first study has no heading `bb`; it has: b",
            "line 1: there are two columns `a`",
            "line 1: there is no column for the first study's heading `rest`",
            "line 2: column bb: `x` is no whole number",
            "line 2: column total: `-1`",
            "line 3: 2 cells where the header has 5",
        ],
    );
    refused(
        "participant,a,b,rest,total\nR1,1,0,0,1\nR2,1,0,0,1\nR2,1,0,0,1\ntotal,3,0,0,3\n",
        &["line 4: `R2` has two rows"],
    );
    refused(
        "participant,a,b,rest,total\nR1,1,0,0,1\n",
        &["no row `total`"],
    );
    refused(
        "participant,a,b,rest,total\nR1,1,0,0,1\ntotal,2,0,0,1\n",
        &["column a: the rows add up to 1, and `total` says 2"],
    );
    let missing = study.ran(&in_replica(&["pivot", "--beside", "none.csv"]));
    assert_eq!(missing.code, 3, "{missing:?}");
    let by = study.ran(&in_replica(&[
        "pivot",
        "--beside",
        "first.csv",
        "--by",
        "topic",
    ]));
    assert_eq!(by.code, 2, "{by:?}");
}
