package supply

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"

	"emprise/data"
	"emprise/data/allocation"
	"emprise/data/assembly"
	"emprise/data/fact"
	"emprise/data/match"
	"emprise/data/workspace"
	"emprise/geo/outline"
	"emprise/geo/style"
)

// Options say what is offered beside the plots.
type Options struct {
	Zones    bool // zones by the hectare, in place of their plots on sale
	Assemble bool // assemblies of parcels without buildings, within each zone; anywhere where there is no zone

	MostParcels int   // in an assembly; assembly.MostParcelsEach when 0
	Show        int   // assemblies of each need and zone; ShownEach when 0
	Budget      int64 // steps of each search; StepsEach when 0
}

// The defaults of Options.
const (
	ShownEach       = 3
	StepsEach int64 = 1_000_000
)

// Supply is the land that can be given.
type Supply struct {
	Candidates []match.Candidate
	Parts      map[string][]string // parcels of candidates, by id
	Zones      []allocation.Zone   // the pieces
	Pieces     []Piece
	Assemblies []Assembly
	Cut        int // searches that ended at their budget: there may be more assemblies
}

// Assembly is a set of parcels among the candidates.
type Assembly struct {
	ID      string // the ids of the parcels with + between them
	Name    string
	ZoneID  string // "" when it was searched for anywhere
	Parcels []string
	AreaM2  float64
}

// Gather finds the land for some needs.
func Gather(ctx context.Context, snap *workspace.Snapshot, needs []data.Need, o Options, report func(done, total int64)) (Supply, error) {
	s := Supply{Parts: map[string][]string{}}
	var err error
	if s.Candidates, err = fact.Candidates(ctx, snap); err != nil {
		return Supply{}, err
	}
	hosted := map[string]bool{} // plots that a zone stands for
	if o.Zones {
		if s.Pieces, err = pieces(ctx, snap); err != nil {
			return Supply{}, err
		}
		for _, piece := range s.Pieces {
			s.Zones = append(s.Zones, allocation.Zone{ID: piece.ID, Plots: piece.Plots})
			for _, plot := range piece.Plots {
				hosted[plot] = true
			}
		}
	}
	if !o.Assemble {
		return s, nil
	}
	if err := s.parcels(ctx, snap); err != nil {
		return Supply{}, err
	}
	if err := s.assemble(ctx, snap, needs, o, report); err != nil {
		return Supply{}, err
	}
	s.leaveOut(snap, hosted)
	return s, nil
}

// parcels finds what each plot is made of: as its record says, else what lies under its outline by a half.
func (s *Supply) parcels(ctx context.Context, snap *workspace.Snapshot) error {
	for _, p := range snap.Plots {
		if len(p.Parcels) > 0 {
			s.Parts[p.ID] = p.Parcels
			continue
		}
		for _, l := range snap.Layers {
			drawn := snap.Scene.Layer(l.ID)
			if l.Role != data.RoleParcels || drawn == nil || len(p.Shape) == 0 {
				continue
			}
			under, err := outline.Under(ctx, p.Shape, drawn)
			if ctx.Err() != nil {
				return fmt.Errorf("gather land: %w", ctx.Err())
			}
			if err != nil {
				continue // a plot that cannot be overlaid stands for itself
			}
			for _, f := range under {
				if id := drawn.Features.Text(style.IDColumn, f); id != "" {
					s.Parts[p.ID] = append(s.Parts[p.ID], id)
				}
			}
		}
	}
	return nil
}

// assemble looks for sets of parcels for each need in each zone.
func (s *Supply) assemble(ctx context.Context, snap *workspace.Snapshot, needs []data.Need, o Options, report func(done, total int64)) error {
	zones := []string{""}
	if len(snap.Zones) > 0 {
		zones = zones[:0]
		for _, z := range snap.Zones {
			zones = append(zones, z.ID)
		}
	}
	survey := fact.NewSurvey(snap)
	questions, err := fact.NewQuestions(ctx, snap, needs...) // each set is held against all needs
	if err != nil {
		return err
	}
	seen := map[string]bool{}
	for i, n := range needs {
		for k, zone := range zones {
			if report != nil {
				report(int64(i*len(zones)+k), int64(len(needs)*len(zones)))
			}
			p, err := assembly.For(ctx, snap, n, assembly.Options{
				Zone: zone, Most: o.MostParcels, Free: true, Show: cmp.Or(o.Show, ShownEach), Budget: cmp.Or(o.Budget, StepsEach),
				Survey: survey, Questions: questions,
			}, nil)
			var field *data.FieldError
			switch {
			case zone != "" && errors.Is(err, data.ErrNotFound), errors.As(err, &field):
				continue // no parcels in the zone, or the need asks for no area
			case err != nil:
				return err
			}
			if !p.Answer.Searched.Exact() {
				s.Cut++
			}
			for _, a := range p.Proposals {
				if a.Match.Verdict == match.Unfit || seen[a.Match.PlotID] {
					continue
				}
				seen[a.Match.PlotID] = true
				s.Assemblies = append(s.Assemblies, Assembly{a.Match.PlotID, a.Match.Name, zone, a.Parcels, float64(a.Area)})
				s.Candidates = append(s.Candidates, match.Candidate{PlotID: a.Match.PlotID, Name: a.Match.Name, Offered: true, Values: a.Values})
				s.Parts[a.Match.PlotID] = a.Parcels
			}
		}
	}
	return nil
}

// leaveOut takes away the assemblies that are no more than a part of one plot, those with a parcel of a plot that a zone stands
// for, and those with a parcel of a plot that is not on sale: who has it decided.
func (s *Supply) leaveOut(snap *workspace.Snapshot, hosted map[string]bool) {
	plotOf := map[string]data.Plot{}
	for _, p := range snap.Plots {
		for _, parcel := range s.Parts[p.ID] {
			plotOf[parcel] = p
		}
	}
	out := map[string]bool{}
	s.Assemblies = slices.DeleteFunc(s.Assemblies, func(a Assembly) bool {
		first, within := plotOf[a.Parcels[0]]
		for _, parcel := range a.Parcels {
			p, of := plotOf[parcel]
			within = within && of && p.ID == first.ID
			out[a.ID] = out[a.ID] || of && (hosted[p.ID] || !p.Offered() && p.Status != "")
		}
		out[a.ID] = out[a.ID] || within
		return out[a.ID]
	})
	s.Candidates = slices.DeleteFunc(s.Candidates, func(c match.Candidate) bool { return out[c.PlotID] })
}
