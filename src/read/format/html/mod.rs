//! HTML: a page saved from a government's site. The article is found among
//! navigation, share buttons and lists of other news ([`article`]); what the
//! page says of itself is kept as metadata ([`metadata`]).
//!
//! The page is read from its tokens, not from a tree built as browsers do: the
//! repairs of the HTML standard let a few kilobytes of hostile markup grow into
//! gigabytes of nodes, and reading needs no more than who contains whom.

mod article;
mod metadata;
mod page;

use encoding_rs::Encoding;

use super::{Document, Reader, Refusal};
use crate::read::decode::{Damage, decode};

pub(super) struct Html;

impl Reader for Html {
    fn read(&self, bytes: &[u8], _limit: u64) -> Result<Document, Refusal> {
        let text =
            decode(bytes, declared(bytes).as_deref(), Damage::Shown).map_err(Refusal::Encoding)?;
        let page = page::read(&text);
        let article = article::find(&page);
        Ok(Document {
            title: article.title,
            text: article.written.text,
            tables: article.written.tables,
            metadata: metadata::of(&page),
        })
    }
}

/// Whether bytes without a telling ending are a page.
pub(super) fn is_page(bytes: &[u8]) -> bool {
    const HEAD: usize = 1024;
    let head = &bytes[..bytes.len().min(HEAD)];
    if !head.contains(&b'<') {
        return false;
    }
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let head = head.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    head.starts_with("<!doctype html") || head.starts_with("<html") || {
        head.starts_with("<?xml") && head.contains("<html")
    }
}

/// The charset a page declares in its first kilobytes, as browsers look for it.
fn declared(bytes: &[u8]) -> Option<String> {
    const HEAD: usize = 4096;
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD)]).to_ascii_lowercase();
    ["charset=", "encoding="].iter().find_map(|cue| {
        let rest = &head[head.find(cue)? + cue.len()..];
        let label: String = rest
            .trim_start_matches(['"', '\'', ' '])
            .chars()
            .take_while(|c| c.is_ascii_alphanumeric() || "-_".contains(*c))
            .collect();
        Encoding::for_label(label.as_bytes()).map(|_| label)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(html: &str) -> Document {
        Html.read(html.as_bytes(), 1 << 20).expect("a page")
    }

    const ARTICLE: &str = "<p>　　2023年，澜溪县坚持依法行政，全县共办理行政复议案件128件。</p>\n<p>　　一、主要举措和成效</p><p>　　（一）开展执法检查56次，办结率98.5%，群众满意度不断提高。</p>";

    #[test]
    fn the_article_is_found_among_what_surrounds_it() {
        let document = read(&format!(
            "<html><head><title>澜溪县2023年度法治政府建设情况报告_澜溪县人民政府</title></head><body>
            <ul class=nav><li><a href=/>首页，政务公开，服务12345件</a></li></ul>
            <div class=where>当前位置：<a>首页</a>，<a>政务公开</a></div>
            <h1>澜溪县2023年度法治政府建设情况报告</h1>
            <div>发布时间：2024-01-29 来源：澜溪县司法局 浏览次数：1024次</div>
            <div id=zoom>{ARTICLE}</div>
            <div class=share>分享到：微信，微博</div>
            <ul><li><a>澜溪县召开第8次会议，研究12项议题</a></li></ul>
            <div class=footer><p>主办单位：澜溪县人民政府办公室，网站标识码9999990001。</p></div></body></html>"
        ));
        assert_eq!(document.title, "澜溪县2023年度法治政府建设情况报告");
        assert_eq!(
            document.text,
            "澜溪县2023年度法治政府建设情况报告\n2023年，澜溪县坚持依法行政，全县共办理行政复议案件128件。\n一、主要举措和成效\n（一）开展执法检查56次，办结率98.5%，群众满意度不断提高。\n"
        );
        assert_eq!(document.metadata.published, "2024-01-29");
        assert_eq!(document.metadata.issuer, "澜溪县司法局");
    }

    #[test]
    fn what_nobody_sees_is_not_read() {
        let document = read(&format!(
            "<body><script>var a='<p>办理案件99件。</p>'</script><style>p{{}}</style>{ARTICLE}<div style='display: none'><p>办理案件77件，已办结。</p></div><!-- <p>55件</p> --></body>"
        ));
        for hidden in ["99", "77", "55"] {
            assert!(!document.text.contains(hidden), "{}", document.text);
        }
    }

    #[test]
    fn lines_parted_by_br_and_source_line_breaks_inside_a_paragraph_are_told_apart() {
        let document = read(
            "<div>　　全县共办理行政复议\n案件128件，同比增长12%。<br><br>　　开展检查&nbsp;56&nbsp;次，发现问题30个。</div>",
        );
        assert_eq!(
            document.text,
            "全县共办理行政复议案件128件，同比增长12%。\n开展检查 56 次，发现问题30个。\n"
        );
    }

    #[test]
    fn a_table_of_figures_becomes_rows_with_tabs_and_a_layout_table_paragraphs() {
        let document = read(&format!(
            "<table><tr><td>{ARTICLE}<table><tr><th rowspan=2>部门</th><th colspan=2>行政许可（件）</th></tr><tr><th>受理</th><th>办结</th></tr><tr><td>司法局</td><td>12</td><td>11</td></tr></table></td></tr></table>"
        ));
        assert!(
            document.text.ends_with(
                "群众满意度不断提高。\n部门\t行政许可（件）\n\t受理\t办结\n司法局\t12\t11\n"
            ),
            "{}",
            document.text
        );
    }

    #[test]
    fn the_open_government_head_gives_index_number_and_issuer() {
        let document = read(&format!(
            "<table><tr><td>索&nbsp;引&nbsp;号：</td><td>LX0100-2024-00012</td><td>发文机关：</td><td>澜溪县人民政府</td></tr><tr><td>成文日期</td><td>2024年1月9日</td></tr></table>{ARTICLE}"
        ));
        assert_eq!(document.metadata.index_number, "LX0100-2024-00012");
        assert_eq!(document.metadata.issuer, "澜溪县人民政府");
        assert_eq!(document.metadata.published, "2024-01-09");
    }

    #[test]
    fn markup_made_to_explode_is_read_in_linear_time() {
        let deep = "<div>".repeat(200_000) + ARTICLE;
        assert!(read(&deep).text.contains("128件"));
        let formats: String = (0..400).map(|i| format!("<font a={i}>")).collect();
        assert!(
            read(&(formats + &"<p>好，".repeat(20_000)))
                .text
                .contains('好')
        );
    }

    #[test]
    fn a_charset_is_taken_from_the_page() {
        assert_eq!(
            declared(b"<meta charset=\"GB2312\">").as_deref(),
            Some("gb2312")
        );
        assert_eq!(
            declared(b"<meta http-equiv=Content-Type content='text/html; charset=gbk'>").as_deref(),
            Some("gbk")
        );
        assert_eq!(declared(b"<p>charset=nonsense"), None);
    }
}
