//! What a document holds once it is written.
