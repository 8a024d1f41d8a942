//! Makes a corpus: places × years of reports out of the demo series, with names,
//! figures and wording of their own. The same numbers give the same bytes.
//!
//! `benches/run.sh corpus PLACES YEARS FOLDER [foi]`: with `foi` of the demo of
//! 政府信息公开工作年度报告, whose forms still add up.

use std::fs;
use std::path::Path;

use rayon::prelude::*;

/// Characters of invented place names; none makes a word with an ending (山区).
const NAMES: &str = "安宁平和兴隆昌盛永定清溪白石青洲东川南河西林北泉云峰龙泽金沙玉田长乐新丰\
    嘉禾瑞阳临江望湖福泰康顺德义仁礼信";
/// What kind of place it is.
const ENDINGS: [&str; 3] = ["县", "区", "市"];
/// The last year of every series.
const LAST_YEAR: i32 = 2024;

/// Ways to say the same.
const WORDING: [(&str, &str); 24] = [
    ("办理", "办结"),
    ("全年", "一年来"),
    ("开展", "组织开展"),
    ("受理", "依法受理"),
    ("完成", "全面完成"),
    ("培训", "轮训"),
    ("深入推进", "扎实推进"),
    ("进一步", "持续"),
    ("制定", "出台"),
    ("严格", "从严"),
    ("健全", "完善"),
    ("收到", "接收"),
    ("不够", "还不够"),
    ("不足", "较为不足"),
    ("一些", "部分"),
    ("个别", "少数"),
    ("加强", "强化"),
    ("同比增长", "较上年增长"),
    ("同比下降", "较上年下降"),
    ("其中", "其中，"),
    ("推动", "促进"),
    ("提升", "提高"),
    ("建立", "建立健全"),
    ("群众", "人民群众"),
];

fn main() {
    let arguments: Vec<String> = std::env::args()
        .skip(1)
        .filter(|a| a != "--bench")
        .collect();
    let (places, years, folder, forms) = match &arguments[..] {
        [places, years, folder] => (places, years, folder, false),
        [places, years, folder, genre] if genre == "foi" => (places, years, folder, true),
        _ => {
            eprintln!("corpus PLACES YEARS FOLDER [foi]");
            std::process::exit(2);
        }
    };
    let places: usize = places.parse().expect("PLACES is a number");
    let years: i32 = years.parse().expect("YEARS is a number");
    let demo = demo();
    let page = page_of_forms();
    let bytes: usize = (0..places)
        .into_par_iter()
        .map(|place| {
            if forms {
                series_of_forms(place, years, &page, Path::new(folder))
            } else {
                series(place, years, &demo, Path::new(folder))
            }
        })
        .sum();
    println!(
        "{} reports, {bytes} bytes in {folder}",
        places * years as usize
    );
}

/// The demo series: year and text.
fn demo() -> Vec<(i32, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../datasets/lanxi");
    let text = |year| fs::read_to_string(folder.join(format!("{year}.txt"))).expect("the demo");
    (2020..=2024).map(|year| (year, text(year))).collect()
}

/// The year of the page that reports with forms are made of.
const PAGE_YEAR: i32 = 2024;

fn page_of_forms() -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../datasets/lanxi-foi");
    fs::read_to_string(folder.join(format!("{PAGE_YEAR}.html"))).expect("the demo")
}

/// Writes all reports of a place with forms: every count so many times as large,
/// so that all that adds up still does.
fn series_of_forms(place: usize, years: i32, page: &str, folder: &Path) -> usize {
    let mut random = Random(0x9e37_79b9_7f4a_7c15 ^ (place as u64 + 1).wrapping_mul(0x2545_f491));
    let name = name(place);
    let folder = folder.join(&name);
    fs::create_dir_all(&folder).expect("the folder can be made");
    let mut bytes = 0;
    for year in LAST_YEAR + 1 - years..=LAST_YEAR {
        let times = 1 + (random.share() * 9.0) as u64;
        let page: String = page
            .split("<td>")
            .map(|cell| match cell.split_once("</td>") {
                Some((count, rest)) => match count.parse::<u64>() {
                    Ok(count) => format!("{}</td>{rest}", count * times),
                    Err(_) => cell.to_owned(),
                },
                None => cell.to_owned(),
            })
            .collect::<Vec<_>>()
            .join("<td>");
        let page = page
            .replace("澜溪县", &name)
            .replace(&PAGE_YEAR.to_string(), &year.to_string());
        bytes += page.len();
        fs::write(folder.join(format!("{year}.html")), page).expect("the report can be written");
    }
    bytes
}

