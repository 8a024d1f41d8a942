//! Copies of a report as others might have written, kept or sent it: what it is
//! for stays the same, what it looks like does not.

use super::documents::{Document, Sections, Stretch};

/// A way to change a report: its name, and what makes the copy; nothing where it
/// would leave the report as it is.
pub type Change = (&'static str, fn(&Document, &mut Chance) -> Document);

/// All ways.
pub const CHANGES: &[Change] = &[
    ("as it stands", |d, _| d.clone()),
    ("no numbers before headings", |d, _| lines(d, unnumbered)),
    ("no headings", |d, _| without_headings(d)),
    ("theme headings", themes),
    ("other headings", renamed),
    ("no line breaks", |d, _| unbroken(d)),
    ("no headings, no line breaks", |d, _| {
        unbroken(&without_headings(d))
    }),
    ("theme headings, no line breaks", |d, c| {
        unbroken(&themes(d, c))
    }),
    ("a sentence a line", |d, _| sentences(d)),
    ("parts in another order", reordered),
    ("annexed to a notice", annexed),
    ("page furniture around it", furnished),
    ("notes behind it", noted),
    ("weaknesses run on into plans", |d, _| run_on(d)),
    ("without weaknesses", |d, _| without(d, WEAKNESSES | CAUSES)),
    ("without weaknesses, no headings", |d, _| {
        without_headings(&without(d, WEAKNESSES | CAUSES))
    }),
    ("a sentence of each part, without weaknesses", |d, c| {
        skeleton(&renamed(&without(d, WEAKNESSES | CAUSES), c))
    }),
    ("without plans", |d, _| without(d, PLANS)),
    ("an extract", extract),
    ("an extract without line breaks", |d, c| {
        unbroken(&extract(d, c))
    }),
    ("a sentence of each part", |d, _| skeleton(d)),
    ("year misread", |d, c| Document {
        year: d.year + if c.below(2) == 0 { 1 } else { -1 },
        ..d.clone()
    }),
];

/// Chance that is the same in every run.
pub struct Chance(pub u64);

impl Chance {
    /// A number below `n`.
    pub fn below(&mut self, n: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % n.max(1)
    }

    fn one_of<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.below(of.len())]
    }
}

const LEADERSHIP: Sections = 1;
const MEASURES: Sections = 2;
const WEAKNESSES: Sections = 4;
const CAUSES: Sections = 8;
const PLANS: Sections = 16;
const OTHER: Sections = 32;

fn lines(document: &Document, change: fn(&str) -> &str) -> Document {
    let mut copy = document.clone();
    for stretch in copy.stretches.iter_mut().filter(|s| s.opens_line) {
        stretch.words = change(&stretch.words).to_owned();
    }
    copy
}

/// The level of the marker of a line, and the words behind it.
fn marker(line: &str) -> Option<(u8, &str)> {
    const NUMERALS: &str = "一二三四五六七八九十";
    let numeral = |s: &str| s.len() - s.trim_start_matches(|c| NUMERALS.contains(c)).len();
    if let Some(inner) = line.strip_prefix(['（', '(']) {
        let n = numeral(inner);
        let rest = inner[n..].strip_prefix(['）', ')'])?;
        return (n > 0).then_some((2, rest));
    }
    let n = numeral(line);
    if n > 0 {
        return line[n..].strip_prefix('、').map(|rest| (1, rest));
    }
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = line.len() - rest.len();
    let rest = rest.strip_prefix(['.', '．', '、'])?;
    ((1..=2).contains(&digits) && !rest.starts_with(|c: char| c.is_ascii_digit()))
        .then_some((3, rest))
}

fn unnumbered(line: &str) -> &str {
    marker(line).map_or(line, |(_, rest)| rest)
}

/// Whether a line is the heading of a part.
fn is_part(stretch: &Stretch) -> bool {
    let short = stretch.words.chars().count() < 42 && !stretch.words.contains(['。', '；', '：']);
    let part = marker(&stretch.words).is_some_and(|(level, _)| level == 1)
        || ["回顾", "安排", "打算", "不足", "思路"]
            .iter()
            .any(|w| stretch.words.ends_with(w));
    stretch.opens_line && short && part
}

fn without_headings(document: &Document) -> Document {
    let mut copy = lines(document, unnumbered);
    let old = document.stretches.iter();
    let mut keep = old.map(|s| !is_part(s)).collect::<Vec<_>>().into_iter();
    copy.stretches.retain(|_| keep.next().unwrap_or(true));
    copy
}

