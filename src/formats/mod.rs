//! Small file formats, each a value and the text that it becomes. Knows nothing of documents, pages or
//! addresses: what is written was decided elsewhere.

pub mod atom;
pub mod csv;
pub mod icalendar;
pub mod json;
pub mod search;
