//! The rule of three for one value: what the content says, what the last import read, what this one read.

use serde_json::Value as Json;

use super::value::says;

/// What is to be done with a value that was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Decision {
    /// The content says so already.
    Same,
    /// Nobody has touched it since the last import, or nobody has written it: it is taken.
    Take,
    /// A person wrote something else, or took it out, and the source has not changed since: that stays.
    Keep,
    /// A person wrote something else before any import: that stays, and the person is told.
    Unread,
    /// A person and the source have both changed it: what the person wrote stays, and the person is told.
    Conflict,
}

/// Decides; `last` is what the last import read.
pub(super) fn decide(content: Option<&Json>, last: Option<&Json>, new: &Json) -> Decision {
    match (content, last) {
        (Some(content), _) if says(content, new) => Decision::Same,
        (None, None) => Decision::Take,
        (Some(content), Some(last)) if says(content, last) => Decision::Take,
        (_, Some(last)) if says(last, new) => Decision::Keep,
        (_, Some(_)) => Decision::Conflict,
        (Some(_), None) => Decision::Unread,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hand_edit_always_stays() {
        let (a, b, c) = (Json::from("a"), Json::from("b"), Json::from("c"));
        for (content, last, new, expected) in [
            (None, None, &a, Decision::Take),
            (Some(&a), None, &a, Decision::Same),
            (Some(&a), None, &b, Decision::Unread),
            (Some(&a), Some(&a), &a, Decision::Same),
            (Some(&a), Some(&a), &b, Decision::Take),
            (Some(&b), Some(&a), &a, Decision::Keep),
            (Some(&b), Some(&a), &b, Decision::Same),
            (Some(&b), Some(&a), &c, Decision::Conflict),
            (None, Some(&a), &a, Decision::Keep),
            (None, Some(&a), &b, Decision::Conflict),
        ] {
            assert_eq!(decide(content, last, new), expected, "{content:?} {last:?} {new}");
        }
    }
}
