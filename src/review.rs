//! Review: what coders make of notes and transcripts afterwards, in rounds. A pure fold over their
//! journals, which stand beside the session's own.
