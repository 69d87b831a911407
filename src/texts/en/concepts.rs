//! Codebooks that become concept models in English.

use crate::texts::ConceptTexts;

/// Codebooks that become concept models in English.
pub const CONCEPTS: ConceptTexts = ConceptTexts {
    preface: [
        "Made of a codebook by `leidraad import codebook`. One table a concept, a parent before its children.",
        "A tag is the id: make it as short as you like to type. A heading is a column of the pivot.",
        "One concept may have `residual = true`: what is doubtful goes there.",
        "A guide uses this file by `concepts = \"…\"` in its `[guide]`; `leidraad guide check` looks both through.",
    ],
    place: "line {line}, column {column}: {what}",
    no_xml: "this is not well-formed XML ({reason}): export the codebook once more",
    cut_off: "the file ends here, in the middle: export the codebook once more",
    doctype: "there is a document type here, which a codebook has no use for: take it out",
    entity: "`&{name};` is not known here: write the character itself, or its number as in `&#233;`",
    encoding: "this is not the {encoding} that the file says it is: save it as UTF-8",
    no_codebook: "there is no `CodeBook` in this file: export a REFI-QDA codebook (.qdc) or project (.qdpx)",
    no_codes: "there are no codes in this file",
    no_name: "this code has no name",
    no_name_column: "there is no column with names: one must be called name, code, tag or path",
    bad_id: "`{id}` cannot be an id: take letters, digits, `.`, `_` and `-`, or leave it empty for one made of the name",
    double_id: "the id `{id}` is there already: each concept has one of its own",
    no_parent: "there is no code `{name}` to stand under: write the id or the name of one that is in the table",
    near_parent: "there is no code `{name}` to stand under; is `{near}` meant?",
    several_parents: "several codes are called `{name}`: write the id of the one that is meant",
    circle: "`{name}` stands under itself: leave the parent of one of the codes in the circle empty",
    too_deep: "a code can stand {deepest} deep at most",
    too_many: "a codebook can have {most} codes at most",
    too_large: "this file is too large for a codebook",
    and_more: "and more",
    sets: "sets of codes that were left out, as a concept stands under one other: {count}",
    made: "these have no row of their own, and were made besides: {names}",
    uncoloured: "colours that were left out, as a colour looks like #2563EB: {count}",
    done: "{concepts} concepts in {file}; a guide uses them by: concepts = \"{name}\"",
    exists: "this file is there already: name another with `-o`, or take it away first",
    nothing_made: "nothing was made: correct the file and try again",
    no_language: "`{tag}` is no language: give a tag such as nl or en-GB",
};
