//! Chance that is the same everywhere.

/// A list of numbers that looks like chance (SplitMix64).
#[derive(Clone, Debug)]
pub struct Chance(u64);

impl Chance {
    /// Starts the list that belongs to an input of a run.
    pub fn of(seed: u64, input: u64) -> Chance {
        let mut chance = Chance(seed ^ input.wrapping_mul(0xD1B5_4A32_D192_ED03));
        chance.next();
        chance
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// Returns a number under `sides`, 0 for none.
    pub fn roll(&mut self, sides: usize) -> usize {
        match sides {
            0 => 0,
            sides => (self.next() % sides as u64) as usize,
        }
    }

    /// Returns one of some things.
    ///
    /// # Panics
    /// If there are none.
    pub fn of_these<'a, T>(&mut self, things: &'a [T]) -> &'a T {
        &things[self.roll(things.len())]
    }

    /// Returns a copy of one of some things.
    ///
    /// # Panics
    /// If there are none.
    pub fn one_of<T: Copy>(&mut self, things: &[T]) -> T {
        *self.of_these(things)
    }

    /// Tells whether one case in `sides` is met.
    pub fn is_one_in(&mut self, sides: usize) -> bool {
        self.roll(sides) == 0
    }
}
