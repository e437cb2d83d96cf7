//! SHA-256 digests, the tree over many of them, and the short form people compare on paper.

use std::fmt;

use sha2::{Digest as _, Sha256};

/// A SHA-256.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Digest([u8; 32]);

/// The 32 signs of Crockford's Base32: no I, L, O, U, so that none is taken for another on paper.
const SIGNS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// How many signs the short form has: 16 signs are 80 bits.
const SHORT: usize = 16;

impl Digest {
    /// Digests bytes as they are.
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }

    /// Gives the root of the Merkle tree over leaves, built as RFC 6962 §2.1 says.
    pub fn root<'l>(leaves: impl IntoIterator<Item = &'l [u8]>) -> Self {
        let hashes: Vec<Self> = leaves.into_iter().map(leaf).collect();
        tree(&hashes)
    }

    /// Reads 64 hexadecimal digits in lower case.
    pub fn parse(hex: &str) -> Option<Self> {
        let mut bytes = [0; 32];
        let lower = |c: u8| c.is_ascii_digit() || (b'a'..=b'f').contains(&c);
        if hex.len() != 64 || !hex.bytes().all(lower) {
            return None;
        }
        for (byte, pair) in bytes.iter_mut().zip(hex.as_bytes().chunks(2)) {
            *byte = u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()?;
        }
        Some(Self(bytes))
    }

    /// Gives the first 80 bits in four groups, for a printed report: `7KQ2-9F3M-X0TB-4D8H`.
    pub fn short(&self) -> String {
        let signs: Vec<String> = self.signs().chunks(4).map(|group| group.iter().collect()).collect();
        signs.join("-")
    }

    /// Tells whether a text typed from paper is the short form, or the whole digest. Case, spaces, hyphens and the
    /// letters people take for digits do not matter.
    pub fn is_written(&self, typed: &str) -> bool {
        let plain: String = typed.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '–')).collect();
        let readable = |c: char| match c.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        };
        let signs = self.signs();
        let is_short = plain.chars().count() == SHORT && plain.chars().map(readable).eq(signs);
        is_short || plain.to_ascii_lowercase() == self.to_string()
    }

    fn signs(&self) -> Vec<char> {
        let bit = |at: usize| (self.0[at / 8] >> (7 - at % 8)) & 1;
        let sign = |at: usize| (0..5).fold(0usize, |value, step| value * 2 + usize::from(bit(at * 5 + step)));
        (0..SHORT).map(|at| char::from(SIGNS[sign(at)])).collect()
    }
}

impl From<[u8; 32]> for Digest {
    fn from(sha256: [u8; 32]) -> Self {
        Self(sha256)
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(formatter, "{byte:02x}"))
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Digest({})", self.short())
    }
}

fn leaf(bytes: &[u8]) -> Digest {
    Digest(Sha256::new().chain_update([0]).chain_update(bytes).finalize().into())
}

fn tree(hashes: &[Digest]) -> Digest {
    match hashes {
        [] => Digest::of(b""),
        [one] => *one,
        many => {
            let (left, right) = many.split_at(many.len().next_power_of_two() / 2);
            let (left, right) = (tree(left), tree(right));
            Digest(Sha256::new().chain_update([1]).chain_update(left.0).chain_update(right.0).finalize().into())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The inputs and roots of the test vectors every implementation of RFC 6962 shares.
    #[test]
    fn the_tree_is_the_one_of_rfc_6962() {
        let inputs: [&[u8]; 8] = [
            b"",
            &[0x00],
            &[0x10],
            &[0x20, 0x21],
            &[0x30, 0x31],
            &[0x40, 0x41, 0x42, 0x43],
            &[0x50, 0x51, 0x52, 0x53, 0x54, 0x55, 0x56, 0x57],
            &[0x60, 0x61, 0x62, 0x63, 0x64, 0x65, 0x66, 0x67, 0x68, 0x69, 0x6a, 0x6b, 0x6c, 0x6d, 0x6e, 0x6f],
        ];
        let roots = [
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
        ];
        for (count, root) in roots.iter().enumerate() {
            assert_eq!(Digest::root(inputs[..count].iter().copied()).to_string(), *root, "{count} leaves");
        }
    }

    #[test]
    fn the_short_form_is_read_back_as_people_type_it() {
        let digest = Digest::of(b"minh bach");
        let short = digest.short();
        assert_eq!(short.len(), 19);
        assert!(digest.is_written(&short));
        assert!(digest.is_written(&short.to_lowercase().replace('-', " ")));
        assert!(digest.is_written(&short.replace('0', "o").replace('1', "l")));
        assert!(digest.is_written(&digest.to_string()));
        assert!(!digest.is_written(&Digest::of(b"khac").short()));
        assert!(!digest.is_written(""));
    }

    #[test]
    fn only_sixty_four_digits_are_a_digest() {
        let digest = Digest::of(b"a");
        assert_eq!(Digest::parse(&digest.to_string()), Some(digest));
        for wrong in ["", "00", &digest.to_string().to_uppercase(), &format!("+{}", &digest.to_string()[1..])] {
            assert_eq!(Digest::parse(wrong), None, "{wrong}");
        }
    }
}
