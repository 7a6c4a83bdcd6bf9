//! [`Several`]: mostly one.

/// One thing or several. One takes no memory of its own.
#[derive(Debug, Clone)]
pub(super) struct Several<T> {
    first: T,
    others: Vec<T>,
}

impl<T> Several<T> {
    pub(super) const fn new(first: T) -> Self {
        Several {
            first,
            others: Vec::new(),
        }
    }

    /// In the order in which they were added.
    pub(super) fn iter(&self) -> impl Iterator<Item = &T> {
        std::iter::once(&self.first).chain(&self.others)
    }

    pub(super) fn last(&self) -> &T {
        self.others.last().unwrap_or(&self.first)
    }

    pub(super) fn push(&mut self, other: T) {
        self.others.push(other);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_the_order() {
        let mut several = Several::new(1);
        assert_eq!(*several.last(), 1);
        several.push(3);
        several.push(2);
        assert_eq!(several.iter().copied().collect::<Vec<_>>(), [1, 3, 2]);
        assert_eq!(*several.last(), 2);
    }
}
