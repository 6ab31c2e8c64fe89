//! What is known of the words of news: how rare each is, how often a verb, and which mean nearly the same.

/// The table of known stems, read in place from the bytes of `assets/words.bin`.
///
/// Layout, little-endian: `PXW1`, count n (u32), n + 1 text offsets (u32), n rarities (u8), n verb
/// shares (u8), n + 1 neighbour offsets (u32), neighbours (index u16, strength u8), texts (sorted).
pub(super) struct Table {
    count: usize,
    bytes: &'static [u8],
}

static WORDS: &[u8] = include_bytes!("../../../assets/words.bin");

impl Table {
    /// The table that is shipped.
    pub(super) fn get() -> Table {
        let count =
            if WORDS.len() >= 8 { u32::from_le_bytes([WORDS[4], WORDS[5], WORDS[6], WORDS[7]]) } else { 0 };
        Table { count: count as usize, bytes: WORDS }
    }

    fn u32_at(&self, at: usize) -> usize {
        let b = &self.bytes[at..at + 4];
        u32::from_le_bytes([b[0], b[1], b[2], b[3]]) as usize
    }

    fn rarities(&self) -> usize {
        8 + 4 * (self.count + 1)
    }

    fn neighbour_offsets(&self) -> usize {
        self.rarities() + 2 * self.count
    }

    fn neighbour_entries(&self) -> usize {
        self.neighbour_offsets() + 4 * (self.count + 1)
    }

    fn text(&self, i: usize) -> &'static [u8] {
        let entries = self.u32_at(self.neighbour_offsets() + 4 * self.count);
        let texts = self.neighbour_entries() + 3 * entries;
        &self.bytes[texts + self.u32_at(8 + 4 * i)..texts + self.u32_at(12 + 4 * i)]
    }

    /// The place of a stem in the table.
    pub(super) fn find(&self, stem: &str) -> Option<u32> {
        let (mut low, mut high) = (0, self.count);
        while low < high {
            let middle = (low + high) / 2;
            match self.text(middle).cmp(stem.as_bytes()) {
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
                std::cmp::Ordering::Equal => return Some(middle as u32),
            }
        }
        None
    }

    /// How rare the stem at place `i` is in news, from 0 to 1.
    pub(super) fn rarity(&self, i: u32) -> f32 {
        f32::from(self.bytes[self.rarities() + i as usize]) / 255.0
    }

    /// How often the stem at place `i` is a verb, from 0 to 1.
    pub(super) fn verb(&self, i: u32) -> f32 {
        f32::from(self.bytes[self.rarities() + self.count + i as usize]) / 255.0
    }

    /// The places of the stems that mean nearly the same as the one at place `i`, with how near they are.
    pub(super) fn neighbours(&self, i: u32) -> impl Iterator<Item = (u32, f32)> + use<> {
        let offsets = self.neighbour_offsets() + 4 * i as usize;
        let (from, to) = (self.u32_at(offsets), self.u32_at(offsets + 4));
        let start = self.neighbour_entries();
        let bytes = self.bytes;
        (from..to).map(move |e| {
            let b = &bytes[start + 3 * e..start + 3 * e + 3];
            (u32::from(u16::from_le_bytes([b[0], b[1]])), f32::from(b[2]) / 255.0)
        })
    }
}
