use super::*;

fn find_in(path: &str, text: &str) -> Result<Found, String> {
    let document = Document {
        text: text.to_owned(),
        ..Document::default()
    };
    find(Path::new(path), &document, &Options::default()).map_err(|e| e.to_string())
}

fn read(path: &str, text: &str) -> (String, i32, String) {
    let place = find_in(path, text).expect(text);
    (place.area, place.year, place.code)
}

fn is(area: &str, year: i32, code: &str) -> (String, i32, String) {
    (area.to_owned(), year, code.to_owned())
}

const BODY: &str = "我们坚持依法行政，全年办理行政复议案件128件。";

#[test]
fn one_place_however_it_is_written() {
    for title in [
        "登封市2023年度法治政府建设情况报告",
        "登封市人民政府关于2023年度法治政府建设情况的报告",
        "河南省登封市2023年法治政府建设年度报告",
        "2023年登封市法治政府建设工作报告",
        "登封市人民政府\n2023年法治政府建设情况报告\n\n2023年是开局之年。\n一\n二\n三\n四\n五\n六\n七\n八\n九\n十\n末",
        "登封市人民政府\n关于2023年度法治政府建设情况的报告",
        "登封市 2 0 2 3 年度法治政府建设情况报告",
    ] {
        assert_eq!(
            read("a.txt", &format!("{title}\n{BODY}")),
            is("登封市", 2023, "410185"),
            "{title}"
        );
    }
}

#[test]
fn a_name_may_end_like_a_word_that_is_no_place() {
    assert_eq!(
        read("临山区/2023.txt", BODY),
        is("临山区", 2023, ""),
        "a folder"
    );
    assert!(find_in("山区/2023.txt", BODY).is_err());
}

#[test]
fn folder_signature_and_first_lines_say_it_where_the_title_does_not() {
    assert_eq!(read("登封市/2023.txt", BODY), is("登封市", 2023, "410185"));
    assert_eq!(
        read("登封市/2023/报告.txt", BODY),
        is("登封市", 2023, "410185")
    );
    assert_eq!(
        read("登封市.zip/2023.txt", BODY),
        is("登封市", 2023, "410185")
    );
    assert_eq!(
        read(
            "a.txt",
            &format!("法治政府建设年度报告\n{BODY}\n登封市人民政府\n二〇二四年一月二十五日")
        ),
        is("登封市", 2023, "410185")
    );
    assert_eq!(
        read(
            "a.txt",
            &format!("2023年，澜溪县坚持以人民为中心，建设法治政府。{BODY}")
        ),
        is("澜溪县", 2023, "")
    );
}

#[test]
fn a_report_of_a_department_is_its_own() {
    assert_eq!(
        read(
            "a.txt",
            &format!("登封市司法局2023年法治政府建设情况报告\n{BODY}")
        ),
        is("登封市司法局", 2023, "410185")
    );
}

#[test]
fn a_government_work_report_is_of_the_year_before_its_delivery() {
    let text = "政府工作报告\n——2024年2月5日在登封市第六届人民代表大会第三次会议上\n各位代表：\n2023年工作回顾";
    assert_eq!(read("a.txt", text), is("登封市", 2023, "410185"));
    assert_eq!(read("登封市/2024.txt", text), is("登封市", 2023, "410185"));
    assert_eq!(read("登封市/2023.txt", text), is("登封市", 2023, "410185"));
    let zone = "澜溪新区2024年管理委员会工作报告\n2023年工作回顾";
    assert_eq!(read("a.txt", zone), is("澜溪新区", 2023, ""));
    assert_eq!(
        read(
            "a.txt",
            "2025年西藏政府工作报告\n各位代表：\n现在报告工作。"
        ),
        is("西藏自治区", 2024, "540000")
    );
}

