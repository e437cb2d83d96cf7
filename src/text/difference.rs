//! The words in which two texts differ.

/// A run of words that both texts have, or one of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece<'t> {
    /// Words of both.
    Same(&'t str),
    /// Words of the old text alone.
    Gone(&'t str),
    /// Words of the new text alone.
    New(&'t str),
}

/// Beyond so many pairs of words a stretch is told as rewritten as a whole.
const MOST: usize = 1_000_000;

/// Tells two texts apart word by word. What is gone stands before what is new; the pieces of a side, joined, are its
/// text.
pub fn difference<'t>(old: &'t str, new: &'t str) -> Vec<Piece<'t>> {
    let (before, after) = (words(old), words(new));
    let start = before.iter().zip(&after).take_while(|(one, other)| one == other).count();
    let shorter = before.len().min(after.len()) - start;
    let end = before.iter().rev().zip(after.iter().rev()).take(shorter).take_while(|(one, other)| one == other).count();
    let mut steps = vec![Step::Both; start];
    steps.extend(compare(&before[start..before.len() - end], &after[start..after.len() - end]));
    steps.extend(vec![Step::Both; end]);
    pieces((old, &before), (new, &after), &steps)
}

/// Splits a text into words, each with the space behind it.
fn words(text: &str) -> Vec<&str> {
    text.split_inclusive(char::is_whitespace).collect()
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Both,
    Old,
    New,
}

/// Finds a longest common run of words by the table of all lengths.
fn compare(old: &[&str], new: &[&str]) -> Vec<Step> {
    let width = new.len() + 1;
    if old.len() * new.len() > MOST {
        return [vec![Step::Old; old.len()], vec![Step::New; new.len()]].concat();
    }
    let mut longest = vec![0u32; (old.len() + 1) * width];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            let (below, right) = (longest[(i + 1) * width + j], longest[i * width + j + 1]);
            let same = old[i].trim_end() == new[j].trim_end();
            longest[i * width + j] = if same { longest[(i + 1) * width + j + 1] + 1 } else { below.max(right) };
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut steps = Vec::new();
    while i < old.len() || j < new.len() {
        let step = if i == old.len() {
            Step::New
        } else if j == new.len() || old[i].trim_end() != new[j].trim_end() {
            let goes = j == new.len() || longest[(i + 1) * width + j] >= longest[i * width + j + 1];
            if goes { Step::Old } else { Step::New }
        } else {
            Step::Both
        };
        i += usize::from(step != Step::New);
        j += usize::from(step != Step::Old);
        steps.push(step);
    }
    steps
}

/// Joins neighbouring words of one kind; of words that both have, the spelling of the new text is shown.
fn pieces<'t>((old, before): (&'t str, &[&str]), (new, after): (&'t str, &[&str]), steps: &[Step]) -> Vec<Piece<'t>> {
    let (mut old_at, mut new_at) = ((0, 0), (0, 0));
    let mut pieces = Vec::new();
    for run in steps.chunk_by(|one, other| (*one == Step::Both) == (*other == Step::Both)) {
        let gone = take(&mut old_at, before, run.iter().filter(|step| **step != Step::New).count());
        let came = take(&mut new_at, after, run.iter().filter(|step| **step != Step::Old).count());
        if run[0] == Step::Both {
            pieces.push(Piece::Same(&new[came]));
            continue;
        }
        pieces.extend((!gone.is_empty()).then(|| Piece::Gone(&old[gone])));
        pieces.extend((!came.is_empty()).then(|| Piece::New(&new[came])));
    }
    pieces
}

/// Takes so many words and gives the bytes they stand in.
fn take((byte, word): &mut (usize, usize), words: &[&str], count: usize) -> std::ops::Range<usize> {
    let start = *byte;
    *byte += words[*word..*word + count].iter().map(|word| word.len()).sum::<usize>();
    *word += count;
    start..*byte
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn told(old: &str, new: &str) -> String {
        let tell = |piece: Piece<'_>| match piece {
            Piece::Same(text) => text.to_owned(),
            Piece::Gone(text) => format!("[-{text}-]"),
            Piece::New(text) => format!("[+{text}+]"),
        };
        difference(old, new).into_iter().map(tell).collect()
    }

    #[test]
    fn a_changed_word_is_told_within_its_sentence() {
        assert_eq!(told("Rà soát quý I năm nay", "Rà soát quý II năm nay"), "Rà soát quý [-I -][+II +]năm nay");
        assert_eq!(told("một hai ba", "một ba"), "một [-hai -]ba");
        assert_eq!(told("một", "một hai"), "một [+hai+]");
    }

    #[test]
    fn texts_without_a_word_in_common_are_told_one_after_the_other() {
        assert_eq!(told("a b", "c"), "[-a b-][+c+]");
        assert_eq!(told("", "c"), "[+c+]");
        assert_eq!(told("a", ""), "[-a-]");
        assert_eq!(told("a", "a"), "a");
    }

    proptest! {
        #[test]
        fn the_new_side_is_the_new_text(old in "([abc] ?){0,30}", new in "([abc] ?){0,30}") {
            let pieces = difference(&old, &new);
            let side = |keep: fn(&Piece<'_>) -> Option<String>| pieces.iter().filter_map(keep).collect::<String>();
            let came = side(|piece| match piece { Piece::Gone(_) => None, Piece::Same(t) | Piece::New(t) => Some((*t).to_owned()) });
            prop_assert_eq!(came, new.as_str());
            let gone = side(|piece| match piece { Piece::New(_) => None, Piece::Same(t) | Piece::Gone(t) => Some((*t).to_owned()) });
            let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
            prop_assert_eq!(plain(&gone).replace(' ', ""), plain(&old).replace(' ', ""));
        }
    }
}
