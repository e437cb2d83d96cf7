//! Papers read from the bytes of small files built here.
