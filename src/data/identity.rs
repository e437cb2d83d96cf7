//! Identities of records in feeds and calendars: the same for ever, wherever the site is served.

use sha2::{Digest, Sha256};

use crate::model::Site;

/// Gives the UUID (version 8, RFC 9562) of a record, made from the ids of site and record alone.
pub(super) fn identity(site: &Site, kind: &str, id: &str) -> String {
    let digest = Sha256::digest(format!("minhbach/{}/{kind}/{id}", site.id));
    let mut bytes: [u8; 16] = std::array::from_fn(|index| digest[index]);
    bytes[6] = bytes[6] & 0x0f | 0x80;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("{}-{}-{}-{}-{}", &hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..])
}

/// Gives a part of an address for any text: its letters for people, its digest so that no two texts
/// ever share one ("Hòa" and "Hoa" are two names).
pub(super) fn address_part(text: &str) -> String {
    let text = crate::text::normalize(text);
    let digest: String = Sha256::digest(&*text).iter().take(6).map(|byte| format!("{byte:02x}")).collect();
    let readable: String = crate::text::slug(&text).chars().take(48).collect();
    format!("{}-{digest}", readable.trim_end_matches('-')).trim_start_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::address_part;

    #[test]
    fn texts_that_fold_alike_keep_apart() {
        let parts = ["Hòa", "Hoa", "Hoà ", "H.o.a", "…"].map(address_part);
        assert!(parts[0].starts_with("hoa-"), "{}", parts[0]);
        let distinct: std::collections::BTreeSet<&String> = parts.iter().collect();
        assert_eq!(distinct.len(), parts.len(), "{parts:?}");
    }
}
