package ui

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"

	"emprise/data"
	"emprise/data/assembly"
	"emprise/data/explain"
	"emprise/data/match"
	"emprise/data/symbology"
	"emprise/data/workspace"
	"emprise/geo"
	"emprise/geo/feature"
	"emprise/geo/measure"
	"emprise/geo/render"
	"emprise/geo/scene"
	"emprise/geo/style"
	"emprise/ui/assemblies"
	"emprise/ui/kit"
	"emprise/ui/mapview"
	"emprise/ui/task"
)

// joining is the search for parcels that answer a need together, and what it found.
type joining struct {
	need   string
	asked  assemblies.Asked
	ground []string // ids of the parcels that were selected when it was asked
	plot   string   // selected then
	task   *task.Task
	turn   int // of the last search: an older one is not listened to
	found  string
	err    error
	snap   *workspace.Snapshot // that was searched
	answer assembly.Proposals
	best   [][]assembly.Objective
	at     int
	drawn  *scene.Layer // the sets that were found
}

// Where sets are looked for, besides the zones, which have their own ids.
const (
	whereAround   = "around"
	whereAmong    = "among"
	wherePlot     = "plot"
	whereView     = "view"
	whereAnywhere = "anywhere"
	whereZone     = "zone:"
)

func (w *Window) makeAssemblies() *assemblies.Panel {
	p := assemblies.New(w.loc, w.tips)
	p.OnAsk = func(a assemblies.Asked) {
		w.joining.asked = a
		w.searchAssemblies()
	}
	p.OnChoose = w.chooseAssembly
	p.OnOpen = func() { w.Press("assembly.plot") }
	p.OnStop = func() {
		if w.joining.task != nil {
			w.joining.task.Cancel()
		}
	}
	p.OnClose = w.closeAssemblies
	return p
}

func (w *Window) hasParcels() bool { return w.parcelCount(w.ws.Snapshot()) > 0 }

// assemble looks for parcels that answer the need in hand: those selected are where it begins, many of them are all that it takes.
func (w *Window) assemble() {
	j := &w.joining
	need := w.needInHand()
	w.stopAssembling()
	*j = joining{need: need, turn: j.turn, asked: assemblies.Asked{Where: whereAnywhere, Most: assembly.MostParcelsEach}}
	for _, g := range w.gathered() {
		if data.Role(g.layer.Role) != data.RoleParcels {
			continue
		}
		for _, f := range g.features {
			if id := g.layer.Features.Text(style.IDColumn, f); id != "" {
				j.ground = append(j.ground, id)
			}
		}
	}
	snap := w.ws.Snapshot()
	switch s := w.selected; {
	case len(j.ground) > mostStarts:
		j.asked.Where = whereAmong
	case len(j.ground) > 0:
		j.asked.Where = whereAround
	case s.kind == data.KindPlot:
		j.plot, j.asked.Where = s.id, wherePlot
	case s.kind == data.KindZone:
		j.asked.Where = whereZone + s.id
	case w.parcelCount(snap) <= assembly.MostParcels:
	case w.parcelCountInView(snap) <= assembly.MostParcels:
		j.asked.Where = whereView
	case len(snap.Zones) > 0:
		j.asked.Where = whereZone + w.largestZone(snap)
	}
	w.takeShelf(shelfAssembly)
	w.searchAssemblies()
}

// mostStarts is how many selected parcels are taken for where to begin; more are taken for the ground to search.
const mostStarts = 2

func (w *Window) parcelCount(snap *workspace.Snapshot) int {
	n := 0
	for _, l := range snap.Layers {
		if l.Role == data.RoleParcels {
			n += l.Count
		}
	}
	return n
}

// parcelsInView are the parcels that the map shows, at least in part.
func (w *Window) parcelsInView(snap *workspace.Snapshot) iter.Seq2[*scene.Layer, []uint32] {
	return func(yield func(*scene.Layer, []uint32) bool) {
		for _, l := range snap.Layers {
			if drawn := snap.Scene.Layer(l.ID); l.Role == data.RoleParcels && drawn != nil && !yield(drawn, drawn.Meet(w.chart.View().Box())) {
				return
			}
		}
	}
}

