//! Tokens → blocks: the lines of a page in reading order, each with the
//! element it stands in, and the elements with their parents.

use html5gum::{HtmlString, StartTag, Token, Tokenizer};

use super::super::rows::{Row, Rows};

/// Deeper elements belong to their ancestor at this depth, as in browsers.
const DEEPEST: usize = 512;

/// Elements that begin and end a line.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "html",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
];

/// Elements whose words are not read; what is struck through is no more part
/// of the text than what is hidden.
const UNREAD: &[&str] = &[
    "button", "canvas", "datalist", "del", "s", "strike", "iframe", "math", "nav", "noscript",
    "object", "script", "select", "style", "svg", "template", "textarea", "title",
];

const VOID: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
];

/// Which open elements a start tag ends, up to what it may not reach beyond.
const ENDS: &[(&[&str], &[&str], &[&str])] = &[
    (&["a"], &["a"], &["table", "body"]),
    (&["li"], &["li"], &["ul", "ol"]),
    (&["dt", "dd"], &["dt", "dd"], &["dl"]),
    (&["td", "th"], &["td", "th"], &["tr", "table"]),
    (&["tr"], &["tr"], &["table"]),
    (
        &["tbody", "thead", "tfoot"],
        &["tbody", "thead", "tfoot"],
        &["table"],
    ),
];

/// An element that holds lines.
#[derive(Debug, Default)]
pub(super) struct Element {
    /// Its parent; the root is its own.
    pub(super) parent: usize,
    pub(super) name: &'static str,
    /// `class` and `id`, in lower case.
    pub(super) called: String,
}

/// A line of the page.
#[derive(Debug, Default)]
pub(super) struct Block {
    pub(super) element: usize,
    pub(super) text: String,
    /// How many of its characters are words of a link.
    pub(super) linked: usize,
    /// The table whose row it is, by number, and its cells.
    pub(super) row: Option<(usize, Row)>,
}

/// A page: its elements in document order, its lines in reading order.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub(super) elements: Vec<Element>,
    pub(super) blocks: Vec<Block>,
    /// The words of `<title>`.
    pub(super) title: String,
    /// `<meta name content>`, names in lower case.
    pub(super) metas: Vec<(String, String)>,
}

/// Reads a page.
pub(super) fn read(html: &str) -> Page {
    let mut reader = PageReader::default();
    reader.page.elements.push(Element {
        name: "html",
        ..Element::default()
    });
    for token in Tokenizer::new(html).flatten() {
        match token {
            Token::StartTag(tag) => reader.start(&tag),
            Token::EndTag(tag) => reader.end(&words(&tag.name)),
            Token::String(text) => reader.text(&String::from_utf8_lossy(&text)),
            _ => {}
        }
    }
    reader.flush();
    while let Some(open) = reader.open.pop() {
        reader.closed(&open);
    }
    reader.page
}

fn words(bytes: &HtmlString) -> String {
    String::from_utf8_lossy(bytes).to_ascii_lowercase()
}

/// An open element.
struct Open {
    name: String,
    /// Its place in [`Page::elements`], where it holds lines.
    element: Option<usize>,
    unread: bool,
    table: Option<Table>,
}

/// An open table: its lines so far, by the cell they stand in.
struct Table {
    rows: Rows,
    first_block: usize,
    /// Holds another table: it lays the page out.
    layout: bool,
}

#[derive(Default)]
struct PageReader {
    page: Page,
    open: Vec<Open>,
    /// Elements below [`DEEPEST`].
    too_deep: usize,
    unread: usize,
    links: usize,
    line: Block,
    /// Tables of figures so far.
    tables: usize,
}

impl PageReader {
    fn start(&mut self, tag: &StartTag<()>) {
        let name = words(&tag.name);
        let value = |key: &[u8]| {
            tag.attributes
                .get(key)
                .map(|v| String::from_utf8_lossy(v).into_owned())
        };
        if name == "meta" {
            if let (Some(name), Some(content)) = (value(b"name"), value(b"content")) {
                self.page.metas.push((name.to_ascii_lowercase(), content));
            }
            return;
        }
        let block = BLOCKS.iter().find(|b| **b == name).copied();
        if block.is_some() || name == "br" {
            self.flush();
        }
        if VOID.contains(&name.as_str()) {
            return;
        }
        self.close_implied(&name, block.is_some());
        let style = value(b"style").unwrap_or_default().to_ascii_lowercase();
        let unread = UNREAD.contains(&name.as_str())
            || tag.attributes.contains_key(b"hidden".as_slice())
            || style.replace(' ', "").contains("display:none")
            || style.contains("line-through");
        if block.is_none() && !unread && name != "a" {
            return;
        }
        if self.open.len() >= DEEPEST {
            self.too_deep += 1;
            return;
        }
        let element = block.map(|name| {
            self.page.elements.push(Element {
                parent: self.element(),
                name,
                called: format!(
                    "{} {}",
                    value(b"class").unwrap_or_default(),
                    value(b"id").unwrap_or_default()
                )
                .to_ascii_lowercase(),
            });
            self.page.elements.len() - 1
        });
        let number = |key: &[u8]| value(key).and_then(|v| v.trim().parse().ok()).unwrap_or(1);
        match name.as_str() {
            "table" => {
                for open in &mut self.open {
                    if let Some(table) = &mut open.table {
                        table.layout = true;
                    }
                }
            }
            "tr" => {
                if let Some(table) = self.table() {
                    table.rows.row();
                }
            }
            "td" | "th" => {
                let (columns, rows) = (number(b"colspan"), number(b"rowspan"));
                if let Some(table) = self.table() {
                    table.rows.cell(columns, rows, name == "th");
                }
            }
            _ => {}
        }
        self.unread += usize::from(unread);
        self.links += usize::from(name == "a");
        self.open.push(Open {
            table: (name == "table").then(|| Table {
                rows: Rows::default(),
                first_block: self.page.blocks.len(),
                layout: false,
            }),
            name,
            element,
            unread,
        });
    }

