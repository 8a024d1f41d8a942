//! Tables: a cell that is a figure is matched as a clause that says what it
//! counts, from the words that head its row and its column; the unit may stand
//! in either, in a column of units, or above the table (单位：件).
//!
//! ```text
//! 部门⇥受理（件）⇥同比增长（%）
//! 司法局⇥12⇥-3.5                司法局受理12件，司法局同比下降3.5%。
//! ```

use std::ops::Range;

use super::Weave;
use super::chars::{Fold, digit};

/// Columns that number the rows or say nothing that a figure needs.
const NUMBERING: &[&str] = &["序号", "编号", "项次", "行次", "代码"];
const REMARKS: &[&str] = &["备注", "说明", "数据来源", "责任单位", "责任部门"];
const UNITS: &[&str] = &["单位", "计量单位"];

/// Heads that add nothing to the name of the row.
const PLAIN: &[&str] = &[
    "数量",
    "数值",
    "指标值",
    "数据",
    "完成值",
    "完成情况",
    "实绩",
    "实际",
    "绝对值",
    "总量",
    "全年",
    "当年",
    "本年",
    "本年度",
    "件数",
    "人数",
    "个数",
];
/// Heads of rows that sum the others up.
const TOTALS: &[&str] = &["合计", "总计", "小计", "总和"];

/// What may stand in brackets as a unit.
const UNIT_CHARACTERS: &str = "%％‰万亿千百件元人次个家户项起宗公里平方米立吨亩顷名处所条份场期台辆座批班页本册小时天年月组百分点例篇支团队岁";
const LONGEST_UNIT: usize = 5;

/// Heads whose figures are changes.
const CHANGES: &[&str] = &["增长", "增减", "增幅", "增速", "涨幅", "比上年", "同比"];

/// Longer cells are sentences, not heads of rows.
const LONGEST_HEAD: usize = 40;

/// Which lines make tables with figures.
pub(super) fn among(text: &str, lines: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut tables = Vec::new();
    if memchr::memchr(b'\t', text.as_bytes()).is_none() {
        return tables;
    }
    let mut n = 0;
    while n < lines.len() {
        let rows = rows(text, &lines[n..]);
        if is_table(text, &lines[n..n + rows]) {
            tables.push(n..n + rows);
        }
        // Where all rows make no table, fewer make none either.
        n += rows.max(1);
    }
    tables
}

/// How many lines from the first hold cells.
fn rows(text: &str, lines: &[Range<usize>]) -> usize {
    let filled = |line: &&Range<usize>| {
        let words = &text[(*line).clone()];
        words.contains('\t') && !words.trim().is_empty()
    };
    lines.iter().take_while(filled).count()
}

fn is_table(text: &str, rows: &[Range<usize>]) -> bool {
    let cells = |line: &Range<usize>| text[line.clone()].split('\t').map(str::trim);
    let wide = rows
        .iter()
        .filter(|line| cells(line).filter(|cell| !cell.is_empty()).count() > 1)
        .count();
    rows.len() > 1 && wide > 1 && rows.iter().any(|line| cells(line).skip(1).any(is_figure))
}

