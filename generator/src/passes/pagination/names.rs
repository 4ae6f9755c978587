//! The names that are usual for parameters and fields of pages. They are compared without case and
//! signs.

/// Fields that hold the results.
pub(super) const RESULTS: &[&str] = &[
    "result",
    "results",
    "data",
    "items",
    "values",
    "value",
    "records",
    "entries",
    "objects",
    "resources",
    "elements",
    "rows",
    "nodes",
    "hits",
];

/// Arrays that stand beside the results.
pub(super) const BESIDE: &[&str] = &[
    "errors",
    "messages",
    "warnings",
    "links",
    "included",
    "facets",
    "schemas",
    "order",
    "unreachable",
    "unreachablelocations",
    "failedlocations",
];

/// Arrays that never hold the results.
pub(super) const FAULTS: &[&str] = &[
    "errors",
    "warnings",
    "unreachable",
    "unreachablelocations",
    "failedlocations",
];

/// Fields that tell a thing from all others.
pub(super) const OWN_ID: &[&str] = &["id", "uuid", "guid"];

/// Fields that tell of an answer, whatever it holds.
pub(super) const OF_ANSWERS: &[&str] = &[
    "code",
    "error",
    "etag",
    "first",
    "from",
    "href",
    "kind",
    "last",
    "message",
    "numfound",
    "object",
    "ok",
    "prev",
    "previous",
    "query",
    "requestid",
    "self",
    "selflink",
    "status",
    "success",
    "to",
    "took",
    "uri",
    "url",
];

/// Objects around the results.
pub(super) const AROUND: &[&str] = &["result", "data", "response", "payload", "embedded"];

/// Objects with what is said of the page.
pub(super) const ABOUT: &[&str] = &[
    "resultinfo",
    "meta",
    "metadata",
    "pagination",
    "paging",
    "pageinfo",
    "page",
    "pages",
    "links",
    "cursors",
    "cursor",
    "next",
    "nextpage",
    "paginationmeta",
    "records",
    "responsemetadata",
];

/// Objects with what is said of the page and of nothing else.
pub(super) const ABOUT_PAGES: &[&str] = &[
    "resultinfo",
    "pagination",
    "paginationmeta",
    "paging",
    "pageinfo",
];

/// Objects with what is said of the next page.
pub(super) const NEXT_OBJECT: &[&str] = &["next", "nextpage"];

/// Parameters that count pages.
pub(super) const PAGE: &[&str] = &["page", "pagenumber", "pageno", "pagenum", "pageindex"];

/// Parameters that count results.
pub(super) const OFFSET: &[&str] = &["offset", "skip", "pageoffset"];

/// Parameters that count results where the answer counts them as well; else they may be bounds.
pub(super) const START: &[&str] = &["startat", "start"];

/// Parameters that take what the page before gave, if they are texts that count nothing.
pub(super) const OPAQUE: &[&str] = &["bookmark", "page", "offset", "start"];

/// Parameters that say how many results a page has.
pub(super) const SIZE: &[&str] = &[
    "limit",
    "count",
    "size",
    "pagesize",
    "perpage",
    "pagelimit",
    "max",
    "maxresults",
    "take",
    "top",
];

/// Parameters that take a cursor.
pub(super) const CURSOR: &[&str] = &[
    "cursor",
    "pagetoken",
    "paginationtoken",
    "nexttoken",
    "nextpagetoken",
    "continuationtoken",
    "continuation",
    "continue",
    "marker",
    "after",
    "aftercursor",
    "pagecursor",
    "nextcursor",
    "pageafter",
    "startingafter",
    "startafter",
    "startcursor",
];

/// Parameters that take the id of the last result.
pub(super) const AFTER: &[&str] = &["startingafter", "startafter", "after", "afterid"];

/// Parameters that take the id of the first result, for the page before it.
pub(super) const BEFORE: &[&str] = &["endingbefore", "endbefore", "before", "beforeid"];

/// Fields with the cursor of the next page.
pub(super) const NEXT_CURSOR: &[&str] = &[
    "nextcursor",
    "nextpagetoken",
    "nexttoken",
    "nextcontinuationtoken",
    "nextmarker",
    "nextpagecursor",
    "endcursor",
];

/// Fields with the URL of the next page.
pub(super) const NEXT_URL: &[&str] = &[
    "nextpageuri",
    "nextpageurl",
    "nexturl",
    "nextlink",
    "odatanextlink",
];

/// Fields that say whether more follows.
pub(super) const HAS_MORE: &[&str] = &["hasmore", "hasnext", "hasnextpage", "hasmoreitems"];

/// Fields that say that nothing follows.
pub(super) const DONE: &[&str] = &["done", "isdone", "islast", "islastpage"];

/// Fields with the number of the page.
pub(super) const PAGE_FIELD: &[&str] = &["page", "currentpage", "pagenumber"];

/// Fields with the number of results on a full page.
pub(super) const PAGE_SIZE: &[&str] = &["perpage", "pagesize"];

/// Fields with the number of all results.
pub(super) const TOTAL: &[&str] = &[
    "totalcount",
    "total",
    "totalitems",
    "totalresults",
    "totalelements",
    "totalrecords",
    "recordsfiltered",
];

/// Fields with the number of all pages.
pub(super) const TOTAL_PAGES: &[&str] = &["totalpages", "pagecount", "lastpage"];

/// Fields with what this parameter takes for the next page.
pub(super) fn next_names(parameter: &str) -> &'static [&'static str] {
    match parameter {
        "page" => &["nextpage"],
        "offset" => &["nextoffset", "nextpageoffset"],
        "start" => &["next"],
        "bookmark" => &["nextbookmark"],
        _ => &[],
    }
}

/// A name without case and signs.
pub(super) fn plain(name: &str) -> String {
    let letters = name.chars().filter(char::is_ascii_alphanumeric);
    letters.map(|c| c.to_ascii_lowercase()).collect()
}

/// Whether a name is one of these.
pub(super) fn is_one(name: &str, of: &[&str]) -> bool {
    of.contains(&plain(name).as_str())
}
