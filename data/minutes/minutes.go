package minutes

import (
	"cmp"
	"slices"
	"time"

	"emprise/data"
	"emprise/data/difference"
	"emprise/data/workspace"
	"emprise/geo"
	"emprise/geo/measure"
)

// Minutes are what was done during one sitting.
type Minutes struct {
	Sitting   data.Sitting `json:"sitting"`
	Public    bool         `json:"public"` // nothing confidential is in them
	Started   time.Time    `json:"started"`
	Ended     *time.Time   `json:"ended,omitempty"` // nil: it goes on
	Territory string       `json:"territory"`
	Decisions []Deed       `json:"decisions"` // on plots, zones, needs, companies and all that is not below
	Plots     []Plot       `json:"plots"`     // that the decisions, proposals and projects are about, by name
	Proposals []Deed       `json:"proposals"`
	Remarks   []Deed       `json:"remarks"`
	Projects  []Deed       `json:"projects"`
	Other     []Deed       `json:"other"`    // on layers, views and looks
	Withheld  int          `json:"withheld"` // how many deeds a public reader is not told of

	before, after *state
	fictional     bool
	authority     string
}

// Deed is one thing that was done to one row, or, when Rows is more than 1, one edit that touched many.
type Deed struct {
	Seq    int64              `json:"seq"` // of the journal
	At     time.Time          `json:"at"`
	Author string             `json:"author,omitempty"`
	Ref    data.Ref           `json:"ref"`
	Name   string             `json:"name"`
	Became difference.What    `json:"became"`
	Fields []difference.Field `json:"fields,omitempty"` // of a row that was there before and is there now
	Text   string             `json:"text,omitempty"`   // of a remark
	About  []string           `json:"about,omitempty"`  // names of what a remark, a proposal or a project is on
	Whose  string             `json:"whose,omitempty"`  // company that a proposal is made to
	Stage  string             `json:"stage,omitempty"`  // of a proposal or a project
	Rows   int                `json:"rows"`
	Note   data.Note          `json:"note"`
}

// Plot is one that a deed is about, as it was and as it is.
type Plot struct {
	ID      string           `json:"id"`
	Name    string           `json:"name"`
	Commune string           `json:"commune"`
	INSEE   string           `json:"insee,omitempty"`
	Zone    string           `json:"zone,omitempty"`
	AreaM2  geo.SquareMetres `json:"area_m2"`
	Before  data.Status      `json:"before,omitempty"` // "": it was not there
	After   data.Status      `json:"after,omitempty"`  // "": it is there no more
}

// many is how many rows one edit may touch and still be told row by row.
const many = 12

// Of works out the minutes of a sitting. deeds are the journal from its beginning on, oldest first, as workspace.Since gives it;
// snap is the project as it is now. With public, nothing is told that data.Withheld and
// data.Hidden keep inside.
func Of(snap *workspace.Snapshot, deeds []workspace.Deed, s data.Sitting, public bool) *Minutes {
	m := &Minutes{
		Sitting: s, Public: public, Decisions: []Deed{}, Plots: []Plot{}, Proposals: []Deed{}, Remarks: []Deed{}, Projects: []Deed{}, Other: []Deed{},
		Territory: snap.Territory.Name, fictional: snap.Territory.Fictional, authority: authority(snap),
	}
	m.Started, _ = time.Parse(time.RFC3339, s.Started)
	if end, err := time.Parse(time.RFC3339, s.Ended); err == nil {
		m.Ended = &end
	}
	during, later := m.part(deeds)
	m.after = newState(snap)
	m.after.takeBack(later)
	m.before = m.after.copied()
	m.before.takeBack(during)
	if public {
		m.Sitting.Notes = ""
	}
	now := m.before.copied()
	for _, d := range during {
		m.tell(d, now)
	}
	m.fillPlots()
	return m
}

func authority(snap *workspace.Snapshot) string {
	if snap.Territory.Authority != "" {
		return snap.Territory.Authority
	}
	return snap.Territory.Name
}

// part gives the deeds that hold, of the sitting and after it. The edits that opened and closed it are its bounds: two
// moments may be one to the clock. Deeds before the opening, and a sitting that was put in afterwards, are bounded by time.
func (m *Minutes) part(deeds []workspace.Deed) (during, later []workspace.Deed) {
	opened, closed := int64(0), int64(0)
	for _, d := range deeds {
		before, after := m.turned(d)
		switch {
		case d.Undone || after == nil:
		case before == nil && after.Ended == "":
			opened = d.Seq
		case (before == nil || before.Ended == "") && after.Ended != "" && before != nil:
			closed = d.Seq
		}
	}
	for _, d := range deeds {
		switch {
		case d.Undone, d.Seq <= opened, d.At.Before(m.Started.Truncate(time.Millisecond)):
		case closed > 0 && d.Seq >= closed, closed == 0 && m.Ended != nil && d.At.After(*m.Ended):
			later = append(later, d)
		default:
			during = append(during, d)
		}
	}
	return during, later
}

// turned gives the sitting before and after a deed, nil where it is not there or not touched.
func (m *Minutes) turned(d workspace.Deed) (before, after *data.Sitting) {
	find := func(rows []data.Row) *data.Sitting {
		for _, r := range rows {
			if s, ok := r.(data.Sitting); ok && s.ID == m.Sitting.ID {
				return &s
			}
		}
		return nil
	}
	return find(d.Inverse.Put), find(d.Forward.Put)
}

// fillPlots completes what the deeds are about.
func (m *Minutes) fillPlots() {
	for i := range m.Plots {
		p := &m.Plots[i]
		was, before := m.before.row(data.Ref{Kind: data.KindPlot, ID: p.ID}).(data.Plot)
		is, after := m.after.row(data.Ref{Kind: data.KindPlot, ID: p.ID}).(data.Plot)
		shown := is
		if !after {
			shown = was
		}
		p.Name, p.Commune, p.INSEE, p.AreaM2 = shown.Name, shown.Commune, shown.INSEE, measure.Area(shown.Shape)
		if z, ok := m.after.row(data.Ref{Kind: data.KindZone, ID: shown.ZoneID}).(data.Zone); ok {
			p.Zone = z.Name
		}
		if before {
			p.Before = was.Status
		}
		if after {
			p.After = is.Status
		}
	}
	slices.SortStableFunc(m.Plots, func(a, b Plot) int { return compareNames(a.Name, a.ID, b.Name, b.ID) })
}

// Before is the project as it was when the sitting began, After as it was when it ended; layers are those of now.
func (m *Minutes) Before() *workspace.Snapshot { return m.before.snapshot() }

// After is the project as it was when the sitting ended.
func (m *Minutes) After() *workspace.Snapshot { return m.after.snapshot() }

// Count is how many deeds the minutes tell.
func (m *Minutes) Count() int {
	return len(m.Decisions) + len(m.Proposals) + len(m.Remarks) + len(m.Projects) + len(m.Other)
}

// All gives the deeds in the order in which they were done.
func (m *Minutes) All() []Deed {
	all := slices.Concat(m.Decisions, m.Proposals, m.Remarks, m.Projects, m.Other)
	slices.SortStableFunc(all, func(a, b Deed) int { return cmp.Compare(a.Seq, b.Seq) })
	return all
}