/// Writes all reports of a place.
fn series(place: usize, years: i32, demo: &[(i32, String)], folder: &Path) -> usize {
    let mut random = Random(0x9e37_79b9_7f4a_7c15 ^ (place as u64 + 1).wrapping_mul(0x2545_f491));
    let name = name(place);
    let folder = folder.join(&name);
    fs::create_dir_all(&folder).expect("the folder can be made");
    // How large the place is, and which of the ways it says things.
    let size = 0.3 + 2.7 * random.share();
    let wording: Vec<_> = WORDING.iter().filter(|_| random.share() < 0.4).collect();
    let mut bytes = 0;
    for n in 0..years {
        let year = LAST_YEAR + 1 - years + n;
        let (written, text) =
            &demo[(n as usize + demo.len() - years as usize % demo.len()) % demo.len()];
        let grown = size * (1.0 + 0.03 * f64::from(n));
        let mut text = varied(text, grown, year - written, &mut random);
        for (usual, other) in &wording {
            if random.share() < 0.9 {
                text = text.replace(usual, other);
            }
        }
        let text = text
            .replace("澜溪县", &name)
            .replace("澜溪", name.trim_end_matches(['县', '区', '市']));
        bytes += text.len();
        fs::write(folder.join(format!("{year}.txt")), text).expect("the report can be written");
    }
    bytes
}

/// Two or three characters by number, each number another.
fn name(place: usize) -> String {
    let characters: Vec<char> = NAMES.chars().filter(|c| !c.is_whitespace()).collect();
    let base = characters.len();
    let mut name = String::new();
    let mut rest = place / ENDINGS.len();
    for _ in 0..2 {
        name.push(characters[rest % base]);
        rest /= base;
    }
    while rest > 0 {
        name.push(characters[rest % base]);
        rest /= base;
    }
    name + ENDINGS[place % ENDINGS.len()]
}

/// The text with other figures and years, and without some of its sentences.
fn varied(text: &str, size: f64, later: i32, random: &mut Random) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let reading = tongbi::figures::read(line, 0..line.len());
        let mut cores = reading.figures.iter().map(|f| f.core.clone()).peekable();
        let mut at = 0;
        for sentence in line.split_inclusive(['。', '；']) {
            let (start, end) = (at, at + sentence.len());
            at = end;
            let plain = sentence.len() > 30 && !sentence.contains(['（', '、']);
            let left_out = plain && random.share() < 0.05;
            let mut from = start;
            while let Some(core) = cores.next_if(|core| core.start < end) {
                if left_out || core.end > end {
                    continue;
                }
                out.push_str(&years(&line[from..core.start], later));
                out.push_str(&figure(&line[core.clone()], size, random));
                from = core.end;
            }
            if !left_out {
                out.push_str(&years(&line[from..end], later));
            }
        }
    }
    out
}

/// A figure of another size: counts grow with the place, shares move a little.
fn figure(words: &str, size: f64, random: &mut Random) -> String {
    let digits = words
        .bytes()
        .take_while(|b| b.is_ascii_digit() || *b == b'.')
        .count();
    let Ok(value) = words[..digits].parse::<f64>() else {
        return words.to_owned();
    };
    let unit = &words[digits..];
    let decimals = words[..digits].find('.').map_or(0, |dot| digits - dot - 1);
    let share = unit.starts_with(['%', '％']) || unit.starts_with("个百分点");
    let near = 1.0 + 0.12 * (random.share() - 0.5);
    let value = match share {
        true if value > 50.0 => (value * near).min(100.0),
        true => value * near,
        false => value * size * near,
    };
    // A count of nothing would be no figure.
    format!(
        "{:.decimals$}{unit}",
        value.max(if decimals == 0 { 1.0 } else { 0.1 })
    )
}

/// The words with their years moved.
fn years(words: &str, later: i32) -> String {
    let mut out = String::with_capacity(words.len());
    let mut rest = words;
    while let Some(at) = rest.find("20") {
        let year = rest.get(at..at + 4).and_then(|y| y.parse::<i32>().ok());
        let length = match year {
            Some(year) if (2010..2040).contains(&year) => {
                out.push_str(&rest[..at]);
                out.push_str(&(year + later).to_string());
                at + 4
            }
            _ => {
                out.push_str(&rest[..at + 2]);
                at + 2
            }
        };
        rest = &rest[length..];
    }
    out + rest
}

/// Xorshift: enough for variety, the same everywhere.
struct Random(u64);

impl Random {
    /// Between 0 and 1.
    fn share(&mut self) -> f64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as f64 / (1_u64 << 53) as f64
    }
}