/// Takes a table; `above` is the line before it.
pub(super) fn read(weave: &mut Weave, fold: &Fold, above: &[Range<usize>], lines: &[Range<usize>]) {
    let source = weave.source;
    let grid: Vec<Vec<Range<usize>>> = lines.iter().map(|line| cells(source, line)).collect();
    let words = |cell: &Range<usize>| squeezed(&source[cell.clone()]);
    let heads = grid
        .iter()
        .take_while(|row| {
            !row.iter().skip(1).any(|c| is_figure(&words(c))) || of_years(row, &words)
        })
        .count();
    let columns = columns(&grid[..heads], &words);
    let caption = above
        .first()
        .and_then(|line| unit_of_caption(&source[line.clone()]));
    let mut named: Vec<String> = Vec::new();
    for (n, row) in grid.iter().enumerate() {
        let line_end = line_end(source, &lines[n]);
        if n >= heads {
            let unit_cell = columns
                .iter()
                .position(|c| c.kind == ColumnKind::Unit)
                .and_then(|at| row.get(at))
                .map(&words);
            name_row(&mut named, row, &columns, &words);
            let mut first = true;
            for (at, cell) in row.iter().enumerate() {
                let value = words(cell);
                let column = columns.get(at).cloned().unwrap_or_default();
                if column.kind != ColumnKind::Figures || !is_figure(&value) || at == 0 {
                    continue;
                }
                if !first {
                    weave.insert(cell.start, "，");
                }
                first = false;
                let (row_name, row_unit) = with_unit(&named.concat());
                let unit = [
                    unit_cell.clone(),
                    row_unit,
                    column.unit.clone(),
                    caption.clone(),
                ]
                .into_iter()
                .flatten()
                .find(|u| !u.is_empty() && *u != "/" && *u != "—");
                clause(weave, fold, &row_name, &column, cell.clone(), unit);
            }
            if first && heads > 0 {
                // A row without figures stays as it stands.
                fold.copy(weave, lines[n].start..line_end.start);
            } else if !first {
                weave.insert(line_end.start, "。");
            } else {
                fold.copy(weave, lines[n].start..line_end.start);
            }
        }
        weave.keep(line_end);
    }
}

