package main

import (
	"time"

	"emprise/data"
	"emprise/data/difference"
	"emprise/data/explain"
	"emprise/data/gpkg"
	"emprise/data/workspace"
)

type historyVerb struct {
	Project string `arg:"" help:"project"`
	Kind    string `arg:"" help:"history_kind"`
	ID      string `arg:"" help:"history_id"`
	Field   string `help:"history_field" placeholder:"FIELD"`
}

// turnInfo is one thing that befell a row.
type turnInfo struct {
	Seq    int64              `json:"seq"`
	At     time.Time          `json:"at"`
	Author string             `json:"author"`
	Note   data.Note          `json:"note"`
	Turn   workspace.Turning  `json:"turn"`
	What   difference.What    `json:"what"`
	Fields []difference.Field `json:"fields"`
}

func (v *historyVerb) Run(e *env) error {
	ref := data.Ref{Kind: data.Kind(v.Kind), ID: v.ID}
	return e.store(v.Project, func(s *gpkg.Store) error {
		turns, err := s.History(e.ctx, ref)
		if err != nil {
			return err
		}
		if len(turns) == 0 {
			return &noHistory{ref}
		}
		told := []turnInfo{}
		for _, t := range turns {
			r, different := difference.Of(t.Before, t.After)
			if !different {
				continue
			}
			fields := []difference.Field{}
			for _, f := range r.Fields {
				if v.Field == "" || f.Name == v.Field {
					fields = append(fields, f)
				}
			}
			if v.Field == "" || len(fields) > 0 {
				told = append(told, turnInfo{t.Seq, t.At, t.Author, t.Note, t.What, r.What, fields})
			}
		}
		if e.json {
			return e.print(told)
		}
		rows := [][]string{e.titles("at", "author", "what", "field", "before", "after", "source")}
		for _, t := range told {
			what := explain.Note(e.loc, t.Note)
			if t.Turn != workspace.Done {
				what += " (" + explain.Turning(e.loc, t.Turn) + ")"
			}
			head := []string{t.At.Local().Format(time.DateTime), t.Author, what}
			if len(t.Fields) == 0 {
				rows = append(rows, head)
			}
			for _, f := range t.Fields {
				name, before, after := explain.Change(e.loc, ref.Kind, f)
				rows = append(rows, append(head[:3:3], name, before, after, f.Source))
				head = []string{"", "", ""}
			}
		}
		return e.table(rows)
	})
}

// noHistory brings its own sentence.
type noHistory struct{ ref data.Ref }

func (n *noHistory) Error() string { return "no history of " + string(n.ref.Kind) + " " + n.ref.ID }

// Explain gives the translation key.
func (n *noHistory) Explain() (key string, args []any) {
	return "cli.history.none", []any{"kind", string(n.ref.Kind), "id", n.ref.ID}
}
