//! [`same_word`] and others: whether two words, in lower case, are one name in two spellings, one cut to its
//! initial, or a forename and its short form.

use super::lists::NICKNAMES;
use std::borrow::Cow;

/// Equal, or one name in two spellings: "Zelensky" and "Zelenskyy", "Fuad" and "Faud".
pub(super) fn same_word(one: &str, other: &str) -> bool {
    if one == other || one.chars().next() != other.chars().next() {
        return one == other;
    }
    if one.is_ascii() && other.is_ascii() {
        let letters = one.len();
        return letters >= 4
            && letters.abs_diff(other.len()) <= 1
            && is_near(one.as_bytes(), other.as_bytes());
    }
    let one: Vec<char> = one.chars().collect();
    let other: Vec<char> = other.chars().collect();
    one.len() >= 4 && one.len().abs_diff(other.len()) <= 1 && is_near(&one, &other)
}

/// True when two words differ by one letter left out, added or changed, or two letters swapped;
/// the first letters are equal.
fn is_near<L: PartialEq>(one: &[L], other: &[L]) -> bool {
    let same = one.iter().zip(other).take_while(|(a, b)| a == b).count();
    let tail = one[same..]
        .iter()
        .rev()
        .zip(other[same..].iter().rev())
        .take_while(|(a, b)| a == b)
        .count();
    let (left, right) = (
        &one[same..one.len() - tail],
        &other[same..other.len() - tail],
    );
    let swapped = left.len() == 2 && right.len() == 2 && left[0] == right[1] && left[1] == right[0];
    same > 0 && (left.len() <= 1 && right.len() <= 1 || swapped)
}

/// True for forenames of one person: "Joe" and "Joseph".
pub(super) fn same_forename(one: &str, other: &str) -> bool {
    begins_like(one, other) || full_forename(one) == full_forename(other)
}

/// True for forenames that are the same without a look at short forms.
pub(super) fn begins_like(one: &str, other: &str) -> bool {
    same_word(one, other) || initial(one, other)
}

/// The forename that a short form stands for, in lower case; other words as they are.
pub(super) fn full_forename(word: &str) -> Cow<'_, str> {
    let full = NICKNAMES
        .may_begin_with_lower(word)
        .then(|| NICKNAMES.get(&capitalized(word)))
        .flatten();
    full.map_or(Cow::Borrowed(word), |full| Cow::Owned(full.to_lowercase()))
}

/// The word with a capital.
pub(super) fn capitalized(word: &str) -> String {
    let mut letters = word.chars();
    letters
        .next()
        .into_iter()
        .flat_map(char::to_uppercase)
        .chain(letters)
        .collect()
}

/// True when one word is the initial of the other.
pub(super) fn initial(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() <= other.len() {
        (one, other)
    } else {
        (other, one)
    };
    let letter = short.strip_suffix('.').unwrap_or(short);
    letter.len() <= 4 && letter.chars().count() == 1 && long.starts_with(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_name_in_two_spellings() {
        for (one, other) in [
            ("verhansky", "verhanskyy"),
            ("fuad", "faud"),
            ("roe", "roe"),
        ] {
            assert!(same_word(one, other), "{one} {other}");
        }
        for (one, other) in [
            ("roe", "row"),
            ("verhansky", "werhansky"),
            ("verhan", "verhansky"),
        ] {
            assert!(!same_word(one, other), "{one} {other}");
        }
        assert!(same_forename("joe", "joseph") && !same_forename("joe", "jane"));
        assert!(initial("j.", "jane") && !initial("ja", "jane"));
    }
}
