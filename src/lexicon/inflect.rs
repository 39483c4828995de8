//! The regular forms of English verbs and nouns, so that a file lists only what is irregular.
//!
//! The `forms` column of a verb holds past and participle (`wrote written`), or one form that is
//! both (`said`); `/` stands between variants (`labeled/labelled`); a form in -ing stands for the one
//! that the rules would get wrong (`began begun beginning`). That of a noun holds its plurals
//! (`women`, `spokespeople/spokespersons`), or `-` where it has none.

use super::class::Classes;

/// Gives every form of the verb `base` with the classes of that form.
pub(super) fn verb(base: &str, irregular: &str, mut give: impl FnMut(&str, Classes)) {
    give(base, Classes::BASE);
    give(&with_s(base), Classes::PRESENT);

    let (ing, past): (Vec<&str>, Vec<&str>) = irregular
        .split_ascii_whitespace()
        .partition(|form| form.ends_with("ing"));
    match past.as_slice() {
        [] => give(&with_ed(base), Classes::PAST | Classes::PARTICIPLE),
        [both] => variants(both).for_each(|form| give(form, Classes::PAST | Classes::PARTICIPLE)),
        [past, participles @ ..] => {
            variants(past).for_each(|form| give(form, Classes::PAST));
            let participles = participles.iter().flat_map(|forms| variants(forms));
            participles.for_each(|form| give(form, Classes::PARTICIPLE));
        }
    }

    match (ing.as_slice(), past.first()) {
        ([], None) => give(&with_ing(base), Classes::ING),
        // "admitted" and "labelled" tell that the consonant is doubled in "admitting", too.
        ([], Some(past)) => variants(past).for_each(|form| match doubled_stem(base, form) {
            Some(stem) => give(&[stem, "ing"].concat(), Classes::ING),
            None => give(&with_ing(base), Classes::ING),
        }),
        (listed, _) => listed
            .iter()
            .flat_map(|forms| variants(forms))
            .for_each(|form| give(form, Classes::ING)),
    }
}

/// Gives every form of the noun `singular` with the classes of that form.
pub(super) fn noun(singular: &str, irregular: &str, mut give: impl FnMut(&str, Classes)) {
    give(singular, Classes::NONE);
    match irregular {
        "" => give(&plural(singular), Classes::PLURAL),
        "-" => {}
        _ => irregular
            .split_ascii_whitespace()
            .flat_map(variants)
            .for_each(|form| give(form, Classes::PLURAL)),
    }
}

fn variants(forms: &str) -> impl Iterator<Item = &str> {
    forms.split('/').filter(|form| !form.is_empty())
}

/// Returns the regular plural of a noun: ministries, witnesses, chairmen.
fn plural(singular: &str) -> String {
    match singular.strip_suffix("man") {
        Some(stem) => [stem, "men"].concat(),
        // memos and videos; the few in -oes (heroes) are listed.
        None if singular.ends_with('o') => [singular, "s"].concat(),
        None => with_s(singular),
    }
}

/// Returns the -s form of a verb or noun: says, denies, stresses, echoes.
fn with_s(base: &str) -> String {
    if let Some(stem) = consonant_y(base) {
        return [stem, "ies"].concat();
    }
    let hisses = ["s", "x", "z", "ch", "sh"]
        .iter()
        .any(|end| base.ends_with(end));
    let ends_in_o = base.ends_with('o') && !ends_in_vowels(base);
    [base, if hisses || ends_in_o { "es" } else { "s" }].concat()
}

/// Returns the regular past of a verb: added, replied, argued, quipped.
fn with_ed(base: &str) -> String {
    if let Some(stem) = consonant_y(base) {
        return [stem, "ied"].concat();
    }
    if base.ends_with('e') {
        return [base, "d"].concat();
    }
    [base, doubled(base), "ed"].concat()
}

/// Returns the regular -ing form of a verb: adding, arguing, lying, agreeing, quipping.
fn with_ing(base: &str) -> String {
    if let Some(stem) = base.strip_suffix("ie") {
        return [stem, "ying"].concat();
    }
    match base.strip_suffix('e') {
        Some(stem) if !stem.ends_with(['e', 'o', 'y']) => [stem, "ing"].concat(),
        Some(_) => [base, "ing"].concat(),
        None => [base, doubled(base), "ing"].concat(),
    }
}

/// Returns the base without its y where a consonant stands before it: "deny" but not "say".
fn consonant_y(base: &str) -> Option<&str> {
    base.strip_suffix('y')
        .filter(|stem| !stem.is_empty() && !stem.ends_with(['a', 'e', 'i', 'o', 'u']))
}

/// Tells whether the last two letters are vowels, as in "radio".
fn ends_in_vowels(base: &str) -> bool {
    let mut letters = base.chars().rev();
    letters.next().is_some_and(is_vowel) && letters.next().is_some_and(is_vowel)
}

fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u')
}

/// Returns the consonant that a verb of one syllable doubles, or nothing: quip-p-ed, but "boast".
///
/// A longer verb doubles by its stress (admitted, but visited), which spelling does not tell: the
/// files list those.
fn doubled(base: &str) -> &str {
    let word = base.strip_prefix("qu").unwrap_or(base);
    let letters = word.as_bytes();
    let vowel = |n: usize| is_vowel(char::from(letters[n])) || (n > 0 && letters[n] == b'y');
    let [.., _, _] = letters else { return "" };
    let last = letters.len() - 1;
    let one_vowel = (0..letters.len()).filter(|n| vowel(*n)).count() == 1;
    let doubles = one_vowel
        && vowel(last - 1)
        && letters[last].is_ascii_lowercase()
        && !matches!(letters[last], b'h' | b'w' | b'x' | b'y');
    match doubles {
        true => word.get(last..).unwrap_or(""),
        false => "",
    }
}

/// Returns "admitt" for "admit" and "admitted".
fn doubled_stem<'a>(base: &str, past: &'a str) -> Option<&'a str> {
    let stem = past.strip_suffix("ed")?;
    let added = stem.strip_prefix(base)?;
    (added.len() == 1 && base.ends_with(added) || added == "k").then_some(stem)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn verb_forms(base: &str, irregular: &str) -> String {
        let mut forms = Vec::new();
        verb(base, irregular, |form, _| forms.push(form.to_owned()));
        forms.join(" ")
    }

    fn noun_forms(singular: &str, irregular: &str) -> String {
        let mut forms = Vec::new();
        noun(singular, irregular, |form, _| forms.push(form.to_owned()));
        forms.join(" ")
    }

    #[test]
    fn regular_verbs() {
        assert_eq!(verb_forms("add", ""), "add adds added adding");
        assert_eq!(verb_forms("reply", ""), "reply replies replied replying");
        assert_eq!(verb_forms("say", "said"), "say says said saying");
        assert_eq!(verb_forms("argue", ""), "argue argues argued arguing");
        assert_eq!(verb_forms("agree", ""), "agree agrees agreed agreeing");
        assert_eq!(verb_forms("lie", ""), "lie lies lied lying");
        assert_eq!(
            verb_forms("stress", ""),
            "stress stresses stressed stressing"
        );
        assert_eq!(verb_forms("echo", ""), "echo echoes echoed echoing");
        assert_eq!(verb_forms("radio", ""), "radio radios radioed radioing");
    }

    #[test]
    fn a_consonant_is_doubled_in_one_syllable_only() {
        assert_eq!(verb_forms("quip", ""), "quip quips quipped quipping");
        assert_eq!(verb_forms("slam", ""), "slam slams slammed slamming");
        assert_eq!(verb_forms("boast", ""), "boast boasts boasted boasting");
        assert_eq!(verb_forms("vow", ""), "vow vows vowed vowing");
        assert_eq!(verb_forms("moan", ""), "moan moans moaned moaning");
        assert_eq!(
            verb_forms("answer", ""),
            "answer answers answered answering"
        );
        assert_eq!(verb_forms("act", ""), "act acts acted acting");
    }

    #[test]
    fn irregular_verbs() {
        assert_eq!(
            verb_forms("take", "took taken"),
            "take takes took taken taking"
        );
        assert_eq!(
            verb_forms("admit", "admitted"),
            "admit admits admitted admitting"
        );
        assert_eq!(
            verb_forms("begin", "began begun beginning"),
            "begin begins began begun beginning"
        );
        let mut label = Vec::new();
        verb("label", "labeled/labelled", |form, classes| {
            label.push((form.to_owned(), classes))
        });
        assert!(label.contains(&("labelling".to_owned(), Classes::ING)));
        assert!(label.contains(&("labelled".to_owned(), Classes::PAST | Classes::PARTICIPLE)));
    }

    #[test]
    fn plurals() {
        assert_eq!(noun_forms("ministry", ""), "ministry ministries");
        assert_eq!(noun_forms("spokeswoman", ""), "spokeswoman spokeswomen");
        assert_eq!(noun_forms("witness", ""), "witness witnesses");
        assert_eq!(noun_forms("memo", ""), "memo memos");
        assert_eq!(noun_forms("wife", "wives"), "wife wives");
        assert_eq!(noun_forms("staff", "-"), "staff");
    }

    #[test]
    fn odd_words_do_no_harm() {
        for word in ["", "y", "e", "qu", "é", "ño", "o", "😀", "man", "-"] {
            verb(word, word, |_, _| {});
            noun(word, word, |_, _| {});
        }
    }
}