func (w *Window) parcelCountInView(snap *workspace.Snapshot) int {
	n := 0
	for _, features := range w.parcelsInView(snap) {
		n += len(features)
	}
	return n
}

func (w *Window) parcelIDsInView(snap *workspace.Snapshot) []string {
	var ids []string
	for drawn, features := range w.parcelsInView(snap) {
		for _, f := range features {
			ids = append(ids, drawn.Features.Text(style.IDColumn, int(f)))
		}
	}
	return ids
}

func (w *Window) largestZone(snap *workspace.Snapshot) string {
	id, most := "", geo.SquareMetres(-1)
	for _, z := range snap.Zones {
		if area := measure.Area(z.Shape); area > most {
			id, most = z.ID, area
		}
	}
	return id
}

func (j joining) options() assembly.Options {
	o := assembly.Options{Most: j.asked.Most, Street: geo.Metres(j.asked.Street), Free: j.asked.Free, Strips: j.asked.Strips}
	switch zone, ok := strings.CutPrefix(j.asked.Where, whereZone); {
	case ok:
		o.Zone = zone
	case j.asked.Where == whereAround:
		o.Seeds = j.ground
	case j.asked.Where == whereAmong:
		o.Among = j.ground
	case j.asked.Where == wherePlot:
		o.Plot = j.plot
	}
	return o
}

// searchAssemblies asks again, off the interface thread; what was asked before is not listened to any more.
func (w *Window) searchAssemblies() {
	j, ws := &w.joining, w.ws
	snap := ws.Snapshot()
	need, ok := snap.Need(j.need)
	if !ok {
		w.closeAssemblies()
		return
	}
	w.stopAssembling()
	j.turn++
	turn, o := j.turn, j.options()
	if j.asked.Where == whereView {
		o.Among = w.parcelIDsInView(snap)
	}
	mine := func() bool { return w.ws == ws && w.joining.turn == turn }
	o.Found = func(a assembly.Answer) {
		w.runner.Post(func() {
			if mine() && w.joining.task != nil {
				w.joining.found = w.loc.N("assemblies.so_far", len(a.Best), "size", w.loc.Number(float64(a.Searched.Size), 0))
				w.showAssemblies()
			}
		})
	}
	j.found, j.err = w.loc.T("assemblies.working"), nil
	var answer assembly.Proposals
	j.task = w.runner.Go(w.loc.T("task.assemble", "need", need.Title), func(ctx context.Context, report func(done, total int64)) (err error) {
		answer, err = assembly.For(ctx, snap, need, o, report)
		return err
	}, func(err error) {
		if !mine() {
			return
		}
		j := &w.joining
		j.task, j.found, j.err = nil, "", err
		if errors.Is(err, context.Canceled) { // what was there before is still good
			j.err = nil
			if j.snap == nil {
				w.leaveShelf()
			}
			w.say(w.loc.T("assemblies.stopped"))
			w.showAssemblies()
			return
		}
		j.snap, j.answer, j.best, j.at, j.drawn = snap, assembly.Proposals{}, nil, 0, nil
		if err == nil {
			j.answer, j.best, j.drawn = answer, assembly.Standing(answer), drawnAssemblies(answer)
		}
		w.showMap(nil)
		w.showToolbar()
		w.chooseAssembly(0)
		if w.shelved(shelfAssembly) {
			w.win.Canvas().Focus(w.sets.Grid())
		}
	})
	w.showAssemblies()
}

func (w *Window) stopAssembling() {
	if w.joining.task != nil {
		w.joining.turn++
		w.joining.task.Cancel()
		w.joining.task = nil
	}
}

// drawnAssemblies is a layer of the sets, in the order of the list; nil when it cannot be drawn.
func drawnAssemblies(p assembly.Proposals) *scene.Layer {
	var b feature.Builder
	for _, a := range p.Proposals {
		b.Begin(feature.Areas)
		b.Geometry(a.Shape)
		b.End()
	}
	set, err := b.Set()
	if err != nil || len(p.Proposals) == 0 {
		return nil
	}
	return scene.NewLayer("assemblies", "assemblies", "", 1, set)
}

