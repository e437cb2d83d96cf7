//! Understands what Vietnamese administrative papers print: deadlines, dates, amounts, units, labels, marks.
//!
//! Each function takes a printed text and gives a typed reading, or `None` where it is not sure; the printed text is
//! kept beside it by the caller. Nothing here knows tables, files or the register of a site.
