//! Every key of the guide's format, by the table it stands in.

/// One kind of table in a guide.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Section {
    /// As it is written, such as `[[topic]]`.
    pub name: &'static str,
    /// The keys it may hold.
    pub keys: &'static [&'static str],
}

/// The name of what stands outside all tables; the texts say it in words.
pub const TOP: &str = "";

/// The top of a guide.
pub const ROOT: Section = Section {
    name: TOP,
    keys: &[
        "guide",
        "opening",
        "closing",
        "consent",
        "follow_up",
        "research_question",
        "topic",
        "concept",
        "history",
    ],
};
/// The top of a concept file.
pub const MODEL: Section = Section {
    name: TOP,
    keys: &["concept"],
};
/// What the guide says of itself.
pub const GUIDE: Section = Section {
    name: "[guide]",
    keys: &[
        "id",
        "version",
        "kind",
        "languages",
        "minutes",
        "concepts",
        "status",
        "source",
        "title",
    ],
};
/// What is said first.
pub const OPENING: Section = Section {
    name: "[opening]",
    keys: &["say", "minutes"],
};
/// What is said last.
pub const CLOSING: Section = Section {
    name: "[closing]",
    keys: &["say", "minutes"],
};
/// A consent item.
pub const CONSENT: Section = Section {
    name: "[[consent]]",
    keys: &["id", "name", "scope", "ask"],
};
/// A general follow-up.
pub const FOLLOW_UP: Section = Section {
    name: "[[follow_up]]",
    keys: &["id", "ask"],
};
/// A sub-question of the study.
pub const RESEARCH_QUESTION: Section = Section {
    name: "[[research_question]]",
    keys: &["id", "text"],
};
/// A topic.
pub const TOPIC: Section = Section {
    name: "[[topic]]",
    keys: &[
        "id",
        "title",
        "concept",
        "minutes",
        "answers",
        "checklist",
        "question",
        "statement",
    ],
};
/// A free checklist item; its other keys are languages.
pub const CHECK_ITEM: Section = Section {
    name: "checklist",
    keys: &["id"],
};
/// A base question.
pub const QUESTION: Section = Section {
    name: "[[topic.question]]",
    keys: &[
        "id", "priority", "concept", "ask", "when", "silence", "probe",
    ],
};
/// A probe, at any depth.
pub const PROBE: Section = Section {
    name: "[[topic.question.probe]]",
    keys: QUESTION.keys,
};
/// A finding laid before participants.
pub const STATEMENT: Section = Section {
    name: "[[topic.statement]]",
    keys: &["id", "text", "concept", "minutes"],
};
/// A concept.
pub const CONCEPT: Section = Section {
    name: "[[concept]]",
    keys: &[
        "id",
        "parent",
        "name",
        "description",
        "examples",
        "not",
        "source",
        "color",
        "heading",
        "residual",
    ],
};

/// A step from one version to the next.
pub const HISTORY: Section = Section {
    name: "[[history]]",
    keys: &["date", "from", "to", "reason"],
};

/// Every table of the format.
pub const SECTIONS: [&Section; 15] = [
    &ROOT,
    &MODEL,
    &GUIDE,
    &OPENING,
    &CLOSING,
    &CONSENT,
    &FOLLOW_UP,
    &RESEARCH_QUESTION,
    &TOPIC,
    &CHECK_ITEM,
    &QUESTION,
    &PROBE,
    &STATEMENT,
    &CONCEPT,
    &HISTORY,
];
