//! The floor under any generator: reads every file below one folder and writes to another what a third
//! holds, on all processors. `floor INPUT MODEL OUTPUT`; `benches/peers/run.py` compares with it.

#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    missing_docs,
    reason = "a benchmark copies files; a panic is its report"
)]

use std::fs;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use walkdir::WalkDir;

fn main() {
    let folders: Vec<PathBuf> =
        std::env::args_os().skip(1).filter(|it| it != "--bench").map(PathBuf::from).collect();
    let [input, model, output] = folders.as_slice() else {
        // `cargo bench` calls every benchmark without arguments.
        println!("floor INPUT MODEL OUTPUT");
        return;
    };
    let read: u64 = files(input).par_iter().map(|path| fs::read(path).unwrap().len() as u64).sum();
    let model_files = files(model);
    for path in &model_files {
        fs::create_dir_all(output.join(path.strip_prefix(model).unwrap()).parent().unwrap())
            .unwrap();
    }
    let written: u64 = model_files
        .par_iter()
        .map(|path| {
            let bytes = fs::read(path).unwrap();
            fs::write(output.join(path.strip_prefix(model).unwrap()), &bytes).unwrap();
            bytes.len() as u64
        })
        .sum();
    println!("{read} bytes read, {written} written");
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = WalkDir::new(folder).into_iter().map(Result::unwrap);
    entries.filter(|it| it.file_type().is_file()).map(|it| it.into_path()).collect()
}
