//! [`Chains`]: what is found by a hash that is known already.

/// Numbers from 0 on, each added with its hash. All numbers whose hashes share a place are in one
/// chain. What is made to collide makes itself slow.
#[derive(Debug, Clone, Default)]
pub(super) struct Chains {
    /// The last number of each chain, counted from 1; none, or a power of two of places.
    places: Vec<u32>,
    /// Of each number its hash and the one before it in its chain, counted from 1.
    links: Vec<(u32, u32)>,
}

impl Chains {
    /// Without numbers, with room for so many.
    pub(super) fn with_capacity(count: usize) -> Self {
        Chains {
            places: vec![0; (count * 8).next_power_of_two()],
            links: Vec::with_capacity(count),
        }
    }

    /// Adds the next number.
    pub(super) fn add(&mut self, hash: u32) {
        if self.links.len() * 4 >= self.places.len() {
            self.grow();
        }
        self.links.push((hash, 0));
        self.link(self.links.len());
    }

    /// Makes room for twice as many.
    fn grow(&mut self) {
        self.places = vec![0; (self.places.len() * 2).max(64)];
        for number in 1..=self.links.len() {
            self.link(number);
        }
    }

    /// Puts a number, counted from 1, at the end of its chain.
    fn link(&mut self, number: usize) {
        let Some((hash, before)) = self.links.get_mut(number - 1) else {
            return;
        };
        let place = *hash as usize & (self.places.len() - 1);
        if let Some(last) = self.places.get_mut(place) {
            *before = *last;
            *last = u32::try_from(number).unwrap_or(0);
        }
    }

    /// False when nothing has the hash. Mostly true otherwise.
    #[inline]
    pub(super) fn may_have(&self, hash: u32) -> bool {
        self.last(hash) != 0
    }

    /// The numbers with the hash, the last first.
    #[inline]
    pub(super) fn of(&self, hash: u32) -> impl Iterator<Item = usize> {
        let mut next = self.last(hash);
        let chain = std::iter::from_fn(move || {
            let number = (next as usize).checked_sub(1)?;
            let (hash, before) = *self.links.get(number)?;
            next = before;
            Some((number, hash))
        });
        chain.filter_map(move |(number, other)| (other == hash).then_some(number))
    }

    #[inline]
    fn last(&self, hash: u32) -> u32 {
        let place = hash as usize & self.places.len().wrapping_sub(1);
        self.places.get(place).copied().unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_found_by_their_hash() {
        let mut chains = Chains::default();
        assert!(!chains.may_have(0) && chains.of(0).next().is_none());
        // 1 and 65 share a place, as long as there are few.
        for hash in [1, 65, 1, 2] {
            chains.add(hash);
        }
        assert_eq!(chains.of(1).collect::<Vec<_>>(), [2, 0]);
        assert_eq!(chains.of(65).collect::<Vec<_>>(), [1]);
        assert!(chains.may_have(129) && chains.of(129).next().is_none());
        assert!(!chains.may_have(3));
    }

    #[test]
    fn many_are_found_too() {
        let hash = |number: u32| number.wrapping_mul(0x0101_0101);
        for mut chains in [Chains::default(), Chains::with_capacity(1)] {
            for number in 0..1000 {
                chains.add(hash(number));
            }
            for number in 0..1000 {
                let found = chains.of(hash(number));
                assert!(found.eq([number as usize]), "{number}");
            }
        }
    }
}
