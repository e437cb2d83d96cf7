//! The two languages of a site.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A language pages are written in; Vietnamese is the default.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Language {
    /// Vietnamese, `vi`.
    #[default]
    #[serde(rename = "vi")]
    Vietnamese,
    /// English, `en`.
    #[serde(rename = "en")]
    English,
}

impl Language {
    /// Every language, the first language of a site first.
    pub const ALL: [Self; 2] = [Self::Vietnamese, Self::English];

    /// Returns the two-letter code of ISO 639-1.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Vietnamese => "vi",
            Self::English => "en",
        }
    }

    /// Returns the language of a two-letter code, in lower case, or nothing for any other text.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.code() == code)
    }
}

impl fmt::Display for Language {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.code())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::de::IntoDeserializer;
    use serde::de::value::{Error, StrDeserializer};

    #[test]
    fn codes_name_languages_and_back() {
        for language in Language::ALL {
            assert_eq!(Language::from_code(language.code()), Some(language));
        }
        assert_eq!(Language::from_code("VI"), None);
        assert_eq!(Language::from_code("fr"), None);
    }

    #[test]
    fn data_uses_the_code() {
        struct Written(Language);
        impl fmt::Display for Written {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.serialize(formatter)
            }
        }
        for language in Language::ALL {
            assert_eq!(Written(language).to_string(), language.code());
            let code: StrDeserializer<'_, Error> = language.code().into_deserializer();
            assert_eq!(Language::deserialize(code), Ok(language));
        }
    }
}