/// One cell's clause: what it counts, the figure, its unit.
fn clause(
    weave: &mut Weave,
    fold: &Fold,
    row: &str,
    column: &Column,
    cell: Range<usize>,
    unit: Option<String>,
) {
    let value = &weave.source[cell.clone()];
    let change = CHANGES
        .iter()
        .any(|c| column.name.contains(c) || row.ends_with(c));
    let fall = change && value.starts_with(['-', '－', '—', '−']);
    let mut name = if TOTALS.contains(&row) && !column.name.is_empty() {
        format!("{}{row}", column.name)
    } else if is_year(&column.name) {
        format!(
            "{}年{row}",
            column.name.trim_end_matches('度').trim_end_matches('年')
        )
    } else {
        format!("{row}{}", column.name)
    };
    let mut digits = cell.clone();
    if fall {
        for word in ["增长", "增减", "增幅", "增速", "涨幅"] {
            if let Some(at) = name.rfind(word) {
                name.truncate(at);
                break;
            }
        }
        name.push_str("下降");
        digits.start += value.chars().next().map_or(0, char::len_utf8);
    } else if change && !name.contains("增长") && !name.contains("下降") {
        name = name
            .replace("增减", "")
            .replace("增幅", "")
            .replace("增速", "");
        name.push_str("增长");
    }
    weave.insert(cell.start, &name);
    fold.copy(weave, digits.clone());
    let ends_bare = weave.source[digits].trim_end().ends_with(digit);
    if let Some(unit) = unit.filter(|_| ends_bare) {
        weave.insert(cell.end, &unit);
    }
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum ColumnKind {
    #[default]
    Figures,
    Unit,
    Passed,
}

#[derive(Debug, Clone, Default)]
struct Column {
    name: String,
    unit: Option<String>,
    kind: ColumnKind,
}

/// The columns as the rows at the head name them, outermost first.
fn columns(heads: &[Vec<Range<usize>>], words: &dyn Fn(&Range<usize>) -> String) -> Vec<Column> {
    let width = heads.iter().map(Vec::len).max().unwrap_or(0);
    let mut columns = vec![Column::default(); width];
    for (n, row) in heads.iter().enumerate() {
        let mut over = String::new();
        for (at, column) in columns.iter_mut().enumerate() {
            let cell = row.get(at).map(words).unwrap_or_default();
            // A cell over several columns stands once; below it the row goes on.
            let spans = n + 1 < heads.len() && cell.is_empty() && at > 0;
            let below = heads
                .get(n + 1)
                .and_then(|next| next.get(at))
                .is_some_and(|c| !c.is_empty());
            if !spans {
                over = cell;
            } else if !below {
                continue;
            }
            let (name, unit) = with_unit(&over);
            if !PLAIN.contains(&name.as_str()) && !column.name.ends_with(&name) {
                column.name.push_str(&name);
            }
            column.unit = unit.or_else(|| column.unit.take());
        }
    }
    for column in &mut columns {
        let name = column.name.as_str();
        column.kind = if UNITS.contains(&name) {
            ColumnKind::Unit
        } else if NUMBERING.contains(&name) || REMARKS.contains(&name) {
            ColumnKind::Passed
        } else {
            ColumnKind::Figures
        };
    }
    columns
}

/// The heads of a row: its cells up to the first figure. One that reaches down
/// from the row above stands only there.
fn name_row(
    named: &mut Vec<String>,
    row: &[Range<usize>],
    columns: &[Column],
    words: &dyn Fn(&Range<usize>) -> String,
) {
    let mut heads: Vec<String> = Vec::new();
    for (at, cell) in row.iter().enumerate() {
        let kind = columns.get(at).map_or(ColumnKind::Figures, |c| c.kind);
        let said = words(cell);
        if kind == ColumnKind::Unit {
            continue;
        }
        if kind == ColumnKind::Passed {
            heads.push(String::new());
            continue;
        }
        if is_figure(&said) && at > 0 || said.chars().count() > LONGEST_HEAD {
            break;
        }
        if at == 0 && said.chars().all(|c| digit(c) || c == '.') && !said.is_empty() {
            // A number of the row without a head that says so.
            heads.push(String::new());
            continue;
        }
        heads.push(said);
    }
    let filled = heads.iter().rposition(|h| !h.is_empty());
    for (at, head) in heads.iter_mut().enumerate() {
        if head.is_empty()
            && filled.is_some_and(|last| at < last)
            && let Some(above) = named.get(at)
        {
            head.clone_from(above);
        }
    }
    *named = heads;
}

/// A name and the unit in brackets behind it: 受理数（件）, 增长（%）.
fn with_unit(words: &str) -> (String, Option<String>) {
    let found = ["（", "("].iter().find_map(|open| {
        let (name, rest) = words.rsplit_once(open)?;
        let unit = rest.strip_suffix(['）', ')'])?;
        let unit = unit
            .trim_start_matches("单位")
            .trim_start_matches(['：', ':']);
        is_unit(unit).then(|| (name.to_owned(), Some(unit.to_owned())))
    });
    if let Some(found) = found {
        return found;
    }
    if let Some((name, unit)) = words.rsplit_once('/')
        && is_unit(unit)
    {
        return (name.to_owned(), Some(unit.to_owned()));
    }
    match words.strip_suffix(['%', '％']) {
        Some(name) => (name.to_owned(), Some("%".to_owned())),
        None => (words.to_owned(), None),
    }
}

/// 单位：万元 above a table.
fn unit_of_caption(line: &str) -> Option<String> {
    let line = squeezed(line);
    let (_, rest) = line
        .rsplit_once("单位：")
        .or_else(|| line.rsplit_once("单位:"))?;
    let unit = rest.trim_end_matches(['）', ')', '。']);
    is_unit(unit).then(|| unit.to_owned())
}

fn is_unit(words: &str) -> bool {
    let n = words.chars().count();
    (1..=LONGEST_UNIT).contains(&n) && words.chars().all(|c| UNIT_CHARACTERS.contains(c))
}

/// 12, 1,234.5, -3.5%, 约120, 128件, １２: a number with at most a unit.
fn is_figure(cell: &str) -> bool {
    const LONGEST: usize = 20;
    let words = cell
        .trim_start_matches(['约', '近', '超', '+', '-', '－', '—', '−', '↑', '↓'])
        .trim_end_matches(['余', '多']);
    let number = words
        .find(|c: char| !digit(c) && !matches!(c, '.' | ',' | '，' | '．'))
        .unwrap_or(words.len());
    words.starts_with(digit)
        && cell.chars().count() <= LONGEST
        && (number == words.len() || is_unit(words[number..].trim()))
        && !is_year(cell)
}

/// 2023, 2023年, 2023年度.
fn is_year(words: &str) -> bool {
    let bare = words.trim_end_matches('度');
    let bare = bare.strip_suffix('年').map_or_else(
        // A number without 年 is a year only where nothing else can be meant.
        || bare.parse().ok().filter(|n| (1990..2100).contains(n)),
        |year| {
            year.parse::<u32>()
                .ok()
                .filter(|n| (1949..2100).contains(n))
        },
    );
    bare.is_some()
}

/// A row of years heads columns.
fn of_years(row: &[Range<usize>], words: &dyn Fn(&Range<usize>) -> String) -> bool {
    let filled: Vec<String> = row
        .iter()
        .skip(1)
        .map(words)
        .filter(|w| !w.is_empty())
        .collect();
    !filled.is_empty() && filled.iter().all(|w| is_year(w))
}

/// The cells of a line, white space around them left out.
fn cells(source: &str, line: &Range<usize>) -> Vec<Range<usize>> {
    let mut at = line.start;
    source[line.clone()]
        .split('\t')
        .map(|cell| {
            let start = at + (cell.len() - cell.trim_start().len()).min(cell.len());
            let end = start + cell.trim().len();
            at += cell.len() + 1;
            start..end
        })
        .collect()
}

fn line_end(source: &str, line: &Range<usize>) -> Range<usize> {
    let words = &source[line.clone()];
    let bare = words.trim_end_matches(['\n', '\r']).len();
    line.start + bare..line.end
}

fn squeezed(words: &str) -> String {
    words.chars().filter(|c| !c.is_whitespace()).collect()
}

#[cfg(test)]
mod tests {
    use super::super::matched;

    #[test]
    fn the_heads_of_row_and_column_name_a_figure() {
        let table = "部门\t受理（件）\t办结率（%）\t同比增长%\n司法局\t1,234\t98.5\t-3.5\n公安局\t12\t100\t4\n";
        let read = matched(table);
        assert_eq!(
            read.text,
            "\n司法局受理1,234件，司法局办结率98.5%，司法局同比下降3.5%。\n公安局受理12件，公安局办结率100%，公安局同比增长4%。\n"
        );
        let at = read.text.find("1,234件").expect("there");
        assert_eq!(&table[read.source(at..at + "1,234件".len())], "1,234");
        let fall = read.text.find("3.5%").expect("there");
        assert_eq!(&table[read.source(fall - "下降".len()..fall + 4)], "-3.5");
    }

    #[test]
    fn units_stand_in_the_row_in_a_column_or_above_the_table() {
        for (table, text) in [
            (
                "指标\t数量\n行政复议案件（件）\t128\n审结率（%）\t96.2\n",
                "\n行政复议案件128件。\n审结率96.2%。\n",
            ),
            (
                "序号\t指标\t单位\t2022年\t2023年\n1\t行政诉讼案件\t件\t56\t48\n2\t普法活动\t场次\t10\t120\n",
                "\n2022年行政诉讼案件56件，2023年行政诉讼案件48件。\n2022年普法活动10场次，2023年普法活动120场次。\n",
            ),
            (
                "表一　单位：万元\n项目\t金额\n罚没收入\t120.5\n",
                "表一　单位：万元\n\n罚没收入金额120.5万元。\n",
            ),
        ] {
            assert_eq!(matched(table).text, text);
        }
    }

    #[test]
    fn heads_over_several_columns_and_rows_are_joined() {
        let table = "领域\t行政处罚（件）\t\t合计\n\t简易\t普通\t\n交通\t300\t20\t320\n合计\t310\t25\t335\n";
        assert_eq!(
            matched(table).text,
            "\n\n交通行政处罚简易300件，交通行政处罚普通20件，交通合计320。\n行政处罚简易合计310件，行政处罚普通合计25件，合计合计335。\n"
        );
    }

    #[test]
    fn a_row_head_reaches_down() {
        let table = "类别\t项目\t数量（件）\n复议\t受理\t12\n\t审结\t11\n诉讼\t应诉\t5\n";
        assert_eq!(
            matched(table).text,
            "\n复议受理12件。\n复议审结11件。\n诉讼应诉5件。\n"
        );
    }

    #[test]
    fn tabs_in_running_text_and_tables_of_words_stay() {
        for text in [
            "\t2023年，全县办理案件128件。\n\t二是开展检查。\n",
            "问题\t责任单位\n执法不规范\t司法局\n培训不足\t人社局\n",
        ] {
            assert!(matched(text).is_source(), "{}", matched(text).text);
        }
    }
}
