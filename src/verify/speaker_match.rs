//! Whether story and source name the same speaker: the answer.

/// Why it is not known whether story and source name the same speaker.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum SpeakerDoubt {
    /// The story names nobody.
    Story,
    /// The source names nobody.
    Source,
    /// The story has a pronoun or a role, which may mean the speaker of the source.
    Pronoun,
    /// The source has the words in quotation marks, inside somebody's turn.
    Quotation,
    /// A word or two, or a match in part.
    FewWords,
    /// Two people have the name.
    Namesake,
    /// The source names a role.
    Role,
    /// The attribution of the source is uncertain.
    Attribution,
}

impl SpeakerDoubt {
    /// All reasons, in the order of the documentation.
    pub const ALL: [SpeakerDoubt; 8] = [
        SpeakerDoubt::Story,
        SpeakerDoubt::Source,
        SpeakerDoubt::Pronoun,
        SpeakerDoubt::Quotation,
        SpeakerDoubt::FewWords,
        SpeakerDoubt::Namesake,
        SpeakerDoubt::Role,
        SpeakerDoubt::Attribution,
    ];

    /// Returns the word that is printed.
    pub fn name(self) -> &'static str {
        match self {
            SpeakerDoubt::Story => "story",
            SpeakerDoubt::Source => "source",
            SpeakerDoubt::Pronoun => "pronoun",
            SpeakerDoubt::Quotation => "quotation",
            SpeakerDoubt::FewWords => "few-words",
            SpeakerDoubt::Namesake => "namesake",
            SpeakerDoubt::Role => "role",
            SpeakerDoubt::Attribution => "attribution",
        }
    }
}

/// Whether story and source name the same speaker.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SpeakerMatch {
    /// Both name the same.
    Same,
    /// One of the two names nobody, or the names cannot be compared.
    #[default]
    Unknown,
    /// The source names somebody else.
    Different,
}
