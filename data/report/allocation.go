package report

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/paulmach/orb"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/data/allocation"
	"emprise/data/dealing"
	"emprise/data/explain"
	"emprise/data/inquiry"
	"emprise/data/match"
	"emprise/data/placement"
	"emprise/data/symbology"
	"emprise/data/workspace"
	"emprise/geo/measure"
	"emprise/geo/render"
	"emprise/geo/sheet"
)

// reception is who gets which land, as the reader may see it.
type reception struct {
	*placement.Plan
	snap  *workspace.Snapshot
	loc   *locale.Locale
	shown map[string]data.Need // by id, as the reader may see them
	who   map[string]string
	given []string // places of the best answer; the number of one is its index and 1

	public bool
	untold map[string]bool // needs whose scores would tell the public what it may not know
}

// allocated makes the map of who gets which land by what the project has settled, with a numbered table, and after it the pages that
// say why. Without IDs the needs are those that are open.
func allocated(ctx context.Context, snap *workspace.Snapshot, ids []string, opt Options) (Book, error) {
	if opt.Public {
		snap = named(snap)
	}
	r, err := receive(ctx, snap, ids, opt)
	if err != nil {
		return Book{}, err
	}
	sh, err := r.sheet(ctx, opt)
	if err != nil {
		return Book{}, err
	}
	st := &studio{snap: snap, opt: opt, loc: r.loc}
	leaves, err := st.leaves(r.prose(st))
	return BookOf(append([]*sheet.Sheet{sh}, leaves...)), err
}

// receive finds the answer.
func receive(ctx context.Context, snap *workspace.Snapshot, ids []string, opt Options) (*reception, error) {
	needs := placement.Open(snap)
	if len(ids) > 0 {
		needs = nil
		for _, id := range ids {
			n, ok := snap.Need(id)
			if !ok {
				return nil, fmt.Errorf("allocation: need %s: %w", id, data.ErrNotFound)
			}
			needs = append(needs, n)
		}
	}
	if len(needs) == 0 {
		return nil, &emptyBookError{}
	}
	settled := snap.Territory.Allocation
	ground, err := placement.Look(ctx, snap, needs, placement.Options(settled), nil)
	if err != nil {
		return nil, fmt.Errorf("allocation: %w", err)
	}
	plan, err := ground.Decide(ctx, ground.AskedOf(settled, dealing.OffersOf(snap)))
	if err != nil {
		return nil, fmt.Errorf("allocation: %w", err)
	}
	r := &reception{Plan: plan, snap: snap, loc: opt.locale(snap), shown: map[string]data.Need{}, who: map[string]string{}, public: opt.Public, untold: map[string]bool{}}
	for _, n := range needs {
		r.shown[n.ID], r.who[n.ID] = n, ""
		if opt.Public {
			r.shown[n.ID] = outside(snap, n)
			if slices.ContainsFunc(n.Criteria, func(c data.Criterion) bool { return c.Weight > 0 && inquiry.SecretMeasure(c.Key()) }) {
				r.untold[n.ID] = true
			}
		}
		if c, ok := snap.Company(n.CompanyID); ok {
			r.who[n.ID] = companyAs(c, opt.Public)
		}
	}
	for _, o := range plan.Best().Outcomes {
		if o.PlaceID != "" && !slices.Contains(r.given, o.PlaceID) {
			r.given = append(r.given, o.PlaceID)
		}
	}
	return r, nil
}

// companyAs is a company as a reader may name it, "" when the public may not.
func companyAs(c data.Company, public bool) string {
	if !public {
		return c.Shown()
	}
	if row, ok := data.Public(c); ok {
		return row.(data.Company).Shown()
	}
	return ""
}

// names are needs by the company, else by what they look for, and land as people call it. What a company refused is its own affair, and
// not told to the public.
func (r *reception) names() explain.Names {
	names := explain.Names{
		Need: func(id string) string {
			if who := r.who[id]; who != "" {
				return who
			}
			return r.shown[id].Title
		},
		Place: func(id string) string { return explain.Land(r.loc, r.Place(id)) },
	}
	if !r.public {
		names.Refused = r.Asked.WasRefused
	}
	return names
}

// number is the one that a place carries on the map, 0 when nobody gets it.
func (r *reception) number(place string) int { return slices.Index(r.given, place) + 1 }

func (r *reception) mark(o allocation.Outcome) *sheet.Mark {
	shape := r.Shape(o.PlaceID)
	if len(shape) == 0 {
		return nil
	}
	out := &sheet.Mark{
		At: measure.InteriorPoint(shape), Text: strconv.Itoa(r.number(o.PlaceID)), Fill: fitsFill, Ink: white, Border: fitsFill,
	}
	switch o.Verdict {
	case match.Check:
		out.Fill, out.Ink, out.Border = checkFill, dark, dark
	case match.Unfit:
		out.Fill, out.Ink, out.Border = white, dark, dark
	}
	return out
}

