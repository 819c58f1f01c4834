//! What the help of the command line says, in English as at the commands and options themselves, and in German.

/// Each text in English and in German.
pub(super) const TEXTS: &[(&str, &str)] = &[
    // Commands
    (
        "Static-site generator for public integration-plan reports",
        "Macht aus Dokumenten über Integrationspläne eine Website",
    ),
    (
        "Begin a new site, with examples to replace",
        "Eine neue Website anlegen, mit Beispielen zum Ersetzen",
    ),
    (
        "Write the site: content/ becomes output/",
        "Die Website schreiben: aus content/ wird output/",
    ),
    (
        "Look for mistakes in the site, and write nothing",
        "Nach Fehlern in der Website suchen und nichts schreiben",
    ),
    (
        "Show the site in a browser on this machine and keep it current while you write",
        "Die Website auf diesem Rechner im Browser zeigen, beim Schreiben immer auf dem neuesten Stand",
    ),
    (
        "Say what changed in a plan between two versions or days",
        "Sagen, was sich an einem Plan zwischen zwei Fassungen oder Tagen geändert hat",
    ),
    (
        "Write a new document of a type, with its keys explained",
        "Ein neues Dokument eines Typs anlegen, mit Erklärung aller Angaben",
    ),
    (
        "Print what may stand in front matter: JSON Schema for editors, Markdown for people",
        "Ausgeben, welche Angaben es gibt: als JSON Schema für Editoren, als Markdown für Menschen",
    ),
    ("Write the site again at every change", "Die Website bei jeder Änderung neu schreiben"),
    (
        "Keep versions of plans: freeze, list, verify, export, redact",
        "Fassungen von Plänen aufbewahren: einfrieren, auflisten, prüfen, ausgeben, schwärzen",
    ),
    (
        "Freeze a version of a plan into its archive",
        "Eine Fassung eines Plans in seinem Archiv einfrieren",
    ),
    ("Show the frozen versions", "Die eingefrorenen Fassungen zeigen"),
    (
        "Read every byte of the frozen versions and say what is not as it was",
        "Jedes Byte der eingefrorenen Fassungen lesen und sagen, was nicht mehr ist, wie es war",
    ),
    (
        "Take a person or a passage out of a frozen version for a legal reason",
        "Eine Person oder eine Stelle aus rechtlichem Grund aus einer eingefrorenen Fassung nehmen",
    ),
    ("Write a frozen version as one ZIP", "Eine eingefrorene Fassung als ein ZIP schreiben"),
    (
        "Print this message or the help of the given subcommand(s)",
        "Diese Hilfe oder die eines Befehls zeigen",
    ),
    // For all commands
    ("Say nothing but errors", "Nur Fehler melden"),
    ("Colour messages", "Meldungen in Farbe"),
    (
        "On a terminal, unless NO_COLOR is set",
        "Auf einem Terminal, wenn NO_COLOR nicht gesetzt ist",
    ),
    ("Always", "Immer"),
    ("Never", "Nie"),
    (
        "The language of messages [default: that of the locale]",
        "Die Sprache der Meldungen [Standard: die des Systems]",
    ),
    ("German", "Deutsch"),
    ("English", "Englisch"),
    ("Print help (see more with '--help')", "Diese Hilfe zeigen (mehr mit --help)"),
    ("Print help (see a summary with '-h')", "Diese Hilfe zeigen (kürzer mit -h)"),
    ("Print version", "Die Version zeigen"),
    // The site
    (
        "The site's folder [default: the nearest one upward that holds content/site.yaml]",
        "Der Ordner der Website [Standard: der nächste von hier aufwärts mit content/site.yaml]",
    ),
    (
        "The day as of which the site is published [default: today in Europe/Berlin]",
        "Der Tag, auf dessen Stand die Website veröffentlicht wird [Standard: heute in Europe/Berlin]",
    ),
    (
        "The address under which the site is published, in place of basis_url",
        "Die Adresse, unter der die Website erscheint, statt basis_url",
    ),
    ("Publish drafts too", "Auch Entwürfe veröffentlichen"),
    (
        "Where the site is written [default: output/ in the site's folder]",
        "Wohin die Website geschrieben wird [Standard: output/ im Ordner der Website]",
    ),
    ("Show how long each step took", "Zeigen, wie lange jeder Schritt gedauert hat"),
    (
        "Look at the clock instead of waiting for the system's word: for network drives. Every so many seconds",
        "Regelmäßig nachsehen, statt auf das System zu warten: für Netzlaufwerke. Alle so viele Sekunden",
    ),
    // Messages
    ("How messages are written", "Wie Meldungen geschrieben werden"),
    ("With excerpts and advice, for people", "Mit Ausschnitt und Rat, für Menschen"),
    (
        "One JSON object a line, for other programs",
        "Ein JSON-Objekt je Zeile, für andere Programme",
    ),
    (
        "Workflow commands, which GitHub shows beside the lines of a change",
        "Befehle für Workflows, die GitHub neben den Zeilen einer Änderung zeigt",
    ),
    ("Let warnings count as errors do", "Warnungen wie Fehler zählen"),
    (
        "Say what a code such as F213 or the name of a rule means, with examples, and look at no site",
        "Mit Beispielen erklären, was ein Code wie F213 oder der Name einer Regel bedeutet, ohne eine Website zu prüfen",
    ),
    // init
    ("The folder of the new site", "Der Ordner der neuen Website"),
    ("The name of the authority", "Der Name der Behörde"),
    (
        "Its level: gemeinde, stadt, kreisfreie-stadt, landkreis, kreis, bezirksamt, …",
        "Ihre Ebene: gemeinde, stadt, kreisfreie-stadt, landkreis, kreis, bezirksamt, …",
    ),
    (
        "Its Land, by name or abbreviation: the law on accessibility depends on it",
        "Ihr Land, als Name oder Kürzel: Danach richtet sich das Recht der Barrierefreiheit",
    ),
    ("Its official key (Amtlicher Gemeindeschlüssel)", "Ihr Amtlicher Gemeindeschlüssel"),
    ("The name of the plan", "Der Name des Plans"),
    (
        "The address under which the site will be published",
        "Die Adresse, unter der die Website erscheinen wird",
    ),
    ("Ask nothing, also on a terminal", "Nichts fragen, auch nicht auf einem Terminal"),
    (
        "The day around which the dates of the examples lie [default: today in Europe/Berlin]",
        "Der Tag, um den die Daten der Beispiele liegen [Standard: heute in Europe/Berlin]",
    ),
    // serve
    ("The port; 0 takes any that is free", "Der Port; 0 nimmt irgendeinen freien"),
    ("The network interface to listen on", "Die Netzwerkschnittstelle, an der gelauscht wird"),
    (
        "A name of this machine under which browsers may ask, beside localhost",
        "Ein Name dieses Rechners, unter dem Browser außer localhost fragen dürfen",
    ),
    ("Open the site in the browser", "Die Website im Browser öffnen"),
    // diff
    (
        "The plan: its id or the unambiguous ending of it",
        "Der Plan: seine Kennung oder deren eindeutiges Ende",
    ),
    (
        "A version (\"1.0\"), a day (\"2022-12-31\") or \"aktuell\"",
        "Eine Fassung („1.0“), ein Tag („2022-12-31“) oder „aktuell“",
    ),
    ("The same, for the later state", "Dasselbe für den späteren Stand"),
    ("How the difference is written", "Wie der Unterschied geschrieben wird"),
    ("Sentences and wordings, for people", "Als Sätze und Wortlaute, für Menschen"),
    ("The difference as data", "Als Daten"),
    (
        "One page that holds its style and needs neither site nor network",
        "Als eine Seite, die weder Website noch Netz braucht",
    ),
    // new, schema
    ("The type of the document, such as massnahme", "Der Typ des Dokuments, etwa massnahme"),
    (
        "Where it goes, below content/: musterstadt/integrationsplan/2a",
        "Wohin es kommt, von content/ aus: musterstadt/integrationsplan/2a",
    ),
    (
        "A type of document, \"site\" for content/site.yaml, or \"uebersetzung\" [default: documents of all types]",
        "Ein Dokumenttyp, „site“ für content/site.yaml oder „uebersetzung“ [Standard: Dokumente aller Typen]",
    ),
    (
        "Print the reference instead: all of its pages, or that of TYPE",
        "Stattdessen die Referenz ausgeben: alle ihre Seiten oder die von TYP",
    ),
    // archive
    (
        "The plan: its folder below content/, or the end of it",
        "Der Plan: sein Ordner von content/ aus oder dessen Ende",
    ),
    (
        "The plan: its folder below content/, or the end of it [default: all]",
        "Der Plan: sein Ordner von content/ aus oder dessen Ende [Standard: alle]",
    ),
    ("The number of the version", "Die Nummer der Fassung"),
    (
        "The number of the version, as the plan states it",
        "Die Nummer der Fassung, wie der Plan sie nennt",
    ),
    (
        "The day as of which the plan is frozen [default: today in Europe/Berlin]",
        "Der Tag, auf dessen Stand der Plan eingefroren wird [Standard: heute in Europe/Berlin]",
    ),
    ("How the list is shown", "Wie die Liste gezeigt wird"),
    ("How the result is shown", "Wie das Ergebnis gezeigt wird"),
    ("For people", "Für Menschen"),
    ("For programs", "Für Programme"),
    (
        "A page or file that goes, with its source and what other pages tell of it: data/html/2a.html",
        "Eine Seite oder Datei, die wegfällt, mit ihrer Quelle und allem, was andere Seiten davon sagen: data/html/2a.html",
    ),
    (
        "A name or passage that goes from every file of the version",
        "Ein Name oder eine Stelle, die aus jeder Datei der Fassung wegfällt",
    ),
    (
        "A file that gets the bytes of another: data/html/2a.html=FILE",
        "Eine Datei, die den Inhalt einer anderen bekommt: data/html/2a.html=DATEI",
    ),
    (
        "What kind of content goes, without the content: \"Name einer Person\"",
        "Welche Art Inhalt wegfällt, ohne den Inhalt: „Name einer Person“",
    ),
    ("The legal ground: \"Art. 17 DSGVO\"", "Der rechtliche Grund: „Art. 17 DSGVO“"),
    (
        "Where the ZIP is written [default: PLAN-NR.zip here]",
        "Wohin das ZIP geschrieben wird [Standard: PLAN-NR.zip hier]",
    ),
    // What stands for a value
    ("ADDRESS", "ADRESSE"),
    ("CODE", "CODE"),
    ("COLOR", "FARBE"),
    ("DIR", "ORDNER"),
    ("FILE", "DATEI"),
    ("FORMAT", "FORM"),
    ("FROM", "VON"),
    ("KEY", "SCHLÜSSEL"),
    ("LAND", "LAND"),
    ("LANGUAGE", "SPRACHE"),
    ("LEVEL", "EBENE"),
    ("NAME", "NAME"),
    ("NR", "NR"),
    ("PATH", "PFAD"),
    ("PATH=FILE", "PFAD=DATEI"),
    ("PLAN", "PLAN"),
    ("PORT", "PORT"),
    ("SECONDS", "SEKUNDEN"),
    ("TO", "BIS"),
    ("TYPE", "TYP"),
    ("URL", "ADRESSE"),
    ("WORDS", "WORTE"),
    ("YYYY-MM-DD", "JJJJ-MM-TT"),
];
