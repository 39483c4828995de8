//! A file of annotations.

use std::fmt;

/// A file of annotations: what onrecord writes and understands of it.
///
/// Printed, it is the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Standoff {
    /// Marked words.
    pub entities: Vec<TextBound>,
    /// What links them.
    pub relations: Vec<BratRelation>,
    /// What is said of them, by words of a list.
    pub attributes: Vec<Attribute>,
    /// What is said of them, in free words.
    pub notes: Vec<BratNote>,
}

/// Marked words: `T1⇥Quote 1 17⇥It sails at six,`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct TextBound {
    /// Its id: `T1`.
    pub id: String,
    /// What it is: `Quote`.
    pub kind: String,
    /// Where it is, in code points of the text, half-open; several where other words or line breaks are between.
    pub fragments: Vec<(usize, usize)>,
    /// The words of all fragments, with a space between two.
    pub words: String,
}

/// A link from one entity to another: `R1⇥Speaker Arg1:T1 Arg2:T2`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct BratRelation {
    /// What it says: `Speaker`.
    pub kind: String,
    /// The id of the entity it leaves.
    pub from: String,
    /// The id of the entity it leads to.
    pub to: String,
}

/// A word of a list about an entity: `A1⇥Kind T1 direct`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Attribute {
    /// Which list: `Kind`.
    pub name: String,
    /// The id of the entity.
    pub of: String,
    /// The word; nothing for a flag.
    pub value: Option<String>,
}

/// Words about an entity: `#1⇥AnnotatorNotes T2⇥Ines Duarte`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct BratNote {
    /// The id of the entity.
    pub of: String,
    /// The words, on one line.
    pub words: String,
}

impl Standoff {
    /// Adds marked words, and returns their id.
    pub fn entity(&mut self, kind: &str, fragments: Vec<(usize, usize)>, words: String) -> String {
        let id = format!("T{}", self.entities.len() + 1);
        self.entities.push(TextBound {
            id: id.clone(),
            kind: kind.to_owned(),
            fragments,
            words,
        });
        id
    }

    /// Links two entities.
    pub fn relation(&mut self, kind: &str, from: &str, to: &str) {
        self.relations.push(BratRelation {
            kind: kind.to_owned(),
            from: from.to_owned(),
            to: to.to_owned(),
        });
    }

    /// Says a word of a list about an entity.
    pub fn attribute(&mut self, name: &str, of: &str, value: Option<&str>) {
        self.attributes.push(Attribute {
            name: name.to_owned(),
            of: of.to_owned(),
            value: value.map(str::to_owned),
        });
    }

    /// Says something in free words about an entity; line breaks and tabs become spaces.
    pub fn note(&mut self, of: &str, words: &str) {
        let words: String = words
            .chars()
            .map(|c| if super::text::ends_a_line(c) { ' ' } else { c })
            .collect();
        self.notes.push(BratNote {
            of: of.to_owned(),
            words,
        });
    }
}

impl fmt::Display for Standoff {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for entity in &self.entities {
            write!(f, "{}\t{} ", entity.id, entity.kind)?;
            for (n, (start, end)) in entity.fragments.iter().enumerate() {
                let separator = if n == 0 { "" } else { ";" };
                write!(f, "{separator}{start} {end}")?;
            }
            writeln!(f, "\t{}", entity.words)?;
        }
        for (n, relation) in (1..).zip(&self.relations) {
            let BratRelation { kind, from, to } = relation;
            // brat ends the line with a tab.
            writeln!(f, "R{n}\t{kind} Arg1:{from} Arg2:{to}\t")?;
        }
        for (n, attribute) in (1..).zip(&self.attributes) {
            let Attribute { name, of, value } = attribute;
            match value {
                Some(value) => writeln!(f, "A{n}\t{name} {of} {value}")?,
                None => writeln!(f, "A{n}\t{name} {of}")?,
            }
        }
        for (n, note) in (1..).zip(&self.notes) {
            writeln!(f, "#{n}\tAnnotatorNotes {}\t{}", note.of, note.words)?;
        }
        Ok(())
    }
}
