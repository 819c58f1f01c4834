//! Making the frame of a page: titles, breadcrumb, notices, menu.

use super::context::{At, Context};
use super::json_ld;
use super::page::{Frame, MenuEntry};
use super::tongues::{Notice, Tongues, direction};
use crate::model::{DocIx, Site, is_so_far, parents};

impl<'a> At<'a> {
    /// The frame of the page of `ix`.
    pub fn frame(&self, ix: DocIx, kind: &'static str, depends_on_stichtag: bool) -> Frame<'a> {
        let site = self.cx.site;
        let entry = &site[ix];
        let common = &entry.document.common;
        let mut head_title = self.cx.numbered_title(ix).into_owned();
        let mut breadcrumb = Vec::new();
        for above in [entry.home.authority, entry.home.plan].into_iter().flatten() {
            breadcrumb.push(self.link(above));
        }
        for above in [entry.home.plan, entry.home.authority].into_iter().flatten() {
            head_title.push_str(" – ");
            head_title.push_str(site[above].title());
        }
        if entry.home.plan.is_some() {
            breadcrumb.extend(
                sections_above(site, ix).into_iter().rev().map(|section| self.link(section)),
            );
        }
        if entry.home.authority.is_none() && entry.home.plan.is_none() {
            let mut above = entry.above;
            while let Some(folder) = above {
                breadcrumb.insert(0, self.link(folder));
                above = site[folder].above;
            }
        }
        let language = self.cx.language_of(&entry.document);
        let mut frame = self.bare_frame(kind, language, head_title);
        frame.tongues = self.cx.tongues(ix);
        if *self.path == entry.path {
            frame.translations = self.versions(ix);
            frame.translation = self.translation_note(ix);
        }
        frame.description = common.summary.as_deref();
        frame.breadcrumb = breadcrumb;
        frame.notices = self.notices(ix);
        frame.source = common.source.as_deref().map(Context::source);
        // A review after the Stichtag had not happened yet.
        let reviewed = common.reviewed.as_ref();
        let reviewed = reviewed.filter(|date| is_so_far(date, self.cx.stichtag()));
        frame.reviewed = reviewed.map(|date| self.cx.date(date));
        frame.reviewed_by = common.reviewed_by.as_deref();
        frame.keywords = common.keywords.iter().map(|word| &**word).collect();
        let stichtag = site.edition.stichtag;
        frame.stichtag =
            (stichtag.explicit || depends_on_stichtag).then(|| self.cx.day(stichtag.day));
        if self.cx.frozen().is_none() {
            frame.feed = super::feed::path(self.cx, ix).map(|feed| self.to(&feed));
            frame.json_ld = Some(json_ld::build(self.cx, ix, &frame));
        }
        frame
    }

    /// A frame for a page that is no document. `language` is that of its texts, `head_title` the page's own
    /// part of the title.
    pub fn bare_frame(
        &self,
        kind: &'static str,
        language: &'a str,
        head_title: String,
    ) -> Frame<'a> {
        let site = self.cx.site;
        let title = &*site.file.title;
        let head_title = if head_title.is_empty() || head_title == title {
            title.to_owned()
        } else {
            format!("{head_title} – {title}")
        };
        let lang = self.cx.page_language(language);
        let home = site.home().map_or(&self.cx.wide.home, |ix| &site[ix].path);
        let menu = |list: &[DocIx]| -> Vec<MenuEntry<'a>> {
            list.iter()
                .map(|ix| MenuEntry {
                    title: site[*ix].title(),
                    tongue: self.cx.title_tongue(*ix),
                    href: self.href(*ix),
                    current: site[*ix].path == *self.path,
                })
                .collect()
        };
        Frame {
            kind,
            lang,
            dir: direction(lang),
            head_title,
            description: None,
            canonical: self.cx.address(self.path),
            root: self.root(),
            home: self.to(home),
            search: self.cx.wide.search.as_ref().map(|search| self.to(search)),
            menu: menu(&self.cx.wide.menu),
            foot: menu(&self.cx.wide.foot).into_iter().chain(self.glossary_entry()).collect(),
            breadcrumb: Vec::new(),
            notices: Vec::new(),
            tongues: Tongues { site: self.cx.tongue(site.file.language()), ..Tongues::default() },
            translations: Vec::new(),
            translation: None,
            source: None,
            reviewed: None,
            reviewed_by: None,
            keywords: Vec::new(),
            stichtag: None,
            json_ld: None,
            feed: None,
            relations: self.relations_of_frozen(),
            frozen: self.frozen_note(),
        }
    }

    /// The notices of `ix` and of what stands above it, the outermost first.
    pub(super) fn notices(&self, ix: DocIx) -> Vec<Notice<'a>> {
        let site = self.cx.site;
        let mut notices: Vec<Notice<'a>> = Vec::new();
        let mut next = Some(ix);
        while let Some(document) = next {
            let text = site[document].document.common.notice.as_deref();
            let tongue = self.cx.notice_tongue(document);
            notices.extend(text.map(|text| Notice { text, tongue }));
            next = site[document].above;
        }
        notices.reverse();
        notices.dedup();
        notices
    }
}

/// The published sections that `ix` lies in by its homes, the nearest first.
fn sections_above(site: &Site, ix: DocIx) -> Vec<DocIx> {
    let mut above = Vec::new();
    let mut next = Some(ix);
    while let Some(section) = next.and_then(|ix| parents(site, ix).first().copied()) {
        // Circles are an error of the site; a model has none.
        above.push(section);
        next = Some(section);
    }
    above.retain(|section| !site[*section].withheld);
    above
}
