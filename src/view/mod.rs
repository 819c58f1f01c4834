//! Site → one plain struct for each page, in the reader's vocabulary and ready to be shown. A view is
//! a pure function of the site, the texts and the edition; it knows nothing of templates or files.

pub mod amended;
pub mod amendment;
pub mod at;
pub mod authority;
pub mod body;
pub mod calendar;
pub mod chart;
pub mod chart_axis;
pub mod compared;
pub mod context;
pub mod difference;
pub mod feed;
pub mod figures;
mod frame;
pub mod frozen;
pub mod glossary;
pub mod home;
pub mod json_ld;
mod language_names;
pub mod lists;
pub mod marked;
pub mod measure;
pub mod measure_lists;
mod mentions;
pub mod occasion;
pub mod page;
pub mod parts;
mod plain_blocks;
pub mod plan;
pub mod plan_data;
pub mod plan_stops;
pub mod plan_table;
pub mod press;
pub mod robots;
pub mod search;
pub mod search_records;
pub mod section_chart;
pub mod site_data;
pub mod sitemap;
pub mod text_page;
pub mod timeline;
pub mod tongues;
pub mod versions;
pub mod whole_plan;

pub use context::{Context, SiteWide};
