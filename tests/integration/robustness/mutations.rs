//! Ways to damage an article. Deterministic: the same seed gives the same texts.

/// Numbers that look random; the same ones in every run.
pub(super) struct Random(u64);

impl Random {
    pub(super) fn new(seed: u64) -> Self {
        Random(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// Below `limit`.
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap_or(0) % limit.max(1)
    }

    fn pick<'a, T: ?Sized>(&mut self, from: &[&'a T]) -> &'a T {
        from[self.below(from.len())]
    }
}

/// Swaps of marks, spaces and line ends.
pub(super) const CHANGES: [fn(&str) -> String; 11] = [
    |text| text.replace(['“', '”'], "\"").replace(['‘', '’'], "'"),
    |text| text.replace('"', "“"),
    |text| text.replace(['“', '"'], "”"),
    |text| text.replace('“', "«\u{A0}").replace('”', "\u{A0}»"),
    |text| text.replace(['“', '”'], "''"),
    |text| text.replace(' ', "\u{A0}"),
    |text| text.replace(' ', "  \t"),
    |text| text.replace('\n', "\r\n"),
    |text| text.replace('\n', "\r"),
    |text| text.replace("\n\n", "\n"),
    |text| text.to_uppercase(),
];

/// Pieces of several articles behind one another.
pub(super) fn spliced(articles: &[&str], random: &mut Random) -> String {
    let mut text = String::new();
    for _ in 0..=random.below(6) {
        let characters: Vec<char> = random.pick(articles).chars().collect();
        let start = random.below(characters.len());
        let length = random.below(300);
        text.extend(characters.iter().skip(start).take(length));
    }
    text
}

/// The article with characters put in, doubled and taken out.
pub(super) fn sprinkled(article: &str, random: &mut Random) -> String {
    const STRANGE: [&str; 24] = [
        "😀",
        "👩‍🚀",
        "e\u{301}",
        "\u{301}",
        "\u{200B}",
        "\u{FEFF}",
        "\u{202E}",
        "\u{7}",
        "\u{1B}[31m",
        "\u{FFFD}",
        "東京",
        "عربي",
        "“",
        "”",
        "\"",
        "'",
        "’s",
        "—",
        "...",
        "\n",
        "\r\n",
        "\u{2028}",
        "İ",
        "ﬁ",
    ];
    let mut text = String::new();
    for c in article.chars() {
        match random.below(30) {
            0 => {}
            1 => text.extend([c, c]),
            2 => {
                text.push(c);
                text.push_str(random.pick(&STRANGE));
            }
            _ => text.push(c),
        }
    }
    text
}

/// Articles that nobody writes and somebody sends.
pub(super) fn huge() -> Vec<String> {
    vec![
        "x".repeat(100_000),
        "word ".repeat(20_000),
        "\"".repeat(20_000),
        "“".repeat(20_000),
        "“a” ".repeat(20_000),
        "“Yes,” said Jane Doe. ".repeat(4_000),
        "Jane Doe and ".repeat(8_000),
        "Anna Berta Carla ".repeat(6_000),
        "if ".repeat(30_000),
        "will promise to ".repeat(6_000),
        "e\u{301}😀".repeat(20_000),
        "\n".repeat(50_000) + "a",
        "a\n\n".repeat(10_000),
        "(".repeat(20_000),
        "— ".repeat(20_000),
        "By Jane Doe\n".repeat(5_000),
        ".".repeat(50_000),
        "A.".repeat(20_000),
    ]
}
