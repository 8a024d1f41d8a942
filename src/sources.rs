//! The names of files as others may see them: without the folders of the
//! machine they were read on.

/// How many bytes of the paths are folders that only this machine has: those all
/// share, where they begin at its root or above the folder it was called in. The
/// innermost folder stays where nothing else would stand before the files.
#[must_use]
pub fn shared_folders<'a>(paths: impl IntoIterator<Item = &'a str>) -> usize {
    let mut shared: Option<Vec<&str>> = None;
    for path in paths {
        let own: Vec<&str> = folders(path).collect();
        shared = Some(match shared {
            None => own,
            Some(before) => {
                let same = before.iter().zip(&own).take_while(|(a, b)| a == b).count();
                before.into_iter().take(same).collect()
            }
        });
    }
    let shared = shared.unwrap_or_default();
    let outside = |first: &&str| {
        first.trim_end_matches(['/', '\\']).is_empty()
            || first.contains(':')
            || first.starts_with("..")
    };
    if !shared.first().is_some_and(outside) {
        return 0;
    }
    let kept = shared.len().saturating_sub(1);
    shared.iter().take(kept).map(|folder| folder.len()).sum()
}

/// The folders of a path with their separators.
fn folders(path: &str) -> impl Iterator<Item = &str> {
    path.split_inclusive(['/', '\\'])
        .filter(|part| part.ends_with(['/', '\\']))
}

/// The path without so many bytes of folders.
#[must_use]
pub fn without(path: &str, folders: usize) -> &str {
    path.get(folders..).unwrap_or(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_folders_of_the_machine_are_taken_away() {
        for (paths, left) in [
            (
                &["/home/a/登封市/2022.txt", "/home/a/登封市/2023.txt"][..],
                "登封市/2022.txt",
            ),
            (
                &["/data/x/甲县/1.txt", "/data/x/乙县/1.txt"],
                "x/甲县/1.txt",
            ),
            (&["登封市/2022.txt", "登封市/2023.txt"], "登封市/2022.txt"),
            (&["../数据/甲县/1.txt"], "甲县/1.txt"),
            (&["C:\\报告\\甲县\\1.txt"], "甲县\\1.txt"),
            (&["/1.txt"], "/1.txt"),
            (&["1.txt"], "1.txt"),
        ] {
            let cut = shared_folders(paths.iter().copied());
            assert_eq!(without(paths[0], cut), left);
        }
    }
}