// withAssemblies adds the sets that were found to what the map shows.
func (w *Window) withAssemblies(dressed []render.Dressed) []render.Dressed {
	if w.joining.drawn == nil {
		return dressed
	}
	return append(dressed, render.Dressed{Layer: w.joining.drawn, Rules: symbology.ForProposed()})
}

// assemblyInHand is what the map must highlight of them.
func (w *Window) assemblyInHand() []mapview.Picked {
	if w.joining.drawn == nil {
		return nil
	}
	return []mapview.Picked{{Layer: w.joining.drawn, Features: []int{w.joining.at}}}
}

// assembly is the set in hand.
func (w *Window) assembly() (assembly.Proposal, bool) {
	j := w.joining
	if j.at < 0 || j.at >= len(j.answer.Proposals) {
		return assembly.Proposal{}, false
	}
	return j.answer.Proposals[j.at], true
}

// chooseAssembly takes one of the sets in hand and goes to it; beyond the ends it stays.
func (w *Window) chooseAssembly(row int) {
	j := &w.joining
	j.at = max(0, min(row, len(j.answer.Proposals)-1))
	w.showAssemblies()
	w.highlight()
	if a, ok := w.assembly(); ok {
		w.chart.FlyTo(withGround(geo.MercatorBox(a.Shape.Bound())))
	}
}

// closeAssemblies takes the sets off the map and the panel out of the drawer.
func (w *Window) closeAssemblies() {
	had := w.joining.drawn != nil
	w.leaveAssemblies()
	w.emptyShelf(shelfAssembly)
	if had {
		w.showMap(nil)
	}
	w.showToolbar()
}

// leaveAssemblies forgets them and stops looking.
func (w *Window) leaveAssemblies() {
	w.stopAssembling()
	w.joining = joining{turn: w.joining.turn + 1}
}

// refreshAssemblies follows an edit: without the need there is nothing to answer.
func (w *Window) refreshAssemblies() {
	if w.joining.need == "" {
		return
	}
	if _, ok := w.ws.Snapshot().Need(w.joining.need); !ok {
		w.closeAssemblies()
		return
	}
	w.showAssemblies()
}

func (w *Window) showAssemblies() {
	j := w.joining
	snap := w.ws.Snapshot()
	need, ok := snap.Need(j.need)
	if !ok {
		return
	}
	m := assemblies.Model{
		Need: w.loc.T("assemblies.title", "need", need.Title), Wanted: w.askedLine(need), Places: w.assemblyPlaces(snap), Asked: j.asked, Working: j.found, Chosen: -1,
	}
	if c, ok := snap.Company(need.CompanyID); ok {
		m.Wanted = c.Shown() + " · " + m.Wanted
	}
	if j.err != nil {
		m.Trouble = w.sentence(j.err)
	}
	if j.snap != nil && j.err == nil {
		m.Searched = explain.Searched(w.loc, j.answer.Answer)
	}
	for i, a := range j.answer.Proposals {
		m.Rows = append(m.Rows, w.assemblyRow(a, j.best[i]))
	}
	if a, ok := w.assembly(); ok {
		m.Chosen = j.at
		m.Card = w.assemblyCard(a)
	}
	w.sets.Set(m)
}

// assemblyPlaces are where sets can be looked for.
func (w *Window) assemblyPlaces(snap *workspace.Snapshot) []kit.Option {
	var places []kit.Option
	if n := len(w.joining.ground); n > 0 {
		places = append(places, kit.Option{Code: whereAround, Text: w.loc.N("assemblies.around", n)})
		if n > 1 {
			places = append(places, kit.Option{Code: whereAmong, Text: w.loc.N("assemblies.among", n)})
		}
	}
	if p, ok := snap.Plot(w.joining.plot); ok {
		places = append(places, kit.Option{Code: wherePlot, Text: w.loc.T("assemblies.plot", "plot", p.Name)})
	}
	places = append(places, kit.Option{Code: whereView, Text: w.loc.T("assemblies.view")}, kit.Option{Code: whereAnywhere, Text: w.loc.T("assemblies.anywhere")})
	for _, z := range snap.Zones {
		places = append(places, kit.Option{Code: whereZone + z.ID, Text: w.loc.T("assemblies.zone", "zone", z.Name)})
	}
	// A list shows texts: two of the same would be one.
	seen := map[string]int{}
	for i, p := range places {
		if seen[p.Text]++; seen[p.Text] > 1 {
			places[i].Text = fmt.Sprintf("%s (%d)", p.Text, seen[p.Text])
		}
	}
	return places
}

