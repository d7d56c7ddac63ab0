package stock

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"emprise/data"
	"emprise/data/workspace"
	"emprise/geo"
	"emprise/geo/measure"
)

// Options say of what stock is taken.
type Options struct {
	ContractID string
	Since      string // first day; "" for that of the contract, else a year before Until
	Until      string // last day
	Public     bool   // without internal projects
}

// Stock is what a contract has come to.
type Stock struct {
	Contract data.Contract `json:"contract"`
	Since    string        `json:"since"`
	Until    string        `json:"until"`
	Public   bool          `json:"public"`
	State                  // on the last day
	Before   State         `json:"before"` // on the day before the first
	Taken    Land          `json:"taken"`  // plots sold during the period
	Reused   Land          `json:"reused"` // those of them that were vacant or brownfield
	Moved    []Move        `json:"moved"`
	Years    []Year        `json:"years"`
	Known    string        `json:"known_since,omitempty"` // the first day of the journal; years before are not told

	territory string
	fictional bool
}

// State is how things stood on one day.
type State struct {
	Projects    int        `json:"projects"` // abandoned ones left out
	Priorities  []Priority `json:"priorities"`
	Schemes     []Scheme   `json:"schemes"`
	Jobs        int        `json:"jobs"`
	JobsUnknown int        `json:"jobs_unknown"` // recruitment projects of which the number is not known
	TCO2e       float64    `json:"avoided_tco2e_year"`
	TCO2Unknown int        `json:"avoided_tco2e_unknown"` // decarbonation projects
	Offered     Land       `json:"offered"`
}

// Priority is how many projects of one priority there are, by status.
type Priority struct {
	Type     data.ProjectType           `json:"type"`
	Projects int                        `json:"projects"`
	ByStatus map[data.ProjectStatus]int `json:"by_status"`
}

// Scheme is the money of one scheme, in euros: all that was asked for, what of it was granted, what of that was paid.
type Scheme struct {
	Name    string  `json:"scheme"`
	Asked   float64 `json:"asked_eur"`
	Granted float64 `json:"granted_eur"`
	Paid    float64 `json:"paid_eur"`
	Refused float64 `json:"refused_eur"`
}

// Land is some plots and their area.
type Land struct {
	Plots  int              `json:"plots"`
	AreaM2 geo.SquareMetres `json:"area_m2"`
}

// Move is a project that is not where it was.
type Move struct {
	ID     string             `json:"id"`
	Title  string             `json:"title"`
	Before data.ProjectStatus `json:"before,omitempty"` // "": it is new
	After  data.ProjectStatus `json:"after,omitempty"`  // "": it is gone
}

// Year is how things stood at the end of a year, or on the last day of the period.
type Year struct {
	Year int `json:"year"`
	State
}

// Of takes stock. deeds is the whole journal, oldest first. A contract that is not there wraps data.ErrNotFound, days that are
// none or out of order data.ErrInvalid.
func Of(snap *workspace.Snapshot, deeds []workspace.Deed, o Options) (*Stock, error) {
	c, ok := snap.Contract(o.ContractID)
	if !ok {
		return nil, fmt.Errorf("stock: contract %s: %w", o.ContractID, data.ErrNotFound)
	}
	s := &Stock{
		Contract: c, Until: o.Until, Public: o.Public, Moved: []Move{}, Years: []Year{}, territory: snap.Territory.Name,
		fictional: snap.Territory.Fictional,
	}
	until, err := time.ParseInLocation(time.DateOnly, o.Until, time.Local)
	if err != nil {
		return nil, fmt.Errorf("stock: %q: %w", o.Until, data.ErrInvalid)
	}
	s.Since = cmp.Or(o.Since, c.Start, until.AddDate(-1, 0, 1).Format(time.DateOnly))
	since, err := time.ParseInLocation(time.DateOnly, s.Since, time.Local)
	if err != nil || since.After(until) {
		return nil, fmt.Errorf("stock: %q to %q: %w", s.Since, o.Until, data.ErrInvalid)
	}
	if o.Public {
		public, _ := snap.Public(c)
		s.Contract, _ = public.(data.Contract)
	}
	before, after := snap.At(deeds, since), snap.At(deeds, until.AddDate(0, 0, 1))
	s.Before, s.State = stateOf(before, o), stateOf(after, o)
	s.land(before, after)
	s.moves(before, after, o)
	if len(deeds) > 0 {
		first := deeds[0].At.Local()
		s.Known = first.Format(time.DateOnly)
		for y := max(since.Year(), first.Year()); y <= until.Year(); y++ {
			end := time.Date(y+1, 1, 1, 0, 0, 0, 0, time.Local)
			if end.After(until) {
				end = until.AddDate(0, 0, 1)
			}
			s.Years = append(s.Years, Year{y, stateOf(snap.At(deeds, end), o)})
		}
	}
	return s, nil
}