// why is how an outcome stands.
func (r *reception) why(o allocation.Outcome) string {
	if r.untold[o.NeedID] && o.PlaceID != "" { // by how much another place is better tells the scores
		return strings.Join(explain.Settled(r.loc, o), " · ")
	}
	if o.PlaceID == "" {
		return r.loc.T("allocation.unserved", "why", r.unserved(o))
	}
	return explain.Standing(r.loc, o, r.names())
}

// unserved is why a need gets nothing, with what comes nearest where nothing fits.
func (r *reception) unserved(o allocation.Outcome) string {
	said := explain.Unserved(r.loc, o, r.names())
	if m, ok := r.Nearest[o.NeedID]; ok && o.Reason == allocation.NoFit {
		need, _ := r.snap.Need(o.NeedID)
		m.Reasons = relabelled(m.Reasons, need, r.shown[o.NeedID])
		if r.public {
			m.Reasons = slices.DeleteFunc(m.Reasons, func(reason match.Reason) bool { return inquiry.SecretMeasure(reason.Measure) })
		}
		if len(m.Reasons) == 0 {
			return said
		}
		said += r.loc.T("allocation.nearest", "place", r.names().Place(m.PlotID), "reasons", strings.Join(explain.MissedBy(r.loc, m), " ; "))
	}
	return said
}

// sheet is the map with its table.
func (r *reception) sheet(ctx context.Context, opt Options) (*sheet.Sheet, error) {
	snap, loc := r.snap, r.loc
	layers, err := shown(snap, opt.Composition)
	if err != nil {
		return nil, fmt.Errorf("allocation: %w", err)
	}
	areas, err := plotAreas(ctx, snap)
	if err != nil {
		return nil, err
	}
	best := r.Best()
	const column = 0.4
	sh := &sheet.Sheet{
		Paper: opt.paper(sheet.A3).WithColumn(column), Locale: loc, Date: opt.Date, Author: opt.Author, Organisation: authority(snap),
		Fictional: snap.Territory.Fictional, Public: opt.Public, Title: loc.T("report.allocation.title"), Subtitle: r.subtitle(),
		Sources: sources(loc, snap, layers, loc.Day(opt.Date)), Caveat: loc.T("report.caveat"), // no locator: the table has more to say with the room
	}
	marked := map[string]bool{}
	for _, o := range best.Outcomes {
		if mark := r.mark(o); mark != nil && !marked[o.PlaceID] {
			sh.Marks, marked[o.PlaceID] = append(sh.Marks, *mark), true
		}
	}
	sh.Tables = r.tables()

	land, err := r.Drawn(r.given, func([]allocation.Outcome) string { return "" })
	if err != nil {
		return nil, err
	}
	allotted := render.Dressed{Layer: land, Rules: symbology.ForAllotted()}
	d := dress(snap, layers, symbology.ForUnallotted(r.given), opt)
	d.projects = render.Dressed{} // their pins would stand where the numbers do
	extent := r.extent(layers)
	sys := system(snap, extent)
	centre, denominator := sheet.Fit(sys, extent, sh.Paper.Frame())
	sh.Map = sheet.Map{System: sys, Centre: centre, Denominator: opt.scale(max(denominator, nearestScale))}
	if err := lay(ctx, loc, sh, opt); err != nil {
		return nil, err
	}
	if g := sh.Map.Ground; g != nil && g.Picture != nil {
		d = d.over(snap, layers)
	}
	sh.Map.Layers = d.all()
	box := sh.Map.PlaneBox(sh.Paper.Frame())
	if land != nil {
		sh.Map.Layers = append(sh.Map.Layers, allotted)
		told, _ := items(loc, allotted, box, sh.Map.Resolution())
		sh.Legend = append(sh.Legend, sheet.Group{Title: loc.T("report.legend.allocation"), Items: told})
	}
	sh.Legend = append(sh.Legend, d.legend(loc, box, sh.Map.Resolution(), "plots", areas)...)
	if err := opt.compose(sh); err != nil {
		return nil, err
	}
	return sh, ctx.Err()
}

// extent is the lon/lat bound of the land that is given with a margin, that of the territory when there is none.
func (r *reception) extent(layers []data.Layer) orb.Bound {
	var shapes []orb.MultiPolygon
	for _, id := range r.given {
		shapes = append(shapes, r.Shape(id))
	}
	if bound := extentOf(shapes...); !bound.IsEmpty() {
		return widened(bound, answersMargin, 0, 0)
	}
	return territoryExtent(r.snap, layers)
}
