//! The differences of a publication: each is made when it is first asked for, and once. Reads the data of frozen
//! versions through `bag`; knows nothing of pages.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::outputs::Output;
use crate::bag::{self, LogEntry, Reason, Worded};
use crate::diagnostics::{Diagnostic, Problem};
use crate::difference::{Difference, difference};
use crate::model::{Archived, DocIx, RECORD};
use crate::path::OutPath;
use crate::record::{PlanRecord, RedactionRecord, Words};
use crate::view::compared::Pair;
use crate::view::{Context, plan_data};

/// The largest record that is read, in bytes: a plan of thousands of measures has some ten million.
pub(super) const LARGEST_RECORD: u64 = 256 << 20;

type Made = Result<Difference<'static>, Box<Diagnostic>>;

/// The differences of a publication.
#[derive(Default)]
pub(super) struct Differences(BTreeMap<(DocIx, Pair), OnceLock<Made>>);

impl Differences {
    /// Those that `outputs` have a page of; none is made yet.
    pub(super) fn of(outputs: &[(OutPath, Output)]) -> Differences {
        let pair = |(_, output): &(OutPath, Output)| {
            let Output::Difference(ix, pair) = output else { return None };
            Some(((*ix, pair.clone()), OnceLock::new()))
        };
        Differences(outputs.iter().filter_map(pair).collect())
    }

    /// The difference between the states `pair` of `plan`; `None` where the publication has no page of it.
    ///
    /// # Errors
    /// As [`frozen_record`].
    pub(super) fn between(
        &self,
        cx: &Context<'_>,
        plan: DocIx,
        pair: &Pair,
    ) -> Option<Result<&Difference<'static>, Box<Diagnostic>>> {
        let made = self.0.get(&(plan, pair.clone()))?;
        Some(made.get_or_init(|| make(cx, plan, pair)).as_ref().map_err(Clone::clone))
    }
}

fn make(cx: &Context<'_>, plan: DocIx, pair: &Pair) -> Made {
    let frozen = |nr: &str| {
        let versions = cx.site.archived.get(&plan);
        let version = versions.into_iter().flatten().find(|version| version.nr == nr);
        frozen_record(version.expect("what is compared is kept"))
    };
    let later = pair.to.as_deref().map_or_else(|| Ok(present(cx, plan)), frozen)?;
    Ok(difference(&frozen(&pair.from)?, &later))
}

/// The present state of `plan` as what is read of it, which lends nothing from the site.
fn present(cx: &Context<'_>, plan: DocIx) -> PlanRecord<'static> {
    let text = serde_json::to_vec(&plan_data::build(cx, plan))
        .expect("plain data written to memory always serialises");
    PlanRecord::read(&text).expect("what this program has just written it reads")
}

/// The plan as the frozen `version` keeps it.
///
/// # Errors
/// Where the bag does not hold it as its manifest says, or a newer program wrote it.
pub fn frozen_record(version: &Archived) -> Result<PlanRecord<'static>, Box<Diagnostic>> {
    let problem = |problem| Box::new(Diagnostic::new(version.place(RECORD), problem));
    let path = OutPath::new(RECORD).expect("a plain name is a sound path");
    let bytes = bag::payload(&version.folder, &path, LARGEST_RECORD).map_err(|fault| {
        let (german, english) = (fault.german(), fault.to_string());
        problem(Problem::DamagedVersion { german, english })
    })?;
    let mut record = PlanRecord::read(&bytes)
        .map_err(|error| problem(Problem::UnreadableRecord { message: error.to_string() }))?;
    // Early records do not say which version they stand for.
    record.version.get_or_insert_with(|| Words::Owned(version.nr.clone()));
    record.redactions = bag::log_of(&version.folder).into_iter().map(redaction).collect();
    Ok(record)
}

fn redaction(entry: LogEntry) -> RedactionRecord {
    let Reason { kind, date, ground } = entry.reason;
    RedactionRecord { date, kind, ground }
}