// counted are the projects of the contract that the reader may know.
func counted(snap *workspace.Snapshot, o Options) []data.Project {
	var out []data.Project
	outside := snap.Publisher()
	for _, p := range snap.Projects {
		if p.ContractID != o.ContractID {
			continue
		}
		if o.Public {
			public, ok := outside(p)
			if !ok {
				continue
			}
			p, _ = public.(data.Project)
		}
		out = append(out, p)
	}
	return out
}

func stateOf(snap *workspace.Snapshot, o Options) State {
	s := State{Priorities: []Priority{}, Schemes: []Scheme{}}
	for _, t := range data.ProjectTypes() {
		s.Priorities = append(s.Priorities, Priority{Type: t, ByStatus: map[data.ProjectStatus]int{}})
	}
	money := map[string]*Scheme{}
	for _, p := range counted(snap, o) {
		at := &s.Priorities[slices.Index(data.ProjectTypes(), p.Type)]
		at.ByStatus[p.Status]++
		if p.Status == data.ProjectAbandoned {
			continue
		}
		at.Projects++
		s.Projects++
		if n, ok := p.JobCount(); ok {
			s.Jobs += n
		} else if p.Type == data.Recruitment {
			s.JobsUnknown++
		}
		if p.AvoidedTCO2 != nil {
			s.TCO2e += *p.AvoidedTCO2
		} else if p.Type == data.Decarbonation {
			s.TCO2Unknown++
		}
		for _, f := range p.Funding {
			add(money, snap, f)
		}
	}
	for _, m := range money {
		s.Schemes = append(s.Schemes, *m)
	}
	slices.SortFunc(s.Schemes, func(a, b Scheme) int { return cmp.Or(cmp.Compare(b.Asked, a.Asked), cmp.Compare(a.Name, b.Name)) })
	for _, p := range snap.Plots {
		if p.Offered() {
			s.Offered.add(p)
		}
	}
	return s
}

// add counts a line of money: what was paid had been granted, and what was granted or refused had been asked for.
func add(money map[string]*Scheme, snap *workspace.Snapshot, f data.Funding) {
	name := f.Scheme
	if scheme, ok := snap.Scheme(f.SchemeID); ok {
		name = scheme.Name
	}
	m := money[name]
	if m == nil {
		m = &Scheme{Name: name}
		money[name] = m
	}
	m.Asked += f.Euro
	switch f.Status {
	case data.FundingPaid:
		m.Granted += f.Euro
		m.Paid += f.Euro
	case data.FundingGranted:
		m.Granted += f.Euro
	case data.FundingRefused:
		m.Refused += f.Euro
	}
}

func (l *Land) add(p data.Plot) {
	l.Plots++
	l.AreaM2 += measure.Area(p.Shape)
}

// land finds the plots that were sold during the period, and which of them had been used before.
func (s *Stock) land(before, after *workspace.Snapshot) {
	for _, p := range after.Plots {
		was, there := before.Plot(p.ID)
		if p.Status != data.StatusSold || there && was.Status == data.StatusSold {
			continue
		}
		s.Taken.add(p)
		if !there {
			was = p
		}
		if was.Occupancy == data.OccupancyBrownfield || was.Occupancy == data.OccupancyVacant {
			s.Reused.add(p)
		}
	}
}

func (s *Stock) moves(before, after *workspace.Snapshot, o Options) {
	old := map[string]data.Project{}
	for _, p := range counted(before, o) {
		old[p.ID] = p
	}
	for _, p := range counted(after, o) {
		was, there := old[p.ID]
		delete(old, p.ID)
		if !there || was.Status != p.Status {
			s.Moved = append(s.Moved, Move{p.ID, p.Title, was.Status, p.Status})
		}
	}
	for _, p := range counted(before, o) {
		if _, gone := old[p.ID]; gone {
			s.Moved = append(s.Moved, Move{p.ID, p.Title, p.Status, ""})
		}
	}
}
