//! Keywords: words beside a quote that say what its marks are for.
//!
//! `the so-called “quiet zone”`, `his novel “The Harbour”`, `a phenomenon known as “ghosting”`. A keyword is a kind of
//! row in `data/keywords.csv`; a word has one at most.

macro_rules! keywords {
    ($($(#[$doc:meta])* $kind:literal $name:ident;)*) => {
        /// What a word says of the quotation marks beside it. The order is that of the values of a feature.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
        pub(crate) enum Keyword {
            /// Nothing.
            #[default]
            None,
            $($(#[$doc])* $name,)*
        }

        impl Keyword {
            /// Every keyword under its kind, in the order of the numbers.
            pub(super) const KINDS: &[(&'static str, Keyword)] = &[$(($kind, Keyword::$name)),*];

            /// How many keywords there are.
            pub(crate) const COUNT: usize = Keyword::KINDS.len();
        }
    };
}

keywords! {
    /// `the so-called “quiet zone”`
    "keyword-so-called" SoCalled;
    /// `a song titled “Mind the Tide”`
    "keyword-titled" Titled;
    /// `which he called “a disgrace”`
    "keyword-called" Called;
    /// `a phenomenon known as “ghosting”`
    "keyword-known" Known;
    /// `the word “never”`
    "keyword-word" Word;
    /// `the slogan “Boats first”`
    "keyword-slogan" Slogan;
    /// `as “ghosting”`
    "keyword-as" As;
    /// `the “quiet zone”`
    "keyword-the" The;
    /// `a “quiet zone”`
    "keyword-a" A;
    /// `his “quiet zone”`
    "keyword-possessive" Possessive;
    /// `on “Meet the Nation”`
    "keyword-on" On;
    /// `in “Meet the Nation”`
    "keyword-in" In;
    /// `a case of “ghosting”`
    "keyword-of" Of;
    /// `for “ghosting”`
    "keyword-for" For;
    /// `“ghosting” and “trolling”`
    "keyword-and" And;
    /// `it is “ghosting”`
    "keyword-be" Be;
    /// `she said that “it leaked”`
    "keyword-that" That;
    /// `by “ghosting”`
    "keyword-by" By;
    /// `this is not “ghosting”`
    "keyword-not" Not;
    /// `he vowed to “fight on”`
    "keyword-to" To;
    /// `with “grave doubts”`
    "keyword-with" With;
    /// `about “ghosting”`
    "keyword-about" About;
    /// `a more “open” port`
    "keyword-more" More;
    /// `they had “grave doubts”`
    "keyword-have" Have;
    /// `she would “fight on”`
    "keyword-modal" Modal;
}

impl Keyword {
    /// Returns the keyword of a number.
    pub(super) fn from_number(number: u8) -> Option<Keyword> {
        match usize::from(number).checked_sub(1) {
            None => Some(Keyword::None),
            Some(index) => Keyword::KINDS.get(index).map(|(_, keyword)| *keyword),
        }
    }
}