fn unbroken(document: &Document) -> Document {
    let mut copy = document.clone();
    for stretch in &mut copy.stretches {
        stretch.opens_line = false;
    }
    copy
}

fn sentences(document: &Document) -> Document {
    let mut copy = document.clone();
    copy.stretches = document
        .stretches
        .iter()
        .flat_map(|stretch| {
            let sentences = stretch.words.split_inclusive(['。', '；']);
            sentences.enumerate().map(move |(n, words)| Stretch {
                words: words.to_owned(),
                opens_line: stretch.opens_line || n > 0,
                ..*stretch
            })
        })
        .collect();
    copy
}

/// Without the parts of these sections.
fn without(document: &Document, sections: Sections) -> Document {
    let mut copy = document.clone();
    copy.stretches.retain(|s| s.sections & !sections != 0);
    copy
}

const MEASURED: &[&str] = &[
    "坚持党的领导，凝聚工作合力",
    "聚焦重点任务，提升依法行政水平",
    "围绕中心工作，服务高质量发展",
    "突出问题导向，破解工作难题",
    "强化责任落实，推动重点工作落地见效",
    "聚焦短板弱项，推进专项整治",
    "紧扣目标任务，狠抓工作落实",
    "坚持规划引领，夯实发展基础",
    "持续深化改革，激发内生动力",
    "全力以赴保安全、护稳定",
    "优化营商环境，增强发展活力",
    "加强队伍建设，提升履职能力",
    "着力化解矛盾纠纷，维护社会稳定",
    "以人民为中心，办好民生实事",
];
const LACKING: &[&str] = &[
    "查找差距，正视存在问题",
    "直面短板弱项",
    "坚持问题导向，深入查摆不足",
    "对标先进，差距犹存",
    "问题检视",
    "正视困难挑战",
    "反思不足，知重负重",
    "当前工作中的薄弱之处",
    "制约因素分析",
    "需要关注的几个方面",
];
const AHEAD: &[&str] = &[
    "明确方向，抓好重点工作",
    "锚定目标，奋力开创新局面",
    "聚焦关键，推动工作再上新台阶",
    "坚持不懈，持续深化法治建设",
    "努力的方向",
    "未来举措",
    "对策与展望",
    "接续奋斗，谱写新篇章",
    "再接再厉，扎实做好各项工作",
    "围绕大局，谋深谋实全年工作",
    "下步举措",
    "今后一个时期的努力方向",
];
const LED: &[&str] = &[
    "扛牢政治责任，抓好“关键少数”",
    "坚持高位推动，强化组织领导",
    "落实主体责任，发挥头雁作用",
    "主要领导履职尽责情况",
    "强化政治引领，压紧压实责任",
];

const NAMED_MEASURES: &[&str] = &[
    "工作开展情况",
    "主要做法和成效",
    "主要工作及成绩",
    "重点工作推进情况",
    "工作亮点",
    "所做的主要工作",
    "年度目标任务完成情况",
    "基本情况",
    "主要工作措施",
    "工作总结",
    "推进落实情况",
    "特色做法",
    "{own}年主要工作",
    "{own}年重点工作开展情况",
    "{own}年度工作情况",
    "{own}年重点任务落实情况",
];
const NAMED_LACKING: &[&str] = &[
    "存在的问题",
    "存在问题和不足",
    "主要短板",
    "困难与问题",
    "不足之处",
    "差距与不足",
    "面临的困难和挑战",
    "薄弱环节",
    "存在的主要问题及原因",
    "短板弱项",
    "当前存在的困难",
    "问题与短板",
];
const NAMED_AHEAD: &[&str] = &[
    "下一步工作安排",
    "下步工作打算",
    "工作计划",
    "明年工作思路",
    "下一阶段工作重点",
    "今后工作打算",
    "下一年度主要任务",
    "改进措施",
    "工作建议",
    "下一步努力方向",
    "{next}年工作安排",
    "{next}年重点任务",
    "{next}年重点工作",
    "{next}年主要工作",
    "{next}年工作打算",
    "下年度工作安排",
    "工作谋划",
];
const NAMED_LED: &[&str] = &[
    "党政主要负责人履行推进法治建设第一责任人职责情况",
    "主要负责人履职情况",
    "第一责任人职责落实情况",
    "党政主要负责人履职情况",
];

