//! Classes of words that are met in the same contexts.
//!
//! Each word is a vector of positive pointwise mutual information with the words beside it,
//! brought down to a few dimensions by subspace iteration (a truncated singular value
//! decomposition) and sorted into classes by spherical k-means.

use analyze::tagging::hash::Random;
use rayon::prelude::*;

/// How many dimensions words are brought down to.
const DIMENSIONS: usize = 80;
const PASSES: usize = 5;
const ROUNDS: usize = 12;

/// A row of `DIMENSIONS` numbers.
type Row = [f32; DIMENSIONS];

/// Counts of words in contexts: for each word its contexts and how often they meet, sorted.
pub(crate) struct Contexts {
    rows: Vec<Vec<(u32, f32)>>,
    columns: usize,
}

impl Contexts {
    /// `pairs` are words (high half) and contexts (low half), sorted.
    pub(crate) fn new(words: usize, columns: usize, pairs: &[u64]) -> Self {
        let mut rows: Vec<Vec<(u32, f32)>> = vec![Vec::new(); words];
        for run in pairs.chunk_by(|one, other| one == other) {
            let word = usize::try_from(run[0] >> 32).unwrap_or(0);
            #[expect(clippy::cast_possible_truncation, reason = "the low half")]
            let context = run[0] as u32;
            #[expect(clippy::cast_precision_loss, reason = "a count")]
            rows[word].push((context, run.len() as f32));
        }
        let mut contexts = Contexts { rows, columns };
        contexts.weigh();
        contexts
    }

    /// Turns counts into positive pointwise mutual information, contexts smoothed by the power
    /// of three quarters.
    fn weigh(&mut self) {
        let mut sums = vec![0.0_f32; self.columns];
        for &(context, count) in self.rows.iter().flatten() {
            sums[context as usize] += count;
        }
        for sum in &mut sums {
            *sum = sum.powf(0.75);
        }
        let total: f32 = sums.iter().sum();
        for row in &mut self.rows {
            let own: f32 = row.iter().map(|(_, count)| count).sum();
            for (context, count) in row.iter_mut() {
                *count = (*count * total / (own * sums[*context as usize]))
                    .ln()
                    .max(0.0);
            }
            row.retain(|(_, weight)| *weight > 0.0);
        }
    }

    /// A short vector of length one for each word.
    pub(crate) fn vectors(&self) -> Vec<Row> {
        let mut random = Random::new(7);
        let mut basis = vec![[0.0; DIMENSIONS]; self.columns];
        for cell in basis.iter_mut().flatten() {
            *cell = if random.chance(128) { 1.0 } else { -1.0 };
        }
        orthonormalize(&mut basis);
        for _ in 0..PASSES {
            let projected = self.project(&basis);
            basis = self.project_back(&projected);
            orthonormalize(&mut basis);
        }
        let mut vectors = self.project(&basis);
        // Singular values weigh half: the first dimensions would drown the others.
        let mut sizes = [0.0_f32; DIMENSIONS];
        for vector in &vectors {
            for (size, cell) in sizes.iter_mut().zip(vector) {
                *size += cell * cell;
            }
        }
        for vector in &mut vectors {
            for (cell, size) in vector.iter_mut().zip(&sizes) {
                *cell /= size.powf(0.25).max(1e-6);
            }
            normalize(vector);
        }
        vectors
    }

    fn project(&self, basis: &[Row]) -> Vec<Row> {
        let row = |row: &Vec<(u32, f32)>| {
            let mut sum = [0.0; DIMENSIONS];
            for (context, weight) in row {
                for (cell, part) in sum.iter_mut().zip(&basis[*context as usize]) {
                    *cell += weight * part;
                }
            }
            sum
        };
        self.rows.par_iter().map(row).collect()
    }

    fn project_back(&self, projected: &[Row]) -> Vec<Row> {
        let mut basis = vec![[0.0; DIMENSIONS]; self.columns];
        for (row, vector) in self.rows.iter().zip(projected) {
            for (context, weight) in row {
                for (cell, part) in basis[*context as usize].iter_mut().zip(vector) {
                    *cell += weight * part;
                }
            }
        }
        basis
    }
}

/// Gram-Schmidt over the columns.
fn orthonormalize(basis: &mut [Row]) {
    for column in 0..DIMENSIONS {
        for before in 0..column {
            let product: f32 = basis.iter().map(|row| row[before] * row[column]).sum();
            for row in &mut *basis {
                row[column] -= product * row[before];
            }
        }
        let length: f32 = basis.iter().map(|row| row[column] * row[column]).sum();
        for row in &mut *basis {
            row[column] /= length.sqrt().max(1e-9);
        }
    }
}

fn normalize(vector: &mut Row) {
    let length: f32 = vector.iter().map(|cell| cell * cell).sum();
    for cell in vector.iter_mut() {
        *cell /= length.sqrt().max(1e-9);
    }
}

fn product(one: &Row, other: &Row) -> f32 {
    let mut sums = [0.0; 8];
    for (one, other) in one.chunks_exact(8).zip(other.chunks_exact(8)) {
        for ((sum, one), other) in sums.iter_mut().zip(one).zip(other) {
            *sum += one * other;
        }
    }
    sums.iter().sum()
}

/// The class of each vector, 0 to `classes` - 1. The first vectors (the most frequent words) are
/// where the classes begin.
pub(crate) fn classes(vectors: &[Row], classes: usize) -> Vec<u32> {
    let step = (vectors.len() / classes / 4).max(1);
    let mut centres: Vec<Row> = vectors
        .iter()
        .step_by(step)
        .take(classes)
        .copied()
        .collect();
    let mut found = vec![0_u32; vectors.len()];
    for _ in 0..ROUNDS {
        let nearest = |vector: &Row| {
            let mut best = (0, f32::MIN);
            for (at, centre) in (0..).zip(&centres) {
                let near = product(vector, centre);
                if near > best.1 {
                    best = (at, near);
                }
            }
            best.0
        };
        found = vectors.par_iter().map(nearest).collect();
        let mut sums = vec![[0.0; DIMENSIONS]; centres.len()];
        for (vector, &class) in vectors.iter().zip(&found) {
            for (cell, part) in sums[class as usize].iter_mut().zip(vector) {
                *cell += part;
            }
        }
        for (centre, sum) in centres.iter_mut().zip(&sums) {
            if sum.iter().any(|cell| *cell != 0.0) {
                *centre = *sum;
                normalize(centre);
            }
        }
    }
    found
}
