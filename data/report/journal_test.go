package report_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/data/report"
	"emprise/data/workspace"
)

func entry(seq int64, author, title string, refs ...data.Ref) workspace.Entry {
	return workspace.Entry{
		Seq: seq, At: time.Date(2026, 3, 2, 9, 0, 0, 0, time.Local), Author: author, Refs: refs,
		Note: data.Note{Key: "edit.company", Args: map[string]string{"title": title}},
	}
}

func TestFindEntries(t *testing.T) {
	t.Parallel()
	entries := []workspace.Entry{
		entry(2, "Hélène", "Scierie", data.Ref{Kind: data.KindCompany, ID: "ENT-0002"}),
		entry(1, "Marie", "Conserverie", data.Ref{Kind: data.KindCompany, ID: "ENT-0001"}),
	}
	for question, want := range map[string]int{
		"": 2, "helene": 1, "SCIERIE hélène": 1, "scierie marie": 0, "ent-0001": 1, "2026-03-02": 2, "2 mars": 2, "entreprise": 2, "terrain": 0,
	} {
		if got := report.FindEntries(locale.New("fr"), entries, question); len(got) != want {
			t.Errorf("%q: %d entries, want %d", question, len(got), want)
		}
	}
}

func TestTheJournalAsASpreadsheet(t *testing.T) {
	t.Parallel()
	was := data.Company{ID: "ENT-0001", Name: "Conserverie", Notes: "a;b"}
	is := was
	is.Name, is.Notes = "=HYPERLINK(\"http://x\")", "@deux\nlignes"
	var out strings.Builder
	err := report.WriteJournal(t.Context(), &out, locale.New("fr"), []workspace.Entry{entry(1, "-Marie", "Conserverie", is.Ref())},
		func(context.Context, int64) (workspace.Record, error) {
			return workspace.Record{
				Forward: data.Edit{Put: []data.Row{is}, Delete: []data.Ref{{Kind: data.KindCompany, ID: "ENT-0002"}}},
				Inverse: data.Edit{Put: []data.Row{was, data.Company{ID: "ENT-0002", Name: "+33"}}},
			}, nil
		}, nil)
	if err != nil {
		t.Fatal(err)
	}
	const head = "1;2026-03-02 09:00:00;'-Marie;Entreprise enregistrée\u202f: Conserverie;;Entreprise;"
	want := "\ufeffn°;date;auteur;opération;annulé;nature;identifiant;nom;fiche;champ;avant;après\r\n" +
		head + "ENT-0001;\"'=HYPERLINK(\"\"http://x\"\")\";modifié;nom;Conserverie;\"'=HYPERLINK(\"\"http://x\"\")\"\r\n" +
		head + "ENT-0001;\"'=HYPERLINK(\"\"http://x\"\")\";modifié;notes;\"a;b\";'@deux lignes\r\n" +
		head + "ENT-0002;'+33;supprimé;nom;'+33;non renseigné\r\n"
	if out.String() != want {
		t.Errorf("%q\nwant\n%q", out.String(), want)
	}
}
