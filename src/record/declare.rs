//! The two declarations content is described with: `record!` and `vocabulary!`.

/// Declares a record: a struct, its reading, its schema and its walk, from one list of fields.
///
/// A field whose type has a meaning for absence (`Option`, `Vec`, `Stated`, …) may be left out of
/// the file; any other is compulsory. `pub struct Name | field { … }` lets a bare value stand for
/// a table that holds only `field`.
macro_rules! record {
    (
        $(#[doc = $doc:literal])+
        pub struct $Name:ident $(| $short:ident)? {
            $( $(#[doc = $field_doc:literal])+ $field:ident : $Type:ty, )*
        }
    ) => {
        $(#[doc = $doc])+
        #[derive(Debug, Clone)]
        pub struct $Name {
            /// Where the record stands.
            pub span: $crate::text::Span,
            $( $(#[doc = $field_doc])+ pub $field: $Type, )*
        }

        impl $crate::record::Decode for $Name {
            fn decode(
                value: &$crate::record::Value,
                reader: &mut $crate::record::Reader,
            ) -> Option<Self> {
                $(
                    let wrapped;
                    let value = if value.is_record() {
                        value
                    } else {
                        wrapped = value.clone().under(stringify!($short));
                        &wrapped
                    };
                )?
                let table = reader.table(value, &[$(stringify!($field)),*])?;
                $( let $field: Option<$Type> = reader.field(table, value.span, stringify!($field)); )*
                let read = (|| Some(Self { span: value.span, $( $field: $field?, )* }))();
                if read.is_none() {
                    reader.lose(table);
                }
                read
            }

            fn schema(book: &mut $crate::record::SchemaBook) -> serde_json::Value {
                book.record(stringify!($Name), concat!($($doc),+), |book| vec![
                    $( $crate::record::SchemaBook::field(
                        stringify!($field),
                        concat!($($field_doc),+),
                        <$Type as $crate::record::Decode>::absent().is_none(),
                        <$Type as $crate::record::Decode>::schema(book),
                    ), )*
                ])$(; book.shorthand(stringify!($Name), stringify!($short)))?
            }

            fn visit<'a>(&'a self, visitor: &mut dyn $crate::record::Visitor<'a>) {
                $( $crate::record::Decode::visit(&self.$field, visitor); )*
            }
        }
    };
}

/// Declares a closed set of words: an enum, its spelling in files, its reading and its schema.
macro_rules! vocabulary {
    (
        $(#[doc = $doc:literal])+
        pub enum $Name:ident {
            $( $(#[doc = $word_doc:literal])+ $Variant:ident = $word:literal, )+
        }
    ) => {
        $(#[doc = $doc])+
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $Name { $( $(#[doc = $word_doc])+ $Variant, )+ }

        impl $Name {
            /// Every word of the set, in its official order.
            pub const ALL: &'static [Self] = &[$(Self::$Variant),+];

            /// Spells the word as files and data do.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$Variant => $word,)+ }
            }
        }

        impl serde::Serialize for $Name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl $crate::record::Decode for $Name {
            fn decode(
                value: &$crate::record::Value,
                reader: &mut $crate::record::Reader,
            ) -> Option<Self> {
                let words: Vec<&'static str> = Self::ALL.iter().map(|word| word.as_str()).collect();
                let index = reader.word(value, &words)?;
                Some(Self::ALL[index])
            }

            fn schema(_book: &mut $crate::record::SchemaBook) -> serde_json::Value {
                serde_json::json!({
                    "enum": [$($word),+],
                    "description": concat!($($doc),+),
                })
            }
        }
    };
}

pub(crate) use {record, vocabulary};