#[test]
fn disagreement_is_an_error_that_names_both_and_the_flag() {
    let text = format!("登封市2023年度法治政府建设情况报告\n{BODY}");
    let error = find_in("登封市/2022.txt", &text).expect_err("years");
    for part in ["title says 2023", "file name says 2022", "--year"] {
        assert!(error.contains(part), "{error}");
    }
    let error = find_in("巩义市/2023.txt", &text).expect_err("areas");
    for part in ["title says 登封市", "folder says 巩义市", "--area"] {
        assert!(error.contains(part), "{error}");
    }
    let signed = format!("{text}\n登封市人民政府\n2020年1月20日");
    assert!(
        find_in("a.txt", &signed)
            .expect_err("years")
            .contains("signature says")
    );
}

#[test]
fn a_folder_of_a_larger_place_does_not_disagree() {
    let text = format!("登封市2023年度法治政府建设情况报告\n{BODY}");
    assert_eq!(read("郑州市/2023.txt", &text), is("登封市", 2023, "410185"));
    let unknown = format!("澜溪县2023年度法治政府建设情况报告\n{BODY}");
    assert_eq!(
        read("沅州市/澜溪县2023.txt", &unknown),
        is("澜溪县", 2023, "")
    );
}

#[test]
fn a_name_that_stands_for_several_places_takes_the_one_around_it() {
    let text = format!("朝阳区2023年度法治政府建设情况报告\n{BODY}");
    assert_eq!(
        read("北京市/2023.txt", &text),
        is("北京市朝阳区", 2023, "110105")
    );
    assert_eq!(read("a.txt", &text), is("朝阳区", 2023, ""));
}

#[test]
fn names_of_files_as_they_are_downloaded_say_whose_report_it_is() {
    for (name, area) in [
        ("2023年度青岭县法治政府建设情况报告.docx", "青岭县"),
        ("1.青岭县2023年法治政府建设年度报告（终稿2）.docx", "青岭县"),
        ("关于青岭县2023年度法治政府建设情况的报告.pdf", "青岭县"),
        (
            "【公开】青岭县人民政府2023年法治政府建设年度报告_通知公告.html",
            "青岭县",
        ),
        (
            "青岭县市场监督管理局2023年法治政府建设情况报告.html",
            "青岭县市场监督管理局",
        ),
    ] {
        assert_eq!(read(name, BODY), is(area, 2023, ""), "{name}");
    }
}

#[test]
fn what_stands_before_a_name_in_a_title_is_no_part_of_it() {
    for (title, area) in [
        (
            "中共青岭县委 青岭县人民政府\n关于2023年度法治政府建设情况的报告",
            "青岭县",
        ),
        (
            "中共青岭县委青岭县人民政府关于2023年度法治政府建设情况的报告",
            "青岭县",
        ),
        ("关于青岭县2023年度法治政府建设情况的公示", "青岭县"),
        (
            "青岭经济技术开发区管委会2023年度法治政府建设情况报告",
            "青岭经济技术开发区",
        ),
        (
            "青岭县城关镇人民政府2023年度法治政府建设工作报告",
            "青岭县城关镇",
        ),
        ("青岭县乡镇2023年度法治政府建设工作报告", "青岭县"),
        ("青石镇2023年法治政府建设工作报告", "青石镇"),
        ("青石镇人民政府关于2023年度法治政府建设情况的报告", "青石镇"),
        ("司法部2023年度法治政府建设情况报告", "司法部"),
        ("司法部关于2023年度法治政府建设情况的报告", "司法部"),
        (
            "国家税务总局青岭县税务局2023年法治政府建设情况报告",
            "国家税务总局青岭县税务局",
        ),
    ] {
        assert_eq!(
            read("a.txt", &format!("{title}\n{BODY}")),
            is(area, 2023, ""),
            "{title}"
        );
    }
    for anybody in ["市司法局", "我镇", "各乡镇"] {
        let text = format!("{anybody}2023年度法治政府建设情况报告\n{BODY}");
        let error = find_in("a.txt", &text).expect_err("whose");
        assert!(error.contains("--area"), "{error}");
    }
}

#[test]
fn a_day_in_a_file_name_is_no_year_reported_on() {
    let text = format!("登封市2023年度法治政府建设情况报告\n{BODY}");
    for path in ["20240129.txt", "2024-01-29.txt", "t20240129_12345.html"] {
        assert_eq!(read(path, &text), is("登封市", 2023, "410185"), "{path}");
    }
}
