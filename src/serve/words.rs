//! What the server says itself, in German and English. Knows no HTTP.

use crate::language::{Language, Language::English, Language::German};

use super::guard::Refusal;

/// The words of one page of the server's own.
pub(super) struct Words {
    /// Its title and heading.
    pub(super) title: &'static str,
    /// What it means, and what happens next.
    pub(super) text: &'static str,
}

/// The code of the language for HTML.
pub(super) fn code(language: Language) -> &'static str {
    match language {
        German => "de",
        English => "en",
    }
}

/// There is no good site yet, and nothing wrong is known.
pub(super) fn building(language: Language) -> Words {
    match language {
        German => Words {
            title: "Die Website entsteht",
            text: "Diese Seite zeigt die Website, sobald sie fertig ist.",
        },
        English => Words {
            title: "The site is being built",
            text: "This page shows the site as soon as it is ready.",
        },
    }
}

/// There is no good site yet, for the reasons shown below.
pub(super) fn broken(language: Language) -> Words {
    match language {
        German => Words {
            title: "Die Website hat Fehler",
            text: "Diese Seite zeigt die Website, sobald die Fehler behoben sind.",
        },
        English => Words {
            title: "The site has errors",
            text: "This page shows the site as soon as they are mended.",
        },
    }
}

/// The page that was asked for cannot be made, for the reasons shown below.
pub(super) fn unrendered(language: Language) -> Words {
    match language {
        German => Words {
            title: "Diese Seite lässt sich nicht darstellen",
            text: "Sie erscheint, sobald die Fehler behoben sind.",
        },
        English => Words {
            title: "This page cannot be rendered",
            text: "It appears as soon as the errors are mended.",
        },
    }
}

/// The site has no such page, and no page of its own that says so.
pub(super) fn missing(language: Language) -> Words {
    match language {
        German => Words {
            title: "Diese Seite gibt es nicht",
            text: "Sie erscheint hier, sobald es sie gibt.",
        },
        English => {
            Words { title: "There is no such page", text: "It appears here as soon as there is." }
        }
    }
}

/// The title of the messages over a page that is the last good one.
pub(super) fn last_good(language: Language) -> &'static str {
    match language {
        German => "Die Website hat Fehler. Sie sehen den letzten guten Stand.",
        English => "The site has errors. You see its last good state.",
    }
}

/// The label of the button that closes the messages.
pub(super) fn close(language: Language) -> &'static str {
    match language {
        German => "Schließen",
        English => "Close",
    }
}

/// Why a request is not answered.
pub(super) fn refusal(refusal: Refusal, language: Language) -> &'static str {
    match (refusal, language) {
        (Refusal::NoHost, German) => "Die Anfrage nennt keinen Host oder mehrere.\n",
        (Refusal::NoHost, English) => "The request names no host, or several.\n",
        (Refusal::ForeignHost, German) => {
            "Unter diesem Namen antwortet die Vorschau nicht. Öffnen Sie die Adresse, die fahrplan genannt hat.\n"
        }
        (Refusal::ForeignHost, English) => {
            "The preview does not answer to this name. Open the address that fahrplan printed.\n"
        }
        (Refusal::ForeignOrigin, German) => {
            "Die Vorschau antwortet nur ihren eigenen Seiten, nicht denen einer anderen Website.\n"
        }
        (Refusal::ForeignOrigin, English) => {
            "The preview answers its own pages alone, not those of another site.\n"
        }
    }
}

/// Only reading is possible.
pub(super) fn read_only(language: Language) -> &'static str {
    match language {
        German => "Die Vorschau lässt sich nur lesen (GET, HEAD).\n",
        English => "The preview can only be read (GET, HEAD).\n",
    }
}

/// Something that must not happen did.
pub(super) fn accident(language: Language) -> &'static str {
    match language {
        German => {
            "Beim Darstellen der Seite ist fahrplan gescheitert. Das ist ein Fehler in fahrplan.\n"
        }
        English => "fahrplan failed while rendering the page. This is a defect of fahrplan.\n",
    }
}
