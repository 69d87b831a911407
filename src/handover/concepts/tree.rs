//! The codes as a tree: in the order of a walk, with their depth; and codes that are above themselves.

use super::draft::Draft;

/// The codes in the order of a walk, each above those under it, with how deep it stands, from 1.
#[must_use]
pub fn walk(codes: &[Draft]) -> Vec<(usize, usize)> {
    let mut under: Vec<Vec<usize>> = vec![Vec::new(); codes.len()];
    let mut waiting: Vec<(usize, usize)> = Vec::new();
    for (at, code) in codes.iter().enumerate() {
        match code.parent.and_then(|parent| under.get_mut(parent)) {
            Some(children) => children.push(at),
            None => waiting.push((at, 1)),
        }
    }
    waiting.reverse();
    let mut walked = Vec::with_capacity(codes.len());
    while let Some((at, depth)) = waiting.pop() {
        walked.push((at, depth));
        let children = under.get(at).into_iter().flatten().rev();
        waiting.extend(children.map(|child| (*child, depth + 1)));
    }
    walked
}

/// The codes that a walk from above never comes to: those above themselves, and those under them.
#[must_use]
pub fn unreached(codes: &[Draft]) -> Vec<usize> {
    let mut reached = vec![false; codes.len()];
    for (at, _) in walk(codes) {
        if let Some(reached) = reached.get_mut(at) {
            *reached = true;
        }
    }
    let all = reached.iter().enumerate();
    all.filter(|(_, reached)| !**reached)
        .map(|(at, _)| at)
        .collect()
}