func (w *Window) assemblyRow(a assembly.Proposal, best []assembly.Objective) assemblies.Row {
	has := func(o assembly.Objective) bool { return slices.Contains(w.joining.answer.Answer.Compared, o) }
	r := assemblies.Row{
		Name: a.Match.Name, Area: w.loc.Hectares(float64(a.Area)), Compact: w.loc.Number(a.Compactness, 2), Verdict: upperFirst(explain.Verdict(w.loc, a.Match.Verdict)),
		Owners: w.loc.T("value.unknown"), Price: w.loc.T("value.unknown"),
	}
	if has(assembly.ObjectiveOwners) {
		r.Owners = explain.Between(w.loc, a.Owners, func(v float64) string { return w.loc.Number(v, 0) })
	}
	if has(assembly.ObjectivePrice) {
		r.Price = explain.Between(w.loc, a.Price, w.loc.Euro)
	}
	words := make([]string, len(best))
	for i, o := range best {
		words[i] = w.loc.T("objective." + string(o))
	}
	if a.Elsewhere {
		words = append(words, w.loc.T("assemblies.elsewhere"))
	}
	r.Best = strings.Join(words, ", ")
	return r
}

func (w *Window) assemblyCard(a assembly.Proposal) *assemblies.Card {
	n := func(v int) string { return w.loc.Number(float64(v), 0) }
	answer := w.joining.answer
	c := &assemblies.Card{
		Title: a.Match.Name, Detail: w.loc.T("assemblies.of", "at", n(w.joining.at+1), "of", n(len(answer.Proposals)), "parcels", w.loc.N("companies.parcels", len(a.Parcels))),
		Facts: explain.Assembly(w.loc, a, answer.Answer.Compared),
	}
	for _, r := range a.Match.Reasons {
		if r.Verdict != match.Fits {
			c.Doubts = append(c.Doubts, upperFirst(explain.Reason(w.loc, r)))
		}
	}
	for _, id := range []string{"assembly.plot", "assembly.offer"} {
		o := w.operation(id)
		a := w.action(o)
		a.Title, a.Detail = w.loc.T(o.ShortKey), a.Title
		c.Actions = append(c.Actions, a)
	}
	c.Steps = []kit.Action{w.action(w.operation("assembly.previous")), w.action(w.operation("assembly.next"))}
	return c
}

// hitsOf finds the parcels of a set on the map as it is now: by their ids, else where they were when nothing has moved.
func (w *Window) hitsOf(a assembly.Proposal) []scene.Hit {
	now := w.ws.Snapshot().Scene
	var hits []scene.Hit
	for i, s := range a.At {
		l := now.Layer(s.Layer)
		if l == nil {
			continue
		}
		f := s.Feature
		if l != w.joining.snap.Scene.Layer(s.Layer) {
			f = l.Find(style.IDColumn, a.Parcels[i])
		}
		if f >= 0 {
			hits = append(hits, scene.Hit{Layer: l, Feature: f})
		}
	}
	return hits
}

// plotOfAssembly makes a plot of the parcels in hand, as of parcels that were picked on the map.
func (w *Window) plotOfAssembly() {
	a, _ := w.assembly()
	hits := w.hitsOf(a)
	if len(hits) != len(a.At) {
		w.say(w.loc.T("assemblies.gone"))
		return
	}
	w.parcelsPicked(hits)
}

// offerAssembly notes that the parcels in hand are proposed to the company of the need.
func (w *Window) offerAssembly() {
	a, _ := w.assembly()
	need, _ := w.ws.Snapshot().Need(w.joining.need)
	w.noteProposal(need, data.Proposal{Parcels: slices.Clone(a.Parcels)}, w.loc.N("companies.parcels", len(a.Parcels)))
}

// Assemblies is the panel of parcels to be joined.
func (w *Window) Assemblies() *assemblies.Panel { return w.sets }