    fn end(&mut self, name: &str) {
        if BLOCKS.contains(&name) {
            self.flush();
        }
        if self.too_deep > 0 {
            self.too_deep -= 1;
            return;
        }
        if let Some(at) = self.open.iter().rposition(|o| o.name == name) {
            self.close_down_to(at);
        }
    }

    fn close_implied(&mut self, name: &str, block: bool) {
        if block
            && let Some(at) = self.open.iter().rposition(|o| o.name != "a")
            && self.open[at].name == "p"
        {
            self.close_down_to(at);
        }
        if let Some((_, closed, kept)) = ENDS.iter().find(|(starts, ..)| starts.contains(&name))
            && let Some(at) = self
                .open
                .iter()
                .rposition(|o| closed.contains(&o.name.as_str()) || kept.contains(&o.name.as_str()))
            && closed.contains(&self.open[at].name.as_str())
        {
            self.close_down_to(at);
        }
    }

    fn close_down_to(&mut self, at: usize) {
        while self.open.len() > at {
            if let Some(open) = self.open.pop() {
                self.closed(&open);
            }
        }
    }

    fn closed(&mut self, open: &Open) {
        self.unread -= usize::from(open.unread);
        self.links -= usize::from(open.name == "a");
        if let (Some(table), Some(element)) = (&open.table, open.element)
            && !table.layout
            && !mostly_links(&self.page.blocks[table.first_block..])
            && let Some(rows) = table.rows.of_figures()
        {
            self.page.blocks.truncate(table.first_block);
            self.tables += 1;
            let table = self.tables;
            self.page.blocks.extend(rows.into_iter().map(|row| Block {
                element,
                text: row.text.clone(),
                linked: 0,
                row: Some((table, row)),
            }));
        }
    }

    fn text(&mut self, text: &str) {
        if self.open.last().is_some_and(|o| o.name == "title") && self.unread == 1 {
            self.page.title.push_str(text);
        }
        if self.unread > 0 {
            return;
        }
        push_collapsed(&mut self.line.text, text);
        if self.links > 0 {
            self.line.linked += text.chars().filter(|c| !c.is_whitespace()).count();
        }
    }

    /// Ends the line.
    fn flush(&mut self) {
        let mut block = std::mem::take(&mut self.line);
        let words = block
            .text
            .trim_matches(|c: char| c.is_whitespace() || c == '\u{200b}');
        if words.is_empty() {
            return;
        }
        block.text = words.to_owned();
        block.element = self.element();
        let blocks = self.page.blocks.len();
        if let Some(table) = self.table() {
            if table.rows.is_empty() {
                // A caption: a line of its own.
                table.first_block = blocks + 1;
            } else {
                table.rows.line(&block.text);
            }
        }
        self.page.blocks.push(block);
    }

    fn element(&self) -> usize {
        self.open.iter().rev().find_map(|o| o.element).unwrap_or(0)
    }

    fn table(&mut self) -> Option<&mut Table> {
        self.open.iter_mut().rev().find_map(|o| o.table.as_mut())
    }
}

fn mostly_links(blocks: &[Block]) -> bool {
    let linked: usize = blocks.iter().map(|b| b.linked).sum();
    let all: usize = blocks.iter().map(|b| b.text.chars().count()).sum();
    linked * 2 > all
}

/// Adds words as a page shows them: white space collapsed, a line break of the
/// source between two Chinese characters not shown.
fn push_collapsed(line: &mut String, text: &str) {
    let mut gap: Option<bool> = None;
    for c in text.chars() {
        if matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{a0}') {
            *gap.get_or_insert(false) |= c == '\n';
            continue;
        }
        if let Some(broken) = gap.take() {
            let chinese = |c: char| c >= '\u{2e80}';
            let unseen = broken && chinese(c) && line.ends_with(chinese);
            if !unseen && !line.ends_with(' ') {
                line.push(' ');
            }
        }
        line.push(c);
    }
    if let Some(broken) = gap
        && !broken
        && !line.ends_with(' ')
    {
        line.push(' ');
    }
}
