package dashboard

import (
	"context"
	"slices"

	"emprise/data"
	"emprise/data/match"
	"emprise/data/workspace"
	"emprise/geo"
)

// Options say how the figures are read.
type Options struct {
	Today  string // AAAA-MM-JJ: options that end before it are over
	Public bool   // without the rows that stay inside
}

// Figures are those of one state of a project.
type Figures struct {
	Territory string   `json:"territory"`
	Fictional bool     `json:"fictional"`
	Public    bool     `json:"public"`
	All       Land     `json:"all"`
	Statuses  []Status `json:"statuses"` // in the order of data.Statuses, those that occur; the unknown one last
	Zones     []Zone   `json:"zones"`    // the largest first; plots of no zone last
	Sizes     []Size   `json:"sizes"`    // all classes, the smallest first
	Unsized   []string `json:"needs_without_area"`
	Stages    []Stage  `json:"proposals"` // in the order of data.ProposalStages, those that occur
	Works     []Work   `json:"projects"`  // in the order of data.ProjectStatuses, those that occur
	Take      Take     `json:"land_take"`
	Known     []Known  `json:"known"` // the least known first
	Counted   int      `json:"known_of"`
}

// Land is some plots and the ground that they cover together.
type Land struct {
	Plots  []string         `json:"plots"`
	AreaM2 geo.SquareMetres `json:"area_m2"`
	Left   int              `json:"unmeasured,omitempty"` // plots of which no outline can be measured: they count for nothing
}

// Status is the land of one status; "" is not known.
type Status struct {
	Status data.Status `json:"status"`
	Land
}

// Zone is the land of one zone, by status.
type Zone struct {
	ID       string   `json:"id"` // "" for plots of no zone
	Name     string   `json:"name"`
	Statuses []Status `json:"statuses"`
	Land
}

// Stage is the proposals that have come so far.
type Stage struct {
	Stage     data.ProposalStage `json:"stage"`
	Proposals []string           `json:"ids"`
	Expired   []string           `json:"expired,omitempty"` // options that are over
	Land
}

// Work is what the projects of one status bring.
type Work struct {
	Status      data.ProjectStatus `json:"status"`
	Projects    []string           `json:"ids"`
	Jobs        int                `json:"jobs"`
	JobsUnknown []string           `json:"jobs_unknown,omitempty"` // recruitment projects
	TCO2e       float64            `json:"avoided_tco2e_year"`
	TCO2Unknown []string           `json:"avoided_tco2e_unknown,omitempty"` // decarbonation projects
}

// Of works out the figures of a snapshot; candidates are what is known of its plots. It fails only when ctx ends.
func Of(ctx context.Context, snap *workspace.Snapshot, candidates []match.Candidate, o Options) (*Figures, error) {
	f := &Figures{Territory: snap.Territory.Name, Fictional: snap.Territory.Fictional, Public: o.Public}
	u := newUniter(ctx)
	f.All = u.land(snap.Plots)
	f.Statuses = statuses(u, snap.Plots)
	f.Zones = zones(u, snap, o)
	f.sizes(u, snap)
	f.stages(u, snap, o)
	f.works(snap, o)
	f.Take = take(u, snap)
	f.known(snap, candidates)
	return f, u.err
}

func statuses(u *uniter, plots []data.Plot) []Status {
	by := map[data.Status][]data.Plot{}
	for _, p := range plots {
		by[p.Status] = append(by[p.Status], p)
	}
	var out []Status
	for _, s := range append(data.Statuses(), "") {
		if len(by[s]) > 0 {
			out = append(out, Status{s, u.land(by[s])})
		}
	}
	return out
}

func zones(u *uniter, snap *workspace.Snapshot, o Options) []Zone {
	outside := snap.Publisher()
	by := map[string][]data.Plot{}
	for _, p := range snap.Plots {
		id := p.ZoneID
		if _, ok := snap.Zone(id); !ok {
			id = ""
		}
		by[id] = append(by[id], p)
	}
	var out []Zone
	for _, z := range snap.Zones {
		if plots := by[z.ID]; len(plots) > 0 {
			if o.Public {
				public, _ := outside(z)
				shown, _ := public.(data.Zone)
				z.Name = shown.Name
			}
			out = append(out, Zone{z.ID, z.Name, statuses(u, plots), u.land(plots)})
		}
	}
	slices.SortStableFunc(out, func(a, b Zone) int {
		switch {
		case a.AreaM2 > b.AreaM2:
			return -1
		case a.AreaM2 < b.AreaM2:
			return 1
		}
		return 0
	})
	if plots := by[""]; len(plots) > 0 {
		out = append(out, Zone{"", "", statuses(u, plots), u.land(plots)})
	}
	return out
}

func (f *Figures) stages(u *uniter, snap *workspace.Snapshot, o Options) {
	for _, at := range data.ProposalStages() {
		s := Stage{Stage: at}
		seen := map[string]bool{}
		var plots []data.Plot
		for _, p := range snap.Proposals {
			if p.Stage != at || o.Public && data.Withheld(p) {
				continue
			}
			s.Proposals = append(s.Proposals, p.ID)
			if at == data.ProposalOption && p.OptionUntil != "" && p.OptionUntil < o.Today {
				s.Expired = append(s.Expired, p.ID)
			}
			for _, id := range p.PlotIDs {
				if plot, ok := snap.Plot(id); ok && !seen[id] {
					seen[id] = true
					plots = append(plots, plot)
				}
			}
		}
		if len(s.Proposals) > 0 {
			s.Land = u.land(plots)
			f.Stages = append(f.Stages, s)
		}
	}
}

func (f *Figures) works(snap *workspace.Snapshot, o Options) {
	for _, status := range append(data.ProjectStatuses(), "") {
		w := Work{Status: status}
		for _, p := range snap.Projects {
			if p.Status != status || o.Public && data.Withheld(p) {
				continue
			}
			w.Projects = append(w.Projects, p.ID)
			if n, ok := p.JobCount(); ok {
				w.Jobs += n
			} else if p.Type == data.Recruitment {
				w.JobsUnknown = append(w.JobsUnknown, p.ID)
			}
			if p.AvoidedTCO2 != nil {
				w.TCO2e += *p.AvoidedTCO2
			} else if p.Type == data.Decarbonation {
				w.TCO2Unknown = append(w.TCO2Unknown, p.ID)
			}
		}
		if len(w.Projects) > 0 {
			f.Works = append(f.Works, w)
		}
	}
}
