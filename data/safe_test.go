package data_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"emprise/data"
)

func TestSafeName(t *testing.T) {
	t.Parallel()
	for given, want := range map[string]string{
		"Plan de masse.pdf":               "Plan de masse.pdf",
		"Délibération n° 12.pdf":          "Délibération n° 12.pdf",
		"../../etc/passwd":                "passwd",
		`C:\Users\Marie\plan.pdf`:         "plan.pdf",
		"..":                              "file",
		"":                                "file",
		".htaccess":                       "htaccess",
		"con":                             "_con",
		"LPT1.tar.gz":                     "_LPT1.tar.gz",
		"a:b*c?.pdf":                      "a_b_c_.pdf",
		"facture\u202efdp.exe":            "facturefdp.exe",
		"a\x00b\nc.txt":                   "abc.txt",
		"plan.pdf. . .":                   "plan.pdf",
		strings.Repeat("é", 300) + ".pdf": strings.Repeat("é", 116) + ".pdf",
	} {
		if got := data.SafeName(given); got != want {
			t.Errorf("%q: %q, want %q", given, got, want)
		}
	}
}

func TestTitleName(t *testing.T) {
	t.Parallel()
	for title, want := range map[string]string{
		"Zone d’activité « Les Prés » 2/3": "Zone d’activité « Les Prés » 2-3.png", "CON": "_CON.png", "com1.pdf": "_com1.pdf.png", "Compte": "Compte.png",
		"LPT12": "LPT12.png", "a\x00b": "ab.png", " . ": "file.png", "nul": "_nul.png", strings.Repeat("é", 100): strings.Repeat("é", 80) + ".png",
		`C:\Lots`: "C--Lots.png", "../..": "-.png", "lot 2.5 ha.": "lot 2.5 ha.png", "": "file.png",
	} {
		if got := data.TitleName(title, ".png"); got != want {
			t.Errorf("%q: %q, want %q", title, got, want)
		}
	}
	if got := data.TitleName("Lot 2/3 ?", ""); got != "Lot 2-3 _" {
		t.Errorf("without extension: %q", got)
	}
}

// A safe name stays as it is, leads nowhere and is one name.
func FuzzSafeName(f *testing.F) {
	for _, s := range []string{"a.pdf", "../x", "con.", "a .pdf ", ". .", "x.\u200b", "aux .txt", "..a", "a. .b"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		safe := data.SafeName(s)
		if again := data.SafeName(safe); again != safe {
			t.Errorf("%q: %q, then %q", s, safe, again)
		}
		if safe == "" || safe == "." || safe == ".." || strings.ContainsAny(safe, "/\\:*?\"<>|\x00") || strings.Trim(safe, " .") != safe {
			t.Errorf("%q: %q", s, safe)
		}
		if utf8.RuneCountInString(safe) > 125 {
			t.Errorf("%q is long", safe)
		}
		for _, ext := range []string{"", ".pdf"} {
			if named := data.TitleName(s, ext); data.SafeName(named) != named || !strings.HasSuffix(named, ext) || utf8.RuneCountInString(named) > 84+1 {
				t.Errorf("%q: %q", s, named)
			}
		}
	})
}

func TestProgram(t *testing.T) {
	t.Parallel()
	for name, content := range map[string]string{
		"a.exe": "", "a.EXE": "", "plan.pdf.js": "", "a.docm": "", "a.sh": "", "a.lnk": "", "a.html": "",
		"photo.jpg": "MZ\x90\x00", "plan.pdf": "\x7fELF\x02", "notes.txt": "#!/bin/sh\n", "x": "\xcf\xfa\xed\xfe", "bom.txt": "\xef\xbb\xbf#!/bin/sh",
	} {
		if !data.Program(name, []byte(content)) {
			t.Errorf("%s %q passes", name, content)
		}
	}
	for name, content := range map[string]string{
		"plan.pdf": "%PDF-1.7", "photo.jpg": "\xff\xd8\xff\xe0", "tableau.xlsx": "PK\x03\x04", "notes.txt": "Bonjour", "lettre.odt": "PK\x03\x04",
		"sans extension": "abc", "plan.dwg": "AC1032", "vide.txt": "",
	} {
		if data.Program(name, []byte(content)) {
			t.Errorf("%s is refused", name)
		}
	}
}
