//! A file that may have been meant, for a name that is not there.

use super::outcome::Problem;
use std::fs;
use std::path::{Path, PathBuf};

/// Names of a folder that are looked at.
const NAMES: usize = 2000;

/// The problem with the path that was meant, when the file is missing and another has a name like
/// it.
pub(super) fn with_similar(mut problem: Problem, path: &Path) -> Problem {
    if !path.exists()
        && let Some(similar) = similar(path)
    {
        problem.message = format!("{}; did you mean {}?", problem.message, similar.display());
    }
    problem
}

/// The same path with the first name that is missing replaced by one of its folder.
fn similar(path: &Path) -> Option<PathBuf> {
    let mut found = PathBuf::new();
    let mut parts = path.components();
    loop {
        let part = parts.next()?;
        if found.join(part).exists() {
            found.push(part);
            continue;
        }
        let folder = if found.as_os_str().is_empty() {
            Path::new(".")
        } else {
            &found
        };
        let name = closest(folder, part.as_os_str().to_str()?)?;
        let mut meant = found.join(name);
        // An empty rest would make a folder of it.
        meant.extend(parts);
        return meant.exists().then_some(meant);
    }
}

/// The most similar name in a folder, by bytes where two are.
fn closest(folder: &Path, wanted: &str) -> Option<String> {
    let entries = fs::read_dir(folder).ok()?.take(NAMES);
    let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    // "c.txt" is not like "b.txt": the ending tells nothing.
    let stem = Path::new(wanted).file_stem()?;
    let limit = stem.len() / 3;
    let near = names.filter_map(|name| {
        let ending = name.strip_prefix(wanted);
        let distance = match ending {
            // Only the ending was left out.
            Some(ending) if ending.starts_with('.') => 0,
            _ => distance(wanted, &name),
        };
        (distance <= limit).then_some((distance, name))
    });
    near.min().map(|(_, name)| name)
}

/// Letters to add, leave out, change or swap to make one word of the other (optimal string
/// alignment).
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut above: Vec<usize> = (0..=other.len()).collect();
    let mut twice_above = above.clone();
    let mut last = None;
    for (row, letter) in one.chars().enumerate() {
        let mut line = vec![row + 1];
        for (column, &against) in other.iter().enumerate() {
            let changed = above[column] + usize::from(letter != against);
            let mut best = changed.min(above[column + 1] + 1).min(line[column] + 1);
            if column > 0 && last == Some(against) && other[column - 1] == letter {
                best = best.min(twice_above[column - 1] + 1);
            }
            line.push(best);
        }
        twice_above = std::mem::replace(&mut above, line);
        last = Some(letter);
    }
    above.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_letters() {
        assert_eq!(distance("talks.txt", "talks.txt"), 0);
        assert_eq!(distance("tlaks", "talks"), 1);
        assert_eq!(distance("talk", "talks"), 1);
        assert_eq!(distance("", "ab"), 2);
        assert_eq!(distance("pier", "ferry"), 4);
    }

    #[test]
    fn finds_what_was_meant() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
        let similar = |path: &str| {
            let meant = similar(&folder.join(path))?;
            Some(meant.strip_prefix(folder).ok()?.to_str()?.to_owned())
        };
        assert_eq!(
            similar("smaples/README.md").as_deref(),
            Some("samples/README.md")
        );
        assert_eq!(
            similar("samples/README").as_deref(),
            Some("samples/README.md")
        );
        assert_eq!(similar("samples/nothing-like-it.txt"), None);
        assert_eq!(similar("samples/x.txt"), None);
        assert_eq!(similar("src"), None);
    }
}
