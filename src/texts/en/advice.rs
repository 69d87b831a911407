//! Advice on wording in English.

use crate::texts::{Advice, AdviceTexts};

/// Advice in English.
pub const ADVICE: AdviceTexts = AdviceTexts {
    double: Advice {
        what: "two questions in one (“{words}”): whoever answers picks one",
        remedy: "ask one after the other, or make a probe of the second",
    },
    leading: Advice {
        what: "leading (“{words}”): the answer is in the question",
        remedy: "ask how it is, and leave out what you expect",
    },
    closed: Advice {
        what: "closed (begins with “{words}”): yes or no is a whole answer",
        remedy: "begin with how, what or what made, or ask for an example",
    },
    long: Advice {
        what: "long: {words} words cannot be held in mind at one hearing",
        remedy: "bring it down to 30 at most, or make a probe of a part",
    },
    jargon: Advice {
        what: "“{words}” is a name from the concept model: a participant may say it otherwise, or start to echo it",
        remedy: "ask for it in plain words",
    },
    silence: "if it is meant so, put silence = [\"{rule}\"] beside the question",
};