/// The headings of parts replaced by others.
fn headed(document: &Document, chance: &mut Chance, pools: [&[&str]; 4]) -> Document {
    let mut copy = document.clone();
    for stretch in copy.stretches.iter_mut().filter(|s| is_part(s)) {
        let pool = match stretch.sections {
            LEADERSHIP => pools[0],
            s if s & MEASURES != 0 => pools[1],
            WEAKNESSES => pools[2],
            s if s & PLANS != 0 => pools[3],
            _ => continue,
        };
        let number = marker(&stretch.words).map_or("", |(_, rest)| {
            &stretch.words[..stretch.words.len() - rest.len()]
        });
        let words = chance
            .one_of(pool)
            .replace("{own}", &document.year.to_string())
            .replace("{next}", &(document.year + 1).to_string());
        stretch.words = format!("{number}{words}");
    }
    copy
}

fn themes(document: &Document, chance: &mut Chance) -> Document {
    headed(document, chance, [LED, MEASURED, LACKING, AHEAD])
}

fn renamed(document: &Document, chance: &mut Chance) -> Document {
    let pools: [&[&str]; 4] = [NAMED_LED, NAMED_MEASURES, NAMED_LACKING, NAMED_AHEAD];
    headed(document, chance, pools)
}

/// Duties first or last, weaknesses before or behind them.
fn reordered(document: &Document, chance: &mut Chance) -> Document {
    let mut copy = document.clone();
    let (duties, mut rest): (Vec<_>, Vec<_>) = document
        .stretches
        .iter()
        .cloned()
        .partition(|s| s.sections == LEADERSHIP);
    let end = rest
        .iter()
        .rposition(|s| s.sections != OTHER)
        .map_or(rest.len(), |n| n + 1);
    let first = |section: Sections| rest.iter().position(|s| s.sections == section);
    let places = [
        first(MEASURES).unwrap_or(end),
        first(WEAKNESSES).unwrap_or(end),
        first(PLANS).unwrap_or(end),
        end,
    ];
    let at = places[chance.below(places.len())];
    if rest.get(at).is_none_or(|s| s.opens_line) {
        rest.splice(at..at, duties);
        copy.stretches = rest;
    }
    copy
}

fn with_before(document: &Document, lines: &[&str]) -> Document {
    let mut copy = document.clone();
    copy.stretches.splice(0..0, others(lines));
    copy
}

fn others(lines: &[&str]) -> Vec<Stretch> {
    let line = |words: &&str| Stretch {
        words: (*words).to_owned(),
        sections: OTHER,
        opens_line: true,
    };
    lines.iter().map(line).collect()
}

fn annexed(document: &Document, chance: &mut Chance) -> Document {
    let date = format!("{}年2月6日", document.year + 1);
    let issued = format!("关于印发{}年度工作报告的通知", document.year);
    let closing = chance.one_of(&[
        "请认真贯彻执行。",
        "请结合实际抓好落实。",
        "请遵照执行。",
        "请认真组织学习。",
    ]);
    let sent = format!("现将《{}年度工作报告》印发给你们，{closing}", document.year);
    let annex = chance.one_of(&["附件", "附件：", "附件1", "附：", "附件2"]);
    let addressed = chance.one_of(&[
        "各乡镇人民政府、县直各单位：",
        "各街道办事处，区政府各部门：",
        "各县（市、区）人民政府：",
    ]);
    with_before(
        document,
        &[&issued, addressed, &sent, "人民政府办公室", &date, annex],
    )
}

fn furnished(document: &Document, chance: &mut Chance) -> Document {
    const BEFORE: &[&str] = &[
        "分享到：",
        "相关链接：",
        "名词解释：",
        "责任编辑：办公室",
        "附件：",
        "首页 > 政务公开 > 工作报告",
        "索引号：0001/2024-00012",
        "发布机构：办公室",
        "来源：本站　字号：【大 中 小】",
        "浏览次数：135",
        "发布时间：2024-01-25 10:21",
        "相关报道",
        "打印 关闭",
        "当前位置：首页",
    ];
    const BEHIND: &[&str] = &[
        "【打印本页】 【关闭窗口】",
        "主办：人民政府办公室",
        "版权所有：人民政府",
        "网站标识码：4300000001",
        "上一篇：无",
        "责任编辑：张三",
        "分享到：微信 微博",
        "相关链接：政策解读",
        "扫一扫在手机打开当前页",
        "备案号：1200000号",
    ];
    let mut lines = Vec::new();
    for _ in 0..=chance.below(4) {
        lines.push(chance.one_of(BEFORE));
    }
    let mut copy = with_before(document, &lines);
    let mut lines = Vec::new();
    for _ in 0..=chance.below(4) {
        lines.push(chance.one_of(BEHIND));
    }
    copy.stretches.extend(others(&lines));
    copy
}

