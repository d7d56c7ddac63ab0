package outgoing

import (
	"cmp"
	"context"
	"fmt"
	"strings"
	"time"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/data/report"
	"emprise/data/standard"
	"emprise/data/table"
	"emprise/data/workspace"
)

// Options say for whom data leave.
type Options struct {
	Public bool   // for the outside: nothing confidential
	Lang   string // "fr" or "en"; the territory's when empty
	Date   time.Time
	Bare   bool // CSV without the mark of UTF-8
	Over   bool // a file that is there is replaced
}

// Outgoing is what leaves, ready to be written.
type Outgoing struct {
	Book   *table.Book
	pieces []piece
	snap   *workspace.Snapshot
	opt    Options
}

// SecretError says that nothing of a subject may leave for the outside.
type SecretError struct {
	Subject Subject
	title   string
}

func (e *SecretError) Error() string { return "data " + e.Subject.Name + ": not for the outside" }

// Explain gives the message and its arguments.
func (e *SecretError) Explain() (key string, args []any) {
	return "outgoing.secret", []any{"what", e.title}
}

// Unwrap makes errors.Is(err, data.ErrInvalid) hold.
func (e *SecretError) Unwrap() error { return data.ErrInvalid }

// Compose makes the tables of some subjects. A layer that they come from and that lacks its producer or its date, or for the outside
// its licence, is a *report.MissingSourceError; a subject of which nothing may leave a *SecretError.
func Compose(ctx context.Context, snap *workspace.Snapshot, subjects []Subject, opt Options) (*Outgoing, error) {
	loc := locale.New(cmp.Or(opt.Lang, snap.Territory.Language))
	rd := &reader{loc: loc, snap: snap, public: opt.Public, outside: snap.Publisher()}
	author := cmp.Or(snap.Territory.Authority, snap.Territory.Name)
	b := &table.Book{Title: snap.Territory.Name, Author: author, Locale: loc, Date: opt.Date, Stamps: []string{loc.T(stamp(opt.Public))}}
	if snap.Territory.Fictional {
		b.Stamps = append(b.Stamps, loc.T("outgoing.fictional"))
	}
	out := &Outgoing{Book: b, snap: snap, opt: opt}
	named := map[string]bool{}
	for _, s := range subjects {
		if opt.Public && s.Secret() {
			return nil, &SecretError{s, s.Title(loc, snap)}
		}
		from := origins(snap, s)
		for _, l := range from {
			if err := report.CheckSource(l, opt.Public); err != nil {
				return nil, fmt.Errorf("data %s: %w", s.Name, err)
			}
		}
		p, err := rd.piece(ctx, s, opt)
		if err != nil {
			return nil, fmt.Errorf("data %s: %w", s.Name, err)
		}
		out.pieces, b.Tables = append(out.pieces, p), append(b.Tables, p.table)
		if s.Layer == "" {
			b.Sources = append(b.Sources, table.Source{What: p.table.Title, Producer: author, Date: opt.Date.Format(time.DateOnly)})
		}
		for _, l := range from {
			if !named[l.ID] {
				b.Sources = append(b.Sources, table.Source{What: l.Name, Producer: l.Producer, Licence: l.Licence, Date: l.Date})
			}
			named[l.ID] = true
		}
	}
	if len(subjects) == 1 {
		b.Title = out.pieces[0].table.Title + " – " + snap.Territory.Name
	}
	return out, nil
}

func stamp(public bool) string {
	if public {
		return "sheet.public"
	}
	return "sheet.internal"
}

func (rd *reader) piece(ctx context.Context, s Subject, opt Options) (piece, error) {
	switch {
	case s.Layer != "":
		return rd.layer(s), nil
	case s.Need != "":
		return rd.ranking(ctx, s)
	case s.Name == Inventory:
		return rd.inventory(ctx, opt.Date)
	}
	return rd.rows(s), nil
}

// origins are the layers that a subject says something of: itself, those that its rows came in, those that plots are measured against.
func origins(snap *workspace.Snapshot, s Subject) []data.Layer {
	var all []data.Layer
	for _, l := range snap.Layers {
		from := false
		switch {
		case s.Layer != "":
			from = l.ID == s.Layer
		case s.Need != "":
			from = l.Role == data.RoleRoads || l.Role == data.RoleRail || l.Role == data.RoleUrbanZoning || l.Role == data.RoleHazards
		case s.Kind == data.KindPlot, s.Kind == data.KindZone:
			from = standard.NounOf(l.Role) == s.Kind
		}
		if from && (l.Count > 0 || s.Layer != "") {
			all = append(all, l)
		}
	}
	return all
}

// Title is what a file of it is called, without its extension: safe for every system.
func (o *Outgoing) Title() string { return data.SafeName(strings.ReplaceAll(o.Book.Title, "/", "-")) }
