//! `onrecord speakers`: stories in, who is quoted in them out.

use crate::args::SpeakersFormat;
use crate::exit::{self, Exit};
use crate::message_limit::LimitedMessages;
use crate::output::Output;
use crate::people::PeopleFile;
use crate::plan;
use crate::settings::Settings;
use crate::setup::extractor;
use crate::summary::count;
use onrecord::speakers::{People, SpeakerRow, SpeakerTally, StorySpeakers, TallyTotals};
use onrecord::write::{self, Csv, schema};
use onrecord::{Error, batch, read};

/// Runs the command.
pub(crate) fn run(plan: &plan::Speakers, settings: &Settings) -> Exit {
    let mut problems = LimitedMessages::problems();
    let mut code = Exit::Done;
    match all(plan, settings, &mut problems, &mut code) {
        Ok(()) => code,
        Err(error) => exit::of(Err(error)),
    }
}

/// Runs all steps; an error here stops the run.
fn all(
    plan: &plan::Speakers,
    settings: &Settings,
    problems: &mut LimitedMessages,
    code: &mut Exit,
) -> Result<(), Error> {
    let read = read::files(&plan.paths, &plan.reading);
    let read = read
        .chain(plan.lexicons.iter().cloned())
        .chain(plan.people.clone());
    plan::refuse_overwrite(&plan.target, read.chain(settings.file.clone()))?;
    let extractor = extractor(&plan.lexicons, settings)?;
    let mut tally = SpeakerTally::new(people(plan)?);
    let mut read_any = false;
    batch::map_raw(
        read::inputs(&plan.paths, plan.reading.clone()),
        plan.jobs,
        |story| {
            let analysis = extractor.extract(story.document()?);
            Ok(StorySpeakers::of(&analysis, &plan.by, plan.min_confidence))
        },
        |story| {
            match story {
                Ok(story) => {
                    read_any = true;
                    tally.add(&story);
                }
                Err(error) => *code = problems.report_error(&error),
            }
            Ok(())
        },
    )?;
    problems.end();
    // A run that failed wholly leaves no file.
    let rows = tally.rows();
    if read_any || matches!(code, Exit::Done) {
        let page = page(plan, &rows, &tally)?;
        Output::open(&plan.target)?.write_once(&page)?;
    }
    if let Some(missing) = missing_fields(plan, &rows) {
        exit::eprint_line(&missing);
    }
    exit::eprint_line(&summary(tally.totals(), rows.len()));
    Ok(())
}

fn people(plan: &plan::Speakers) -> Result<People, Error> {
    let is_flat = matches!(plan.format, SpeakersFormat::Csv | SpeakersFormat::Tsv);
    let (file, _) = PeopleFile::typed(
        plan.people.as_deref(),
        |people| people.columns().to_vec(),
        is_flat.then_some(&schema::SPEAKERS),
        &plan.by,
    )?;
    Ok(file.map_or_else(People::default, |file| file.people))
}

/// Says which fields of `--by` no counted story has: one that was mistyped should not pass for empty.
fn missing_fields(plan: &plan::Speakers, rows: &[SpeakerRow]) -> Option<String> {
    let is_missing = |n: &usize| rows.iter().all(|row| row.groups[*n].is_empty());
    let missing = (0..plan.by.len()).filter(is_missing).map(|n| {
        let name = plan.by[n].as_str();
        match name {
            "year" | "month" => format!("`{name}`, nor a `published` or `date` such as 2026-03-09"),
            _ => format!("`{name}`"),
        }
    });
    let missing: Vec<String> = missing.collect();
    let is_any = !rows.is_empty() && !missing.is_empty();
    is_any.then(|| {
        format!(
            "onrecord: no counted story has a field {} (--by)",
            missing.join(" or ")
        )
    })
}

fn page(
    plan: &plan::Speakers,
    rows: &[SpeakerRow],
    tally: &SpeakerTally,
) -> Result<Vec<u8>, Error> {
    let columns = tally.people().columns();
    let mut page = Vec::new();
    let csv = match plan.is_for_excel {
        true => Csv::for_excel(),
        false => Csv::default(),
    };
    let done = match plan.format {
        SpeakersFormat::Csv => write::speakers_csv(rows, &plan.by, columns, csv, &mut page),
        SpeakersFormat::Tsv => {
            write::speakers_csv(rows, &plan.by, columns, csv.with_tabs(), &mut page)
        }
        SpeakersFormat::Jsonl => write::speakers_jsonl(rows, &plan.by, columns, &mut page),
        SpeakersFormat::Table => {
            page.extend(write::speakers_table(rows, &plan.by).bytes());
            Ok(())
        }
        #[cfg(feature = "pages")]
        SpeakersFormat::Html => {
            write::speakers_html(rows, &plan.by, columns, tally.totals(), &mut page)
        }
        #[cfg(not(feature = "pages"))]
        SpeakersFormat::Html => unreachable!("refused above"),
    };
    done.map_err(|e| Error::io("speakers", e))?;
    Ok(page)
}

/// Says what was counted, and what was not.
fn summary(totals: TallyTotals, rows: usize) -> String {
    let stories = count(totals.stories, "story", "stories");
    let quotes = count(totals.counted, "quote", "quotes");
    let speakers = count(rows, "row", "rows");
    let mut left_out = Vec::new();
    for (n, what) in [
        (totals.unnamed, "without a named speaker"),
        (totals.not_speech, "terms and titles"),
        (totals.unsure, "below --min-confidence"),
    ] {
        if n > 0 {
            left_out.push(format!("{n} {what}"));
        }
    }
    let mut line = format!("{stories}, {quotes} counted in {speakers}");
    if !left_out.is_empty() {
        line += &format!("; not counted: {}", left_out.join(", "));
    }
    line
}