fn noted(document: &Document, chance: &mut Chance) -> Document {
    const HEAD: &[&str] = &[
        "名词解释",
        "附件：名词解释",
        "注释：",
        "相关用语说明",
        "附：名词解释",
        "有关名词解释",
    ];
    const NOTES: &[&str] = &[
        "［1］四项清单：",
        "指不予处罚、从轻处罚、减轻处罚、不予强制事项清单。",
        "[3]一降两升：",
        "1.“三项制度”：指行政执法公示制度、执法全过程记录制度、重大执法决定法制审核制度。",
        "［2］“双随机、一公开”：指随机抽取检查对象，随机选派执法检查人员，抽查情况及查处结果及时向社会公开。",
        "3.“一件事”改革：是指将办理一件事需要的多个事项集成为一项，减少跑动次数50%以上。",
        "（4）“369”行动：3个重点领域、6项专项整治、9条保障措施。",
        "[5]专精特新企业：指具有专业化、精细化、特色化、新颖化特征的企业，全县累计认定12家。",
        "6.枫桥经验：发动和依靠群众，坚持矛盾不上交，就地解决。",
        "“五个一”工程：建设一批产业园、培育一批龙头企业、引进一批人才、建成一批项目、打造一批品牌。",
        "8．村居法律顾问：是指由律师为村（社区）提供法律咨询、纠纷调解等服务。",
    ];
    // Some have no heading.
    let mut lines = Vec::new();
    if chance.below(3) > 0 {
        lines.push(chance.one_of(HEAD));
    }
    for _ in 0..2 + chance.below(4) {
        lines.push(chance.one_of(NOTES));
    }
    let mut copy = document.clone();
    copy.stretches.extend(others(&lines));
    copy
}

/// The heading of the plans taken out, and all of weaknesses and plans in a line.
fn run_on(document: &Document) -> Document {
    let mut copy = document.clone();
    let from = document
        .stretches
        .iter()
        .position(|s| s.sections == WEAKNESSES);
    let plans = document.stretches.iter().position(|s| s.sections == PLANS);
    let (Some(from), Some(plans)) = (from, plans) else {
        return copy;
    };
    let part = is_part(&copy.stretches[from]);
    for stretch in &mut copy.stretches[from + 1 + usize::from(part)..] {
        if stretch.sections & OTHER == 0 {
            stretch.opens_line = false;
        }
    }
    if is_part(&copy.stretches[plans]) {
        copy.stretches.remove(plans);
    }
    copy
}

/// The first sentence of `stretch`, or all of it.
fn first_sentence(stretch: &Stretch) -> Stretch {
    let end = stretch
        .words
        .find('。')
        .map_or(stretch.words.len(), |at| at + '。'.len_utf8());
    Stretch {
        words: stretch.words[..end].to_owned(),
        ..*stretch
    }
}

/// A few lines of each part, cut short; headings stay.
fn extract(document: &Document, chance: &mut Chance) -> Document {
    const LINES: usize = 4;
    let mut copy = document.clone();
    copy.stretches.clear();
    let (mut last, mut lines) = (0, 0);
    for stretch in &document.stretches {
        let part = stretch.sections != last && is_part(stretch);
        lines = if part || stretch.sections != last {
            0
        } else {
            lines + 1
        };
        last = stretch.sections;
        if lines == 0 || lines < LINES && (is_part(stretch) || chance.below(3) > 0) {
            copy.stretches.push(first_sentence(stretch));
        }
    }
    copy
}

/// The heading and the first sentence of each part, nothing before or behind.
fn skeleton(document: &Document) -> Document {
    let mut copy = document.clone();
    copy.stretches.clear();
    let mut last = (0, 0);
    for stretch in &document.stretches {
        let lines = if stretch.sections == last.0 {
            last.1 + 1
        } else {
            0
        };
        last = (stretch.sections, lines);
        if stretch.sections & OTHER == 0 && lines < 2 {
            copy.stretches.push(first_sentence(stretch));
        }
    }
    copy
}
