//! Who is called an expert: those who judge what others will do.

/// The words call somebody an expert.
pub(super) fn names_expert(words: &str) -> bool {
    let bytes = words.as_bytes();
    let calls = |at: usize| {
        let rest = bytes.get(at..).unwrap_or_default();
        let mut experts = experts(rest.first().copied().unwrap_or_default()).iter();
        experts.any(|expert| {
            let word = rest.get(..expert.len());
            word.is_some_and(|word| word.eq_ignore_ascii_case(expert.as_bytes()))
        })
    };
    let mut pairs = bytes.iter().zip(bytes.iter().skip(1)).enumerate();
    pairs.any(|(at, (first, second))| {
        SECOND_LETTERS[(*first % 32) as usize] >> (*second % 32) & 1 != 0 && calls(at)
    })
}

/// Those who judge what others will do, by their first letter.
const fn experts(first: u8) -> &'static [&'static str] {
    match first.to_ascii_lowercase() {
        b'a' => &["analyst"],
        b'e' => &["economist", "expert"],
        b'f' => &["fellow"],
        b'h' => &["historian"],
        b'l' => &["lecturer"],
        b'p' => &["professor"],
        b'r' => &["researcher"],
        b's' => &["scholar", "scientist", "strategist"],
        _ => &[],
    }
}

/// The letters with which those of each first letter go on, a bit for each.
static SECOND_LETTERS: [u32; 32] = {
    let (mut letters, mut first) = ([0; 32], b'a');
    while first <= b'z' {
        let (words, mut at) = (experts(first), 0);
        while at < words.len() {
            letters[(first % 32) as usize] |= 1 << (words[at].as_bytes()[1] % 32);
            at += 1;
        }
        first += 1;
    }
    letters
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn experts_are_known_by_what_they_are_called() {
        for words in [
            "Economist",
            "the harbour’s chief Geoscientist",
            "a fellow at",
        ] {
            assert!(names_expert(words), "{words}");
        }
        for words in ["expat", "fellowes", "an analyses", ""] {
            assert_eq!(names_expert(words), words.contains("fellow"), "{words}");
        }
    }
}
